import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { RecordOf } from "../records/record-types.ts";
import { baselineDifferences, comparedRanges } from "./baseline-comparison.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** More outcomes, each of them dearer than at the baseline. Changes are shares of the value before. */
export interface FragileGrowth {
  readonly outcomesBefore: number;
  readonly outcomesAfter: number;
  /** Outcomes a day, after over before, less 1. */
  readonly growth: number;
  readonly costBefore: number;
  readonly costAfter: number;
  readonly costRise: number;
  /** The part of the cost that rose most, with its values an outcome; null: no part has both. */
  readonly carrier: {
    readonly metric: MetricId;
    readonly name: string;
    readonly before: number;
    readonly after: number;
  } | null;
}

const PARTS = ["cost.modelPerOutcome", "cost.infraPerOutcome", "cost.supportPerOutcome"] as const;

/** Growth whose cost per outcome is proven worse than at the baseline, over the same windows; null: it is not so. */
export function fragileGrowth(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  asOfMs: number,
): FragileGrowth | null {
  const ranges = comparedRanges(figures, baseline, asOfMs)?.weeks;
  const differences = baselineDifferences(figures, baseline, [], asOfMs);
  const cost = differences.find(({ metric }) => metric === "cost.perOutcome");
  if (ranges === undefined || ranges.after === null || ranges.before === null) return null;
  if (cost === undefined || cost.verdict !== "worse" || cost.value === null || cost.before === null)
    return null;
  const outcomesIn = (range: { readonly from: number; readonly to: number }): number | null =>
    figures
      .figures({ by: [], metrics: ["cost.perOutcome"], from: range.from, to: range.to })
      .find(({ metric }) => metric === "cost.perOutcome")?.denominator ?? null;
  const [before, after] = [outcomesIn(ranges.before), outcomesIn(ranges.after)];
  if (before === null || after === null || before === 0) return null;
  const days = ({ from, to }: { readonly from: number; readonly to: number }): number => to - from + 1;
  const growth = after / days(ranges.after) / (before / days(ranges.before)) - 1;
  if (growth <= 0) return null;
  return {
    outcomesBefore: before,
    outcomesAfter: after,
    growth,
    costBefore: cost.before,
    costAfter: cost.value,
    costRise: cost.value / cost.before - 1,
    carrier: carrierOf(differences),
  };
}

function carrierOf(differences: ReturnType<typeof baselineDifferences>): FragileGrowth["carrier"] {
  const parts = PARTS.flatMap((metric) => {
    const part = differences.find((one) => one.metric === metric);
    if (part === undefined || part.value === null || part.before === null || part.value <= part.before)
      return [];
    const { name } = metricDefinition(metric);
    return [{ metric, name, before: part.before, after: part.value }];
  }).toSorted((a, b) => b.after - b.before - (a.after - a.before));
  return parts[0] ?? null;
}
