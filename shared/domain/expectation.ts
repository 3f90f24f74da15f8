import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth, monthOf } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Comparison } from "../metrics/figure.ts";
import { DEFAULT_IMPACT_DAYS } from "../metrics/impact.ts";
import { maturesAt } from "../metrics/maturity.ts";
import type { MetricId } from "../metrics/registry.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { takenAt } from "./decision-times.ts";
import type { ScopeNames } from "./frozen-figure.ts";
import { scopeNames } from "./frozen-figure.ts";
import type { LensName } from "./lenses.ts";
import { LENSES } from "./lenses.ts";
import { expectedChange, ONLY_OPTION } from "./net-effect.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { isTaken } from "./rights.ts";

/**
 * How an expectation came out. `met`: the measured change is shown to go the expected way, and its interval reaches the
 * expected change. `missed`: the interval stays short of it, or is shown to go the other way. `not shown`: the interval
 * holds both the expected change and none at all. `not enough data`: there is no interval. `waiting`: its date has not
 * come, or has not matured.
 */
export type ExpectationWord = "met" | "missed" | "not shown" | "not enough data" | "waiting";

/** What one lens of a taken decision expected, and what was measured. */
export interface Expectation extends ScopeNames {
  readonly decision: string;
  readonly lens: LensName;
  readonly metric: MetricId;
  /** In the metric's own unit. */
  readonly expected: number;
  readonly by: EpochDay;
  /** From when on it is judged, epoch milliseconds. */
  readonly dueAtMs: number;
  readonly word: ExpectationWord;
  /** The two windows; null where the date leaves no room for them. */
  readonly before: DataRange | null;
  readonly after: DataRange | null;
  /** Measured change with its interval and verdict; null before it is judged. */
  readonly comparison: Comparison | null;
  /** Titles of other changes on the same workflow within the windows. */
  readonly confounders: readonly string[];
}

/**
 * The expectations of a taken decision: the lenses that name a metric, a change and a date. The windows are those of the
 * impact of a change: the days before it was carried out (or else decided) against as many that end on its date; for
 * pillar 4 the last whole month before against the last whole month up to it.
 */
export function expectationsOf(
  pilot: RecordsHolder,
  figures: PilotFigures,
  decision: RecordOf<"decision">,
  asOfMs: number,
): readonly Expectation[] {
  const { timeZone } = figures.settings;
  const on = dateOfMoment(decision.executedAt ?? takenAt(decision), timeZone);
  if (!isTaken(decision) || on === null) return [];
  return LENSES.flatMap((lens): readonly Expectation[] => {
    const stated = decision.lenses?.[lens];
    const by = dayOf(stated?.by);
    const change = expectedChange(decision, decision.chosen ?? ONLY_OPTION, lens);
    if (stated?.metric === undefined || !isMetricId(stated.metric) || by === null || change === null)
      return [];
    return [
      expectation(
        pilot,
        figures,
        { decision, lens, metric: stated.metric, expected: change, by, on },
        asOfMs,
      ),
    ];
  });
}

/** Whether an expectation was judged: there is an interval to hold it against. */
export function isJudged({ word }: Expectation): boolean {
  return word === "met" || word === "missed" || word === "not shown";
}

interface Stated {
  readonly decision: RecordOf<"decision">;
  readonly lens: LensName;
  readonly metric: MetricId;
  readonly expected: number;
  readonly by: EpochDay;
  readonly on: EpochDay;
}

