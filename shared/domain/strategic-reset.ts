import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth, monthOf } from "../calendar/calendar-date.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { Verdict } from "../statistics/difference.ts";
import { lastPeriod } from "./band-state.ts";
import { baselineDifferences } from "./baseline-comparison.ts";
import { baselineInForce } from "./baselines.ts";
import type { FrozenFigure } from "./frozen-figure.ts";
import { figureIn, frozen, intervalOf } from "./frozen-figure.ts";
import { lastMatureDate } from "./maturity.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** A figure of a cell, with what is said of it against the sealed baseline (null: nothing can be). */
export interface CellFigure extends FrozenFigure {
  readonly before: number | null;
  readonly difference: number | null;
  readonly verdict: Verdict | null;
}

/** One workflow in one segment. */
export interface ResetCell {
  readonly workflow: string;
  readonly segment: string;
  readonly value: CellFigure;
  readonly trust: CellFigure;
  readonly cost: CellFigure;
  /** Person-days of the month, and money (micros); null: not recorded. */
  readonly personDays: number | null;
  readonly spendMicros: number | null;
  /** Autonomous value of the month before, and its change per person-day of the month; null: cannot be said. */
  readonly valueBefore: number | null;
  readonly valueChange: number | null;
  readonly perPersonDay: number | null;
  /** 1 is the cell with the most change of value per person-day; those without one share no rank: null. */
  readonly rank: number | null;
}

/** Revenue quality of a segment, which knows no workflow. */
export interface SegmentRevenue {
  readonly segment: string;
  readonly quality: CellFigure;
  readonly retention: CellFigure;
}

/** What a monthly strategic reset is held on. */
export interface StrategicReset {
  /** The month in question, the last whole mature one; null: the data hold none. */
  readonly month: DataRange | null;
  /** The ranked cells first, then those without a rank, by their value. */
  readonly cells: readonly ResetCell[];
  readonly segments: readonly SegmentRevenue[];
  /** No effort of the month was imported: "effort not recorded". */
  readonly hasEffort: boolean;
}

/** What a cell is looked at by. */
export const CELL_METRICS = {
  value: "avd.value",
  trust: "trust.acceptance",
  cost: "cost.perOutcome",
} as const;

/**
 * Workflow × segment by value, trust, cost and effort over the last whole mature month, ranked by the change of
 * autonomous value per person-day (metrics.md, pillar 3); the money a unit is worth is the workflow's own setting.
 */
export function strategicReset(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): StrategicReset {
  const month = resetMonth(figures, asOfMs);
  if (month === null) return { month: null, cells: [], segments: [], hasEffort: false };
  const verdicts = differencesByCell(pilot, figures, asOfMs);
  const figureOf = (metric: MetricId, workflow: string, segment: string): CellFigure =>
    cellFigure(figures, metric, workflow, segment, month, verdicts, asOfMs);
  const effort = figures.prepared.effort.filter((row) => firstDayOfMonth(row.month) === month.from);
  const before = monthBefore(month.from);
  const names = cellNames(figures, month, effort);
  const cells = names.map(([workflow, segment]): ResetCell => {
    const own = effort.filter((row) => row.workflow === workflow && row.segment === segment);
    const personDays = sumOf(own.map((row) => row.personDays));
    const value = figureOf(CELL_METRICS.value, workflow, segment);
    const valueBefore =
      figures.range === null || figures.range.from > before.from
        ? null
        : (figureIn(figures, CELL_METRICS.value, { workflow, segment }, before)?.value ?? null);
    const valueChange = value.value === null || valueBefore === null ? null : value.value - valueBefore;
    return {
      workflow,
      segment,
      value,
      trust: figureOf(CELL_METRICS.trust, workflow, segment),
      cost: figureOf(CELL_METRICS.cost, workflow, segment),
      personDays,
      spendMicros: sumOf(own.map((row) => row.spendMicros)),
      valueBefore,
      valueChange,
      perPersonDay:
        valueChange === null || personDays === null || personDays === 0 ? null : valueChange / personDays,
      rank: null,
    };
  });
  return {
    month,
    cells: ranked(cells),
    segments: segmentNames(pilot).map((segment) => ({
      segment,
      quality: figureOf("revenue.rqi", "*", segment),
      retention: figureOf("revenue.nrr", "*", segment),
    })),
    hasEffort: effort.length > 0,
  };
}

