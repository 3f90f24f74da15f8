import { dayOf } from "../../shared/calendar/moments.ts";
import { baselineInForce } from "../../shared/domain/baselines.ts";
import { HEADLINES } from "../../shared/domain/headlines.ts";
import { hiddenMovesNow } from "../../shared/domain/hidden-now.ts";
import { type AskRow, askRows } from "../../shared/domain/open-asks.ts";
import { nameOfPerson } from "../../shared/domain/people-roles.ts";
import type { PilotView } from "../../shared/domain/pilot-view.ts";
import { pilotWorkflow } from "../../shared/domain/pilot-workflow.ts";
import { type ReadinessSummary, readinessSummary } from "../../shared/domain/readiness/readiness-summary.ts";
import { type PillarProgress, pilotProgress } from "../../shared/domain/system-value.ts";
import type { HiddenMove } from "../../shared/metrics/hidden-moves.ts";
import { PILLARS, type Pillar } from "../../shared/metrics/metric-settings.ts";
import type { MetricId } from "../../shared/metrics/registry.ts";
import { type LastEntry, lastEntries } from "../../shared/portfolio/arrivals.ts";
import { type OverdueAsks, overdueAsks } from "../../shared/portfolio/ask-load.ts";
import { lastDataDate } from "../../shared/portfolio/company-standing.ts";
import { pilotRecord, recordById } from "../../shared/records/read-records.ts";
import type { RecordOf } from "../../shared/records/record-types.ts";
import { unitOf } from "../../shared/report/baseline/metric-print.ts";
import type { FigureGround } from "./figure-ground.ts";
import { type MetricSpark, metricSpark } from "./metric-spark.ts";
import { type MetricNow, metricsNow } from "./metrics-now.ts";

/** A pillar's headline with its part of the system value and its last twelve periods. */
export interface PillarNow extends MetricNow {
  readonly pillar: Pillar;
  readonly progress: PillarProgress;
  readonly spark: MetricSpark;
}

/** A question, with people by name and the type of what it is about. */
export interface NamedAsk extends AskRow {
  readonly ownerName: string | null;
  readonly answeredByName: string | null;
  /** Type of the record that it is about; null: a metric, or the pilot as a whole. */
  readonly aboutType: string | null;
}

/** Everything that the places show of a pilot at a moment. */
export interface Overview extends Omit<PilotView, "figures"> {
  readonly pilotId: string;
  readonly company: string;
  readonly workflow: string | null;
  readonly startDate: number | null;
  readonly asOfMs: number;
  readonly pillars: readonly PillarNow[];
  /** The baseline in force, without the figures that it froze: those are large, and in the pilot's record of it. */
  readonly baseline: Omit<RecordOf<"snapshot">, "content"> | null;
  readonly currency: string;
  readonly timeZone: string;
  /** Last date with daily data; null: none. */
  readonly dataTo: number | null;
  /** Roll-ups that hide what happens below them. */
  readonly hidden: readonly HiddenMove[];
  /** What was asked in it, with the names that stand beside. */
  readonly asks: readonly NamedAsk[];
  /** ISO 8601 of the last journal entry. */
  readonly lastEntryAt: string;
  /** The last entry of every machine that wrote in its journal. */
  readonly lastEntries: readonly LastEntry[];
  readonly overdueAsks: OverdueAsks;
  /** Of a diligence target: how ready it is; null: it is a pilot. */
  readonly readiness: ReadinessSummary | null;
}

/** The overview of a pilot at a moment. */
export function overviewOf(ground: FigureGround): Overview {
  const { state, figures, asOfMs } = ground;
  const { figures: _, ...view } = ground.view();
  const root = pilotRecord(state);
  const baseline = baselineInForce(state);
  const progress = pilotProgress(figures, baseline, asOfMs);
  const totals = metricsNow(ground, []);
  const pillars = PILLARS.flatMap((pillar, place): readonly PillarNow[] => {
    const now = totals.find(({ metric }) => metric === HEADLINES[pillar]) ?? withoutData(HEADLINES[pillar]);
    const part = progress.pillars[place];
    if (part === undefined) return [];
    return [
      {
        ...now,
        pillar,
        progress: part,
        spark: metricSpark(ground, now.metric),
      },
    ];
  });
  return {
    ...view,
    pilotId: state.pilotId,
    company: recordById(state, "company", root.company)?.name ?? "Company",
    workflow: pilotWorkflow(state)?.name ?? null,
    startDate: dayOf(root.startDate),
    asOfMs,
    pillars,
    baseline: baseline === null ? null : withoutContent(baseline),
    currency: root.currency,
    timeZone: root.timeZone,
    dataTo: lastDataDate(figures),
    hidden: baseline === null ? [] : hiddenMovesNow(figures, baseline, asOfMs),
    asks: askRows(state, view.moment.date).map((ask) => ({
      ...ask,
      ownerName: ask.owner === null ? null : nameOfPerson(state, ask.owner),
      answeredByName: ask.answeredBy === null ? null : nameOfPerson(state, ask.answeredBy),
      aboutType: ask.about === null ? null : (state.records.get(ask.about)?.type ?? null),
    })),
    lastEntryAt: state.entries.at(-1)?.at ?? "",
    lastEntries: lastEntries(state),
    overdueAsks: overdueAsks(state, view.moment.date),
    readiness: view.moment.stage === "target" ? readinessSummary(state) : null,
  };
}

function withoutContent(snapshot: RecordOf<"snapshot">): Omit<RecordOf<"snapshot">, "content"> {
  const { content: _, ...about } = snapshot;
  return about;
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
    from: null,
    to: null,
  };
}
