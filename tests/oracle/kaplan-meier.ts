/** Kaplan-Meier median and its band, with S(t) held as an exact fraction. */

import type { Interval } from "./numerics.ts";
import { z } from "./numerics.ts";
import type { Rational } from "./rational.ts";
import { compare, fraction, isZero, one, times, toNumber } from "./rational.ts";

export interface Observation {
  /** In any whole unit (nanoseconds, days): the unit of the results. */
  readonly duration: bigint;
  /** false = censored at `duration`. */
  readonly event: boolean;
}

export interface Step {
  readonly time: bigint;
  readonly events: number;
  readonly atRisk: number;
  /** S just after `time`. */
  readonly survival: Rational;
}

const half = fraction(1n, 2n);

/** One step for each distinct event time, in order. */
export function survivalSteps(observations: readonly Observation[]): readonly Step[] {
  const eventTimes = [...new Set(observations.filter((o) => o.event).map((o) => o.duration))];
  eventTimes.sort((a, b) => (a < b ? -1 : 1));
  let survival = one;
  return eventTimes.map((time) => {
    const atRisk = observations.filter((o) => o.duration >= time).length;
    const events = observations.filter((o) => o.event && o.duration === time).length;
    survival = times(survival, fraction(BigInt(atRisk - events), BigInt(atRisk)));
    return { time, events, atRisk, survival };
  });
}

/** The smallest event time with S <= 1/2, or null where S never gets there. */
export function kaplanMeierMedian(observations: readonly Observation[]): bigint | null {
  return survivalSteps(observations).find((step) => compare(step.survival, half) <= 0)?.time ?? null;
}

/** The band's ends in the unit of the durations; `toUnit` turns a duration into the number to print. */
export function kaplanMeierInterval(
  observations: readonly Observation[],
  toUnit: (duration: bigint) => number,
): Interval {
  let low: number | null = null;
  let high: number | null = null;
  let sum = 0; // Greenwood: sum of d / (n (n - d))
  for (const { time, events, atRisk, survival } of survivalSteps(observations)) {
    if (isZero(survival)) {
      low ??= toUnit(time);
      continue;
    }
    sum += events / (atRisk * (atRisk - events));
    const s = toNumber(survival);
    const width = (z * Math.sqrt(sum)) / Math.abs(Math.log(s));
    const lowerBand = s ** Math.exp(width);
    const upperBand = s ** Math.exp(-width);
    if (lowerBand <= 0.5) low ??= toUnit(time);
    if (upperBand <= 0.5) high ??= toUnit(time);
  }
  return { low, high };
}