/** The last whole month that is mature, and not after the data. */
function resetMonth(figures: PilotFigures, asOfMs: number): DataRange | null {
  const { range, settings } = figures;
  if (range === null) return null;
  const month = lastPeriod(true, Math.min(lastMatureDate(settings, asOfMs), range.to));
  return month.to < range.from ? null : month;
}

function monthBefore(from: EpochDay): DataRange {
  const month = monthOf(from) - 1;
  return { from: firstDayOfMonth(month), to: lastDayOfMonth(month) };
}

type Verdicts = ReadonlyMap<string, Pick<CellFigure, "before" | "difference" | "verdict">>;

/** Against the baseline over the window of now: a month of sums is not of the length that was sealed. */
function differencesByCell(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): Verdicts {
  const baseline = baselineInForce(pilot);
  if (baseline === null) return new Map();
  const all = [
    ...baselineDifferences(figures, baseline, ["workflow", "segment"], asOfMs),
    ...baselineDifferences(figures, baseline, ["segment"], asOfMs),
  ];
  return new Map(
    all.map(({ metric, workflow, segment, before, difference, verdict }) => [
      keyOf(metric, workflow, segment),
      { before, difference, verdict },
    ]),
  );
}

function cellFigure(
  figures: PilotFigures,
  metric: MetricId,
  workflow: string,
  segment: string,
  month: DataRange,
  verdicts: Verdicts,
  asOfMs: number,
): CellFigure {
  const none = { before: null, difference: null, verdict: null };
  const against = verdicts.get(keyOf(metric, workflow, segment)) ?? none;
  const figure = figureIn(figures, metric, { workflow, segment }, month);
  if (figure === undefined) {
    return {
      metric,
      workflow,
      segment,
      value: null,
      low: null,
      high: null,
      n: null,
      from: null,
      to: null,
      ...against,
    };
  }
  const { low, high } = intervalOf(figures, figure, month, asOfMs);
  return { ...frozen({ ...figure, low, high }), ...against };
}

/** Every workflow × segment that has figures or effort in the month. */
function cellNames(
  figures: PilotFigures,
  month: DataRange,
  effort: readonly { readonly workflow: string; readonly segment: string }[],
): readonly (readonly [workflow: string, segment: string])[] {
  const found = figures.figures({
    by: ["workflow", "segment"],
    metrics: [CELL_METRICS.value],
    from: month.from,
    to: month.to,
  });
  const keys = new Map(
    [...found, ...effort].map(({ workflow, segment }) => [
      keyOf("", workflow, segment),
      [workflow, segment] as const,
    ]),
  );
  return [...keys.values()].filter(([workflow, segment]) => workflow !== "*" && segment !== "*");
}

function ranked(cells: readonly ResetCell[]): readonly ResetCell[] {
  const sorted = cells.toSorted(
    (a, b) =>
      (b.perPersonDay ?? Number.NEGATIVE_INFINITY) - (a.perPersonDay ?? Number.NEGATIVE_INFINITY) ||
      (b.value.value ?? 0) - (a.value.value ?? 0) ||
      (a.workflow + a.segment < b.workflow + b.segment ? -1 : 1),
  );
  return sorted.map((cell, place) => ({ ...cell, rank: cell.perPersonDay === null ? null : place + 1 }));
}

function segmentNames(pilot: RecordsHolder): readonly string[] {
  return recordsOf(pilot, "segment").map(({ name }) => name);
}

/** Null where nothing was said. */
function sumOf(values: readonly number[]): number | null {
  const said = values.filter((value) => !Number.isNaN(value));
  return said.length === 0 ? null : said.reduce((sum, value) => sum + value, 0);
}

function keyOf(metric: string, workflow: string, segment: string): string {
  return JSON.stringify([metric, workflow, segment]);
}
