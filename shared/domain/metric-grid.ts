import type { EpochDay } from "../calendar/calendar-date.ts";
import {
  firstDayOfMonth,
  formatMonth,
  isoWeekLabel,
  lastDayOfMonth,
  mondayOf,
  monthOf,
} from "../calendar/calendar-date.ts";
import { drawnPeriod, lastDrawnDay } from "../metrics/drawn-period.ts";
import type { Comparison } from "../metrics/figure.ts";
import { isPast } from "../metrics/line-state.ts";
import { isImmature } from "../metrics/maturity.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import { versionInForce } from "../metrics/threshold.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { Verdict } from "../statistics/difference.ts";
import { againstSealed, comparedRanges } from "./baseline-comparison.ts";
import { baselineInForce } from "./baselines.ts";
import { engineThresholds } from "./engine-threshold.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { readContent, type SealedSide } from "./snapshot-content.ts";

/** One period of one row: the figure, and what can be said of it against the sealed baseline of the same scope. */
export interface GridCell {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly difference: number | null;
  /** Null: no baseline, an open period, or a metric that is never judged. */
  readonly verdict: Verdict | null;
  readonly state: "whole" | "immature" | "partial";
  /** Past a line that is in force on exactly this scope. */
  readonly isBreach: boolean;
}

/** A scope of a metric (names, or `*`) with its cells, one per period. */
export interface GridRow {
  readonly workflow: string;
  readonly segment: string;
  readonly cells: readonly GridCell[];
}

/** Periods in order; `to` is cut at the end of the data. */
export interface GridPeriod {
  readonly label: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly state: GridCell["state"];
}

/** A metric over workflow × segment × period, the roll-up first. */
export interface MetricGrid {
  readonly step: "week" | "month";
  readonly periods: readonly GridPeriod[];
  readonly rows: readonly GridRow[];
}

/** The last `count` periods of a metric up to the end of its data, never after `asOfMs`. */
export function metricGrid(
  pilot: RecordsHolder,
  figures: PilotFigures,
  metric: MetricId,
  count: number,
  asOfMs: number,
): MetricGrid {
  const step = drawnPeriod(metric);
  const periods = periodsOf(figures, metric, step, count, asOfMs);
  const divisions = divisionsOf(metric);
  const comparisons = comparisonsOf(pilot, figures, metric, periods, divisions, asOfMs);
  const rows = divisions.flatMap((by) => {
    const found = periods.map((period) =>
      figures.figures({ by, metrics: [metric], from: period.from, to: period.to }),
    );
    const names = new Map(
      found
        .flat()
        .map(({ workflow, segment }) => [JSON.stringify([workflow, segment]), { workflow, segment }]),
    );
    return [...names.values()].map(({ workflow, segment }): GridRow => {
      const isOwn = (one: { readonly workflow: string; readonly segment: string }): boolean =>
        one.workflow === workflow && one.segment === segment;
      return {
        workflow,
        segment,
        cells: periods.map((period, place): GridCell => {
          const figure = found[place]?.find(isOwn);
          const against = comparisons[place]?.find(isOwn);
          const value = figure?.value ?? null;
          return {
            value,
            low: figure?.low ?? against?.low ?? null,
            high: figure?.high ?? against?.high ?? null,
            n: figure?.n ?? null,
            difference: against?.difference ?? null,
            verdict: period.state === "whole" ? (against?.verdict ?? null) : null,
            state: period.state,
            isBreach:
              period.state === "whole" && isPastLine(pilot, metric, { workflow, segment }, period, value),
          };
        }),
      };
    });
  });
  return { step, periods, rows: distinct(rows).toSorted(byPlace) };
}

/** The roll-up first, then each workflow with its segments below it. */
function byPlace(one: GridRow, other: GridRow): number {
  return compare(one.workflow, other.workflow) || compare(one.segment, other.segment);
}

