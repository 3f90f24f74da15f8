import { parseCalendarDate } from "../calendar/calendar-date.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Comparison } from "../metrics/figure.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { baselineDifferences, comparedRanges } from "./baseline-comparison.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { readContent } from "./snapshot-content.ts";

/** That a rise since the baseline may be a return to where the metric had been before it (regression to the mean). */
export interface RegressionNote {
  readonly metric: MetricId;
  /** The weeks before the baseline window that are known. */
  readonly history: DataRange;
  /** Now against that history: value before is the history's. */
  readonly against: Comparison;
  /** The workflow is on record as chosen because it did badly. */
  readonly isChosenBecauseBad: boolean;
}

/**
 * A note for every metric that improved against the baseline but is no better than the history before it was, where the
 * baseline itself lay on the bad side of that history. Without history, or where the workflow did as usual when it was
 * measured, there is nothing to note.
 */
export function regressionNotes(
  pilot: RecordsHolder,
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  asOfMs: number,
): readonly RegressionNote[] {
  const content = readContent(baseline.content);
  const after = comparedRanges(figures, baseline, asOfMs)?.weeks.after ?? null;
  const history = rangeOf(content?.window.history ?? null);
  if (after === null || history === null) return [];
  const improved = new Map(
    baselineDifferences(figures, baseline, [], asOfMs)
      .filter(
        ({ metric, verdict }) => verdict === "improved" && metricDefinition(metric).family !== "revenue",
      )
      .map((difference) => [difference.metric, difference]),
  );
  if (improved.size === 0) return [];
  const isChosenBecauseBad = recordsOf(pilot, "workflow").some(
    ({ chosenBecauseBad }) => chosenBecauseBad === true,
  );
  return figures
    .comparisons({
      ...after,
      againstFrom: history.from,
      againstTo: history.to,
      by: [],
      metrics: [...improved.keys()],
      asOf: asOfMs,
    })
    .flatMap((against): RegressionNote[] => {
      const sealed = improved.get(against.metric)?.before ?? null;
      const wasWorse =
        sealed !== null && against.before !== null && isWorse(against.metric, sealed, against.before);
      const isBack = against.verdict === "no detectable change" || against.verdict === "worse";
      return wasWorse && isBack ? [{ metric: against.metric, history, against, isChosenBecauseBad }] : [];
    });
}

function isWorse(metric: MetricId, one: number, other: number): boolean {
  return metricDefinition(metric).direction === "down" ? one > other : one < other;
}

function rangeOf(sealed: { readonly from: string; readonly to: string } | null): DataRange | null {
  const from = sealed === null ? null : parseCalendarDate(sealed.from);
  const to = sealed === null ? null : parseCalendarDate(sealed.to);
  return from === null || to === null ? null : { from, to };
}
