import type { DataRange } from "../metrics/data-range.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { RecordOf } from "../records/record-types.ts";
import { comparedRanges } from "./baseline-comparison.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** The change of a rolled-up rate since the baseline, in what the segments did and what their shares did. */
export interface BaselineSplit {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly before: number;
  readonly after: number;
  readonly rate: number;
  readonly mix: number;
  readonly beforeRange: DataRange;
  readonly afterRange: DataRange;
  /** Segments with the denominators that make their shares, in the order of their names. */
  readonly segments: readonly SplitSegment[];
}

/** One segment of a split: its rate and its share of the denominator, before and after; null: it was not there. */
export interface SplitSegment {
  readonly segment: string;
  readonly rateBefore: number | null;
  readonly rateAfter: number | null;
  readonly shareBefore: number;
  readonly shareAfter: number;
}

/**
 * Splits the change of a rate since the baseline exactly into rate and mix (metrics.md, "What moved"); null where the
 * metric does not split, a side is missing or there is one segment alone. It reads the data as they are now.
 */
export function baselineSplit(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  metric: MetricId,
  workflow: string,
  asOfMs: number,
): BaselineSplit | null {
  const { family, dimensions } = metricDefinition(metric);
  const ranges = comparedRanges(figures, baseline, asOfMs);
  const pair = family === "revenue" ? ranges?.month : ranges?.weeks;
  const { after, before } = pair ?? { after: null, before: null };
  if (after === null || before === null || !dimensions.includes("segment")) return null;
  const by = workflow === "*" || !dimensions.includes("workflow") ? [] : (["workflow"] as const);
  const compared = figures
    .comparisons({
      ...after,
      againstFrom: before.from,
      againstTo: before.to,
      by,
      metrics: [metric],
      asOf: asOfMs,
    })
    .find((one) => by.length === 0 || one.workflow === workflow);
  if (compared === undefined) return null;
  const { rateEffect, mixEffect, value, before: valueBefore } = compared;
  if (rateEffect === null || mixEffect === null || value === null || valueBefore === null) return null;
  const segments = segmentsOf(figures, metric, by.length === 0 ? "*" : workflow, before, after);
  if (segments.length < 2) return null;
  return {
    metric,
    workflow: compared.workflow,
    before: valueBefore,
    after: value,
    rate: rateEffect,
    mix: mixEffect,
    beforeRange: before,
    afterRange: after,
    segments,
  };
}

function segmentsOf(
  figures: PilotFigures,
  metric: MetricId,
  workflow: string,
  before: DataRange,
  after: DataRange,
): readonly SplitSegment[] {
  const by = workflow === "*" ? (["segment"] as const) : (["workflow", "segment"] as const);
  const sideOf = (range: DataRange) => {
    const own = figures
      .figures({ by, metrics: [metric], from: range.from, to: range.to })
      .filter((figure) => figure.workflow === workflow && (figure.denominator ?? 0) > 0);
    const total = own.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0);
    return new Map(
      own.map(({ segment, value, denominator }) => [segment, { value, share: (denominator ?? 0) / total }]),
    );
  };
  const [earlier, later] = [sideOf(before), sideOf(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].sort().map((segment) => ({
    segment,
    rateBefore: earlier.get(segment)?.value ?? null,
    rateAfter: later.get(segment)?.value ?? null,
    shareBefore: earlier.get(segment)?.share ?? 0,
    shareAfter: later.get(segment)?.share ?? 0,
  }));
}