/** By name, what is rolled up (`*`) before all names. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  if (one === "*" || other === "*") return one === "*" ? -1 : 1;
  return one < other ? -1 : 1;
}

type Division = readonly ("workflow" | "segment")[];

/** Roll-up, workflows, then their segments; segments alone where the metric knows no workflow. */
function divisionsOf(metric: MetricId): readonly Division[] {
  const { dimensions } = metricDefinition(metric);
  const hasWorkflow = dimensions.includes("workflow");
  const hasSegment = dimensions.includes("segment");
  if (hasWorkflow && hasSegment) return [[], ["workflow"], ["workflow", "segment"]];
  if (hasWorkflow) return [[], ["workflow"]];
  return hasSegment ? [[], ["segment"]] : [[]];
}

/** With one workflow its row says what the roll-up says: it is left out. */
function distinct(rows: readonly GridRow[]): readonly GridRow[] {
  const workflows = rows.filter(({ workflow, segment }) => workflow !== "*" && segment === "*");
  return workflows.length === 1 ? rows.filter((row) => row !== workflows[0]) : rows;
}

function periodsOf(
  figures: PilotFigures,
  metric: MetricId,
  step: "week" | "month",
  count: number,
  asOfMs: number,
): readonly GridPeriod[] {
  const { range, prepared, settings } = figures;
  const end = lastDrawnDay(prepared, metric, asOfMs);
  if (range === null || end === null) return [];
  const periods: GridPeriod[] = [];
  for (let place = count - 1; place >= 0; place -= 1) {
    const month = monthOf(end) - place;
    const from = step === "week" ? mondayOf(end) - 7 * place : firstDayOfMonth(month);
    const to = step === "week" ? from + 6 : lastDayOfMonth(month);
    if (to < range.from) continue;
    const isOpen = step === "week" && isImmature(prepared.clock, to, settings.confirmationHours, asOfMs);
    const state = to > end ? "partial" : isOpen ? "immature" : "whole";
    const label = step === "week" ? isoWeekLabel(from) : formatMonth(month);
    periods.push({ label, from: Math.max(from, range.from), to: Math.min(to, end), state });
  }
  return periods;
}

/** Per period the comparisons of all scopes with the sealed baseline. */
function comparisonsOf(
  pilot: RecordsHolder,
  figures: PilotFigures,
  metric: MetricId,
  periods: readonly GridPeriod[],
  divisions: readonly Division[],
  asOfMs: number,
): readonly (readonly Pick<
  Comparison,
  "workflow" | "segment" | "low" | "high" | "difference" | "verdict"
>[])[] {
  const baseline = baselineInForce(pilot);
  const content = baseline === null ? null : readContent(baseline.content);
  const ranges = baseline === null ? null : comparedRanges(figures, baseline, asOfMs);
  const before =
    (metricDefinition(metric).family === "revenue" ? ranges?.month : ranges?.weeks)?.before ?? null;
  if (content === null || before === null) return periods.map(() => []);
  const sides = new Map<string, SealedSide>(
    content.sides.filter((side) => side.metric === metric).map((side) => [keyOf(side), side]),
  );
  return periods.map(({ from, to }) =>
    // The baseline's own weeks and those before them are what it was made from: there is nothing to compare.
    from <= before.to
      ? []
      : divisions.flatMap((by) =>
          figures
            .comparisons({
              from,
              to,
              againstFrom: before.from,
              againstTo: before.to,
              by,
              metrics: [metric],
              asOf: asOfMs,
            })
            .map((comparison) => againstSealed(sides.get(keyOf(comparison)), comparison)),
        ),
  );
}

function keyOf({ workflow, segment }: { readonly workflow: string; readonly segment: string }): string {
  return JSON.stringify([workflow, segment]);
}

function isPastLine(
  pilot: RecordsHolder,
  metric: MetricId,
  scope: { readonly workflow: string; readonly segment: string },
  period: GridPeriod,
  value: number | null,
): boolean {
  // With one workflow the roll-up, that workflow and a line on either are the same.
  const isLone = recordsOf(pilot, "workflow").length === 1;
  return engineThresholds(pilot).some((threshold) => {
    const isOwn =
      threshold.metric === metric &&
      threshold.segment === scope.segment &&
      (threshold.workflow === scope.workflow || isLone);
    const version = isOwn ? versionInForce(threshold, period.from) : null;
    return version !== null && isPast(value, version.breach, threshold.badSide);
  });
}
