import type { Pillar } from "../metrics/metric-settings.ts";
import { PILLARS } from "../metrics/metric-settings.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import type { BaselineDifference } from "./baseline-comparison.ts";
import type { PassCriteria, PassCriterion } from "./pass-criteria.ts";

/** How one pillar's criterion came out, with the reasons where it did not pass. */
export interface CriterionOutcome {
  readonly pillar: Pillar;
  readonly outcome: "pass" | "fail" | "not enough data";
  readonly reasons: readonly string[];
}

/** The verdict against the Day-180 pass criteria. */
export interface PassVerdict {
  readonly verdict: "performs" | "does not perform" | "not enough data";
  readonly outcomes: readonly CriterionOutcome[];
  /** All reasons, in the order of the pillars. */
  readonly reasons: readonly string[];
}

/**
 * Judges the criteria on differences from the sealed baseline. Each criterion needs, in the roll-up, its verdict (or a
 * better one) and its target reached; and no segment that the baseline knew may be worse, or (pillars 1–3) have too
 * little data, so that a change of mix cannot pass for an improvement. One pillar that fails decides; then one that cannot be judged.
 *
 * `differences` holds those with workflow `*`, both with segment `*` and by segment.
 */
export function passVerdict(
  criteria: PassCriteria | null,
  differences: readonly BaselineDifference[],
): PassVerdict {
  const outcomes: CriterionOutcome[] = [];
  for (const pillar of PILLARS) {
    const criterion = criteria?.[pillar];
    if (criterion === undefined) continue;
    const own = differences.filter(({ metric, workflow }) => metric === criterion.metric && workflow === "*");
    outcomes.push({ pillar, ...criterionOutcome(criterion, own) });
  }
  if (outcomes.length === 0) {
    return { verdict: "not enough data", outcomes, reasons: ["no Day-180 pass criteria were sealed"] };
  }
  return { verdict: wordOf(outcomes), outcomes, reasons: outcomes.flatMap(({ reasons }) => reasons) };
}

function wordOf(outcomes: readonly CriterionOutcome[]): PassVerdict["verdict"] {
  if (outcomes.some(({ outcome }) => outcome === "fail")) return "does not perform";
  if (outcomes.some(({ outcome }) => outcome === "not enough data")) return "not enough data";
  return "performs";
}

function criterionOutcome(
  criterion: PassCriterion,
  differences: readonly BaselineDifference[],
): Pick<CriterionOutcome, "outcome" | "reasons"> {
  const total = differences.find(({ segment }) => segment === "*");
  const segments = differences.filter(({ segment, before }) => segment !== "*" && before !== null);
  const failures = [
    ...totalFailures(criterion, total),
    ...segmentReasons(criterion.metric, segments, "worse", segments.length),
  ];
  if (failures.length > 0) return { outcome: "fail", reasons: failures };
  const isTotalKnown =
    total !== undefined &&
    total.value !== null &&
    total.verdict !== null &&
    total.verdict !== "not enough data";
  // Few customers of one segment can ever be compared: pillar 4 is the company's, and its segments are only asked for harm.
  const asked = isMetricId(criterion.metric) && metricDefinition(criterion.metric).family === "daily";
  const unknown = [
    ...(isTotalKnown ? [] : [`${criterion.metric}: not enough data`]),
    ...(asked ? segmentReasons(criterion.metric, segments, "not enough data", segments.length) : []),
  ];
  return unknown.length > 0
    ? { outcome: "not enough data", reasons: unknown }
    : { outcome: "pass", reasons: [] };
}

function totalFailures(criterion: PassCriterion, total: BaselineDifference | undefined): readonly string[] {
  if (total === undefined) return [];
  const { metric, verdict: needed, target } = criterion;
  const failures: string[] = [];
  const isShort =
    total.verdict === "worse" || (needed === "improved" && total.verdict === "no detectable change");
  if (isShort) failures.push(`${metric}: ${total.verdict}, needed "${needed}"`);
  if (target !== null && total.value !== null && !isReached(metric, total.value, target)) {
    failures.push(`${metric}: the target is not reached`);
  }
  return failures;
}

function segmentReasons(
  metric: string,
  segments: readonly BaselineDifference[],
  word: "worse" | "not enough data",
  total: number,
): readonly string[] {
  const names = segments.filter(({ verdict }) => verdict === word).map(({ segment }) => segment);
  if (names.length === 0) return [];
  if (word === "worse")
    return [`${metric}: worse in ${names.length} of ${total} segments (${names.join(", ")})`];
  return names.map((name) => `${metric}: not enough data in segment ${name}`);
}

function isReached(metric: string, value: number, target: number): boolean {
  if (!isMetricId(metric)) return false;
  return metricDefinition(metric).direction === "down" ? value <= target : value >= target;
}
