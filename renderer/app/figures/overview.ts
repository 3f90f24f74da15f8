import { dayOf } from "../../../shared/calendar/moments.ts";
import type { BaselineDifference } from "../../../shared/domain/baseline-comparison.ts";
import { baselineDifferences } from "../../../shared/domain/baseline-comparison.ts";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import { currentWindow } from "../../../shared/domain/current-window.ts";
import { HEADLINES } from "../../../shared/domain/headlines.ts";
import { type PilotView, pilotView } from "../../../shared/domain/pilot-view.ts";
import { pilotWorkflow } from "../../../shared/domain/pilot-workflow.ts";
import { type PillarProgress, pilotProgress } from "../../../shared/domain/system-value.ts";
import { windowFigures } from "../../../shared/domain/window-figures.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { Dataset } from "../../../shared/metrics/dataset.ts";
import type { Figure } from "../../../shared/metrics/figure.ts";
import { type HiddenMove, hiddenMoves } from "../../../shared/metrics/hidden-moves.ts";
import { PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { SparkPoint } from "../../../shared/report/charts/sparkline.tsx";
import type { Status } from "../../../shared/report/charts/status.ts";
import type { FigureUnit } from "../../../shared/report/format/report-format.ts";
import { periodPoints } from "./metric-series.ts";
import { verdictStatus } from "./verdict-status.ts";

/** A metric now, against the sealed baseline where there is one. */
export interface MetricNow {
  readonly metric: MetricId;
  readonly unit: FigureUnit;
  readonly workflow: string;
  readonly segment: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly before: number | null;
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  readonly status: Status;
}

/** A pillar's headline with its part of the system value and its last twelve periods. */
export interface PillarNow extends MetricNow {
  readonly pillar: Pillar;
  readonly progress: PillarProgress;
  readonly spark: readonly SparkPoint[];
}

/** Everything that the places show of a pilot at a moment. */
export interface Overview extends Omit<PilotView, "figures"> {
  readonly pilotId: string;
  readonly company: string;
  readonly workflow: string | null;
  readonly startDate: number | null;
  readonly asOfMs: number;
  readonly pillars: readonly PillarNow[];
  readonly baseline: RecordOf<"snapshot"> | null;
  /** Last date with daily data; null: none. */
  readonly dataTo: number | null;
  /** Roll-ups that hide what happens below them. */
  readonly hidden: readonly HiddenMove[];
  /** ISO 8601 of the last journal entry. */
  readonly lastEntryAt: string;
}

/** The overview of a pilot at `asOfMs`, with the view whose figures further questions are asked of. */
export function overviewOf(
  pilot: PilotState,
  dataset: Dataset,
  asOfMs: number,
): { readonly overview: Overview; readonly view: PilotView } {
  const view = pilotView(pilot, dataset, asOfMs);
  const { figures, ...rest } = view;
  const root = pilotRecord(pilot);
  const baseline = baselineInForce(pilot);
  const progress = pilotProgress(figures, baseline, asOfMs);
  const totals = metricsNow(pilot, view, asOfMs, []);
  const differences = baseline === null ? [] : baselineDifferences(figures, baseline, [], asOfMs);
  const parts = baseline === null ? [] : baselineDifferences(figures, baseline, ["segment"], asOfMs);
  const pillars = PILLARS.flatMap((pillar, place): readonly PillarNow[] => {
    const now = totals.find(({ metric }) => metric === HEADLINES[pillar]) ?? withoutData(HEADLINES[pillar]);
    const part = progress.pillars[place];
    if (part === undefined) return [];
    const points = periodPoints(figures, now.metric, "*", 12, asOfMs);
    return [
      {
        ...now,
        pillar,
        progress: part,
        spark: points.map(({ value, state }) => ({ value, isHollow: state !== "whole" })),
      },
    ];
  });
  const overview: Overview = {
    ...rest,
    pilotId: pilot.pilotId,
    company: recordById(pilot, "company", root.company)?.name ?? "Company",
    workflow: pilotWorkflow(pilot)?.name ?? null,
    startDate: dayOf(root.startDate),
    asOfMs,
    pillars,
    baseline,
    dataTo: lastDate(view),
    hidden: hiddenMoves(differences.map(asComparison), parts.map(asComparison)),
    lastEntryAt: pilot.entries.at(-1)?.at ?? "",
  };
  return { overview, view };
}

/** Every metric over the current window for each combination of `by`, with its difference from the sealed baseline. */
export function metricsNow(
  pilot: PilotState,
  { figures }: PilotView,
  asOfMs: number,
  by: readonly ("workflow" | "segment")[],
): readonly MetricNow[] {
  const baseline = baselineInForce(pilot);
  const now = windowFigures(figures, currentWindow(figures, asOfMs), by);
  const differences = baseline === null ? [] : baselineDifferences(figures, baseline, by, asOfMs);
  const keyOf = (one: Pick<Figure, "metric" | "workflow" | "segment">): string =>
    JSON.stringify([one.metric, one.workflow, one.segment]);
  const against = new Map(differences.map((one) => [keyOf(one), one]));
  return now.map((figure) => metricNow(figure, against.get(keyOf(figure)), baseline !== null));
}

function metricNow(
  figure: Figure,
  difference: BaselineDifference | undefined,
  hasBaseline: boolean,
): MetricNow {
  const { metric, workflow, segment, value, low, high, n } = figure;
  return {
    metric,
    unit: unitOf(metric),
    workflow,
    segment,
    value,
    low,
    high,
    n,
    before: difference?.before ?? null,
    difference: difference?.difference ?? null,
    differenceLow: difference?.differenceLow ?? null,
    differenceHigh: difference?.differenceHigh ?? null,
    status: verdictStatus(value, difference, hasBaseline),
  };
}

/** A metric of which there is nothing: it keeps its place. */
function withoutData(metric: MetricId): MetricNow {
  return {
    metric,
    unit: unitOf(metric),
    workflow: "*",
    segment: "*",
    value: null,
    low: null,
    high: null,
    n: null,
    before: null,
    difference: null,
    differenceLow: null,
    differenceHigh: null,
    status: { word: "no data" },
  };
}

function asComparison(difference: BaselineDifference) {
  return { ...difference, rateEffect: null, mixEffect: null };
}

function lastDate({ figures }: PilotView): number | null {
  const ends = (["work", "interactions", "corrections"] as const).flatMap(
    (input) => figures.prepared.ranges.get(input)?.to ?? [],
  );
  return ends.length > 0 ? Math.max(...ends) : (figures.range?.to ?? null);
}
