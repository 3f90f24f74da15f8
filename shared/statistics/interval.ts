/** A 95 % interval. Both ends belong to it; `null` is an open end: the data set no bound on that side. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** The part of an interval inside the possible range. An open end stays open: a cut is not a bound that the data gave. */
export function cutInterval(interval: Interval, min: number, max: number): Interval {
  return { low: clampEnd(interval.low, min, max), high: clampEnd(interval.high, min, max) };
}

/** The wider of two intervals, end by end: the smaller low end and the larger high end; open beats any number. */
export function widerOf(a: Interval, b: Interval): Interval {
  return {
    low: a.low === null || b.low === null ? null : Math.min(a.low, b.low),
    high: a.high === null || b.high === null ? null : Math.max(a.high, b.high),
  };
}

function clampEnd(end: number | null, min: number, max: number): number | null {
  return end === null ? null : Math.min(max, Math.max(min, end));
}
