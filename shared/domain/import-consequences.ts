import { parseCalendarDate } from "../calendar/calendar-date.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { Dataset } from "../metrics/dataset.ts";
import { maturesAt } from "../metrics/maturity.ts";
import { prepareDataset, unusedDailyRows } from "../metrics/prepared-dataset.ts";
import type { MetricId } from "../metrics/registry.ts";
import { versionInForce } from "../metrics/threshold.ts";
import { recordsOf } from "../records/read-records.ts";
import { createPilotFigures } from "./create-pilot-figures.ts";
import { engineThresholds } from "./engine-threshold.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { PilotObligation } from "./pilot-obligations.ts";
import { periodsOf, pilotObligations } from "./pilot-obligations.ts";

/** A pilot with what its figures are computed over. */
export interface PilotData {
  readonly state: PilotState;
  readonly dataset: Dataset;
  /** Where they were laid out before; absent: they are for this question. */
  readonly figures?: PilotFigures;
}

/** A threshold that has something new to be judged by. */
export interface JudgedThreshold {
  readonly threshold: string;
  readonly metric: MetricId;
  /** Names, or `*`. */
  readonly workflow: string;
  readonly segment: string;
  /** Labels of the periods whose figure is new or another, in order. */
  readonly periods: readonly string[];
  /** When the last of them has matured (epoch milliseconds): before it nothing fires. */
  readonly maturesAtMs: number;
}

/** What an import changes beside its rows, or what taking one back does. */
export interface ImportConsequences {
  /** ISO weeks with daily data that become whole, and those that no longer are. */
  readonly completedWeeks: readonly string[];
  readonly lostWeeks: readonly string[];
  /** The same of months with revenue. */
  readonly completedMonths: readonly string[];
  readonly lostMonths: readonly string[];
  readonly judged: readonly JudgedThreshold[];
  /** Obligations that fire, and those that fire no more, as they stand at the moment. */
  readonly fired: readonly PilotObligation[];
  readonly withdrawn: readonly PilotObligation[];
  /** Daily rows that are kept but not used, because interactions of their workflow and day are; those that were so before. */
  readonly unusedDailyRows: number;
  readonly unusedDailyRowsBefore: number;
}

/** Compares a pilot before and after an import (or before and after taking one back) at `asOfMs` (epoch milliseconds). */
export function importConsequences(before: PilotData, after: PilotData, asOfMs: number): ImportConsequences {
  const earlier = figuresOf(before);
  const later = figuresOf(after);
  const weeks = difference(wholePeriods(earlier, "week"), wholePeriods(later, "week"));
  const months = difference(wholePeriods(earlier, "month"), wholePeriods(later, "month"));
  return {
    completedWeeks: weeks.gained,
    lostWeeks: weeks.lost,
    completedMonths: months.gained,
    lostMonths: months.lost,
    judged: judgedThresholds(after.state, earlier, later),
    ...obligationDifference(before.state, earlier, after.state, later, asOfMs),
    unusedDailyRows: unusedDailyRows(later.prepared),
    unusedDailyRowsBefore: unusedDailyRows(earlier.prepared),
  };
}

function figuresOf({ dataset, figures }: PilotData): PilotFigures {
  return figures ?? createPilotFigures(prepareDataset(dataset));
}

/** Weeks with daily data, or months with revenue, that lie wholly within the pilot's data. */
function wholePeriods(source: PilotFigures, period: "week" | "month"): ReadonlySet<string> {
  const metric = period === "week" ? "avd.volume" : "revenue.grr";
  const shortest = period === "week" ? 7 : 28;
  const whole = source
    .figures({ by: [period], metrics: [metric] })
    .filter(
      ({ from, to, partial }) => !partial && from !== null && to !== null && daysFrom(from, to) >= shortest,
    );
  return new Set(whole.map(({ period: label }) => label));
}

function daysFrom(from: string, to: string): number {
  return (parseCalendarDate(to) ?? 0) - (parseCalendarDate(from) ?? 0) + 1;
}

function difference(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): { readonly gained: readonly string[]; readonly lost: readonly string[] } {
  return {
    gained: [...after].filter((label) => !before.has(label)).sort(),
    lost: [...before].filter((label) => !after.has(label)).sort(),
  };
}

function judgedThresholds(
  state: PilotState,
  earlier: PilotFigures,
  later: PilotFigures,
): readonly JudgedThreshold[] {
  const { prepared, settings } = later;
  const thresholds = engineThresholds(state);
  const [before, after] = [periodsOf(earlier, thresholds), periodsOf(later, thresholds)];
  return thresholds.flatMap((threshold, place): readonly JudgedThreshold[] => {
    const known = new Map((before[place] ?? []).map((period) => [period.label, period]));
    const changed = (after[place] ?? []).filter((period) => {
      const old = known.get(period.label);
      const isSame = old !== undefined && old.value === period.value && old.n === period.n;
      return period.value !== null && !isSame && versionInForce(threshold, period.from) !== null;
    });
    const last = changed.at(-1);
    if (last === undefined) return [];
    const { id, metric, workflow, segment } = threshold;
    const maturesAtMs = maturesAt(prepared.clock, last.to, settings.confirmationHours);
    return [
      { threshold: id, metric, workflow, segment, periods: changed.map(({ label }) => label), maturesAtMs },
    ];
  });
}

function obligationDifference(
  before: PilotState,
  earlier: PilotFigures,
  after: PilotState,
  later: PilotFigures,
  asOfMs: number,
): Pick<ImportConsequences, "fired" | "withdrawn"> {
  if (recordsOf(after, "threshold").length === 0) return { fired: [], withdrawn: [] };
  const had = pilotObligations(before, earlier, asOfMs);
  const has = pilotObligations(after, later, asOfMs);
  return {
    fired: has.filter(({ id }) => !had.some((other) => other.id === id)),
    withdrawn: had.filter(({ id }) => !has.some((other) => other.id === id)),
  };
}
