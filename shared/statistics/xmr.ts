import { preciseSum } from "./precise-sum.ts";

/** Fewer earlier points than this bear no chart. */
const FEWEST_POINTS = 6;
/** From this many earlier points on the limits stay those of the first ones. */
const LOCKED_POINTS = 12;
/** Converts a mean moving range of two into three standard deviations (3 / 1.128). */
const LIMIT_FACTOR = 2.66;
const RUN_LENGTH = 8;
const NEAR_WINDOW = 4;
const NEAR_COUNT = 3;

/** Why the newest point counts as a signal. */
export type ProcessSignal = "outside" | "run of 8" | "3 of 4 nearer the limit";

/** The chart around the newest point. */
export interface ProcessChart {
  /** `trial`: limits from all 6–11 earlier points; `locked`: from the first 12 since the last recorded shift. */
  readonly state: "trial" | "locked";
  readonly centre: number;
  /** As drawn: a limit beyond the possible range lies at its edge. */
  readonly lowerLimit: number;
  readonly upperLimit: number;
  /** Whether the computed limit lies inside the possible range, so that points near or beyond it are signals. */
  readonly isLowerLimitLive: boolean;
  readonly isUpperLimitLive: boolean;
  /** The signals of the newest point, empty if it has none or is missing. */
  readonly signals: readonly ProcessSignal[];
  /** The side of the centre that the signals lie on; `null` without a signal. All signals of a point share one side. */
  readonly side: "above" | "below" | null;
}

/** Too few earlier points for limits: too early to tell. */
export interface NoProcessChart {
  readonly state: "too early";
  /** Earlier points that there are. */
  readonly points: number;
}

/** The possible range of the metric and where its history begins. */
export interface ProcessOptions {
  readonly lower?: number;
  readonly upper?: number;
  /** Index of the first point after the last recorded shift; older points are left out of everything. Default 0. */
  readonly shiftIndex?: number;
}

/**
 * XmR chart (Wheeler, Understanding Variation) of successive weekly values, oldest first, the newest last; `null` is a
 * missing week. Centre and limits come from the earlier points alone: mean, and mean ± 2.66 × mean moving range.
 *
 * Decisions where the method leaves room:
 * - A missing week breaks the moving range, as the spec says, but not the order of the points: runs and "3 of 4" look at
 *   the points that there are.
 * - If every moving range is broken by a missing week there are no limits: "too early".
 * - An edge of the range silences the limit on its side ("outside", "3 of 4"), not the run, which knows no limit.
 * - All rules compare with the centre and limits in force for the newest point, also for the earlier points.
 */
export function processBehaviour(
  points: readonly (number | null)[],
  options: ProcessOptions = {},
): ProcessChart | NoProcessChart {
  const history = points.slice(options.shiftIndex ?? 0);
  const newest = history.pop() ?? null;
  const earlier = history.filter((point) => point !== null);
  const isLocked = earlier.length >= LOCKED_POINTS;
  const basis = isLocked ? firstPresent(history, LOCKED_POINTS) : history;
  const movingRange = meanMovingRange(basis);
  if (earlier.length < FEWEST_POINTS || movingRange === null) {
    return { state: "too early", points: earlier.length };
  }

  const centre = meanOf(basis.filter((point) => point !== null));
  const { lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY } = options;
  const computedLower = centre - LIMIT_FACTOR * movingRange;
  const computedUpper = centre + LIMIT_FACTOR * movingRange;
  const limits = {
    centre,
    lowerLimit: Math.max(lower, computedLower),
    upperLimit: Math.min(upper, computedUpper),
    isLowerLimitLive: computedLower >= lower,
    isUpperLimitLive: computedUpper <= upper,
  };
  const signals = newest === null ? [] : signalsOf([...earlier, newest], newest, limits);
  const side = newest === null || signals.length === 0 ? null : newest > centre ? "above" : "below";
  return { state: isLocked ? "locked" : "trial", ...limits, signals, side };
}

type Limits = Omit<ProcessChart, "state" | "signals" | "side">;

function signalsOf(present: readonly number[], newest: number, limits: Limits): ProcessSignal[] {
  const { centre } = limits;
  if (newest === centre) return [];
  // Everything is looked at from the newest point's side, as distances from the centre.
  const sign = newest > centre ? 1 : -1;
  const limit = sign > 0 ? limits.upperLimit : limits.lowerLimit;
  const isLimitLive = sign > 0 ? limits.isUpperLimitLive : limits.isLowerLimitLive;
  const isNear = (point: number) =>
    Math.abs(point - limit) < Math.abs(point - centre) && isBeyond(point, centre, sign);

  const signals: ProcessSignal[] = [];
  if (isLimitLive && isBeyond(newest, limit, sign)) signals.push("outside");
  const run = present.slice(-RUN_LENGTH);
  if (run.length === RUN_LENGTH && run.every((point) => isBeyond(point, centre, sign)))
    signals.push("run of 8");
  const near = present.slice(-NEAR_WINDOW).filter(isNear);
  if (isLimitLive && isNear(newest) && near.length >= NEAR_COUNT) signals.push("3 of 4 nearer the limit");
  return signals;
}

function isBeyond(point: number, line: number, sign: number): boolean {
  return sign > 0 ? point > line : point < line;
}

/** The history up to and including its `count`-th present point, missing weeks kept. */
function firstPresent(history: readonly (number | null)[], count: number): readonly (number | null)[] {
  let seen = 0;
  const end = history.findIndex((point) => {
    if (point !== null) seen += 1;
    return seen === count;
  });
  return history.slice(0, end + 1);
}

/** The mean of |xᵢ − xᵢ₋₁| over neighbouring weeks that both have a point; `null` if no two do. */
function meanMovingRange(history: readonly (number | null)[]): number | null {
  const ranges: number[] = [];
  let previous: number | null = null;
  for (const point of history) {
    if (point !== null && previous !== null) ranges.push(Math.abs(point - previous));
    previous = point;
  }
  return ranges.length === 0 ? null : preciseSum(ranges) / ranges.length;
}

/** Around the first value, so that the mean of equal values is that value to the last bit and a flat series stays flat. */
function meanOf(values: readonly number[]): number {
  const [first = 0] = values;
  return first + preciseSum(values.map((value) => value - first)) / values.length;
}