function expectation(
  pilot: RecordsHolder,
  figures: PilotFigures,
  { decision, lens, metric, expected, by, on }: Stated,
  asOfMs: number,
): Expectation {
  const { settings, prepared } = figures;
  const names = scopeNames(pilot, metric, decision);
  const windows = windowsOf(metric, on, by);
  const dueAtMs = maturesAt(prepared.clock, windows?.after.to ?? by, settings.confirmationHours);
  const common = { decision: decision.id, lens, metric, expected, by, dueAtMs, ...names };
  if (windows === null) {
    const word = asOfMs < dueAtMs ? "waiting" : "not enough data";
    return { ...common, word, before: null, after: null, comparison: null, confounders: [] };
  }
  const { before, after } = windows;
  if (asOfMs < dueAtMs) {
    return { ...common, word: "waiting", before, after, comparison: null, confounders: [] };
  }
  const comparison = compared(figures, metric, names, windows, asOfMs);
  const isThin =
    metricDefinition(metric).family === "daily" &&
    [before, after].some((range) => daysMeasured(figures, metric, names, range) < DEFAULT_IMPACT_DAYS / 2);
  return {
    ...common,
    word: comparison === null || isThin ? "not enough data" : wordOf(expected, comparison),
    before,
    after,
    comparison,
    confounders: confoundersOf(pilot, figures, decision, { from: before.from, to: after.to }),
  };
}

/** Where the measured interval lies between none and the expected change. */
export function wordOf(
  expected: number,
  { differenceLow: low, differenceHigh: high }: Pick<Comparison, "differenceLow" | "differenceHigh">,
): ExpectationWord {
  if (low === null && high === null) return "not enough data";
  const [least, most] = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
  if (expected === 0) return least > 0 || most < 0 ? "missed" : "met";
  const reaches = expected > 0 ? most >= expected : least <= expected;
  const isShown = expected > 0 ? least > 0 : most < 0;
  return !reaches ? "missed" : isShown ? "met" : "not shown";
}

function windowsOf(
  metric: MetricId,
  on: EpochDay,
  by: EpochDay,
): { readonly before: DataRange; readonly after: DataRange } | null {
  if (metricDefinition(metric).family === "revenue") {
    const last = monthOf(by + 1) - 1;
    const first = monthOf(on);
    const isWholeAfter = firstDayOfMonth(last) >= on;
    if (!isWholeAfter) return null;
    return {
      before: { from: firstDayOfMonth(first - 1), to: lastDayOfMonth(first - 1) },
      after: { from: firstDayOfMonth(last), to: lastDayOfMonth(last) },
    };
  }
  const from = Math.max(on, by - DEFAULT_IMPACT_DAYS + 1);
  if (from > by) return null;
  return { before: { from: on - DEFAULT_IMPACT_DAYS, to: on - 1 }, after: { from, to: by } };
}

function compared(
  figures: PilotFigures,
  metric: MetricId,
  { workflow, segment }: ScopeNames,
  { before, after }: { readonly before: DataRange; readonly after: DataRange },
  asOf: number,
): Comparison | null {
  const names = { workflow, segment };
  const by = (["workflow", "segment"] as const).filter((dimension) => names[dimension] !== "*");
  const found = figures
    .comparisons({ ...after, againstFrom: before.from, againstTo: before.to, by, metrics: [metric], asOf })
    .find((one) => one.workflow === workflow && one.segment === segment);
  return found === undefined || found.difference === null ? null : found;
}

/** Days of a range on which the metric has a value in the scope. */
function daysMeasured(
  figures: PilotFigures,
  metric: MetricId,
  { workflow, segment }: ScopeNames,
  range: DataRange,
): number {
  const names = { workflow, segment };
  const by = [
    "day",
    ...(["workflow", "segment"] as const).filter((dimension) => names[dimension] !== "*"),
  ] as const;
  return figures
    .figures({ by, metrics: [metric], ...range })
    .filter((one) => one.workflow === workflow && one.segment === segment && one.value !== null).length;
}

function confoundersOf(
  pilot: RecordsHolder,
  { prepared }: PilotFigures,
  decision: RecordOf<"decision">,
  range: DataRange,
): readonly string[] {
  return recordsOf(pilot, "change").flatMap((change) => {
    const on = dateOfMoment(change.at, prepared.clock.timeZone);
    const isOwn = change.decision === decision.id || change.id === decision.change;
    const isElsewhere = decision.workflow !== undefined && change.workflow !== decision.workflow;
    const isPlanned = change.status === "planned" || change.status === "authorised";
    if (on === null || isOwn || isElsewhere || isPlanned || on < range.from || on > range.to) return [];
    return [change.title ?? change.key];
  });
}
