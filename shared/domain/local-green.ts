import {
  firstDayOfMonth,
  formatMonth,
  lastDayOfMonth,
  type MonthIndex,
  monthOf,
} from "../calendar/calendar-date.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { lastMatureDate } from "./maturity.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { progressOver } from "./system-value.ts";
import { windowFigures } from "./window-figures.ts";

/** How a function's own metrics stand in a month. `unknown`: one of them has no value or no target. */
export interface FunctionMonth {
  readonly function: RecordOf<"shadowMetric">["function"];
  readonly state: "on target" | "off target" | "unknown";
  readonly metrics: readonly {
    readonly id: string;
    readonly name: string;
    readonly value: number | null;
    readonly target: number | null;
    /** Null: it has no value or no target. */
    readonly isOnTarget: boolean | null;
  }[];
}

/** A whole month: what the functions said of themselves, and what became of the system. */
export interface LocalGreenMonth {
  /** YYYY-MM. */
  readonly month: string;
  /** −100 to 100 over the days of the month; null: no data. */
  readonly systemValue: number | null;
  readonly systemBefore: number | null;
  readonly functions: readonly FunctionMonth[];
  /** Every function on target in a month in which system value fell. */
  readonly isLocalGreenSystemRed: boolean;
}

/**
 * The months that functions gave values for, up to the last whole one that has matured at `asOfMs`, the oldest first: did
 * each function that steers by shadow metrics hit its targets, and did system value rise or fall against the month before?
 * A metric that was to be gone by an earlier month counts as long as it has values.
 */
export function localGreenMonths(
  pilot: RecordsHolder,
  figures: PilotFigures,
  baseline: RecordOf<"snapshot"> | null,
  asOfMs: number,
): readonly LocalGreenMonth[] {
  const metrics = recordsOf(pilot, "shadowMetric").filter(({ withheld }) => withheld.length === 0);
  const labels = new Set(metrics.flatMap(({ months }) => Object.keys(months ?? {})));
  const { range, settings } = figures;
  if (labels.size === 0 || range === null) return [];
  const lastDate = Math.min(range.to, lastMatureDate(settings, asOfMs));
  // The last month whose last day is known.
  const last = monthOf(lastDate + 1) - 1;
  const valueIn = (month: MonthIndex): number | null => {
    if (month > last || firstDayOfMonth(month) < range.from) return null;
    const days = { from: firstDayOfMonth(month), to: lastDayOfMonth(month) };
    const window = { weeks: days, month: days, history: null, notes: [] };
    return progressOver(figures, baseline, windowFigures(figures, window, [])).systemValue;
  };
  const found: LocalGreenMonth[] = [];
  for (let month = monthOf(range.from); month <= last; month += 1) {
    const label = formatMonth(month);
    if (!labels.has(label)) continue;
    const functions = functionsIn(metrics, label);
    const [systemBefore, systemValue] = [valueIn(month - 1), valueIn(month)];
    const fell = systemBefore !== null && systemValue !== null && systemValue < systemBefore;
    const isLocalGreenSystemRed = fell && functions.every(({ state }) => state === "on target");
    found.push({ month: label, systemValue, systemBefore, functions, isLocalGreenSystemRed });
  }
  return found;
}

/** The functions that have a metric with a value or a target of this month. */
function functionsIn(metrics: readonly RecordOf<"shadowMetric">[], month: string): readonly FunctionMonth[] {
  const own = metrics.filter(
    ({ months, targets }) => months?.[month] !== undefined || targets?.[month] !== undefined,
  );
  return [...Map.groupBy(own, (metric) => metric.function)].map(([name, group]): FunctionMonth => {
    const judged = group.map((metric) => {
      const value = metric.months?.[month] ?? null;
      const target = metric.targets?.[month] ?? metric.target ?? null;
      return { id: metric.id, name: metric.name, value, target, isOnTarget: onTarget(metric, value, target) };
    });
    const state = judged.some(({ isOnTarget }) => isOnTarget === false)
      ? "off target"
      : judged.every(({ isOnTarget }) => isOnTarget === true)
        ? "on target"
        : "unknown";
    return { function: name, state, metrics: judged };
  });
}

function onTarget(
  { direction = "up" }: RecordOf<"shadowMetric">,
  value: number | null,
  target: number | null,
): boolean | null {
  if (value === null || target === null) return null;
  return direction === "up" ? value >= target : value <= target;
}

/** One sentence without a full stop on a month (`label`: how it is called) of local green, system red. */
export function localGreenSentence(
  { month, functions, systemBefore, systemValue }: LocalGreenMonth,
  label = month,
): string {
  const count = functions.reduce((sum, { metrics }) => sum + metrics.length, 0);
  const who = functions.map((one) => one.function).join(", ");
  const points = (value: number | null): string =>
    value === null ? "–" : String(Math.round(value)).replace("-", "−");
  const metrics = `${count} ${count === 1 ? "shadow metric" : "shadow metrics"}`;
  return `local green, system red in ${label}: every function was on target (${metrics} of ${who}) while system value fell from ${points(systemBefore)} to ${points(systemValue)}`;
}
