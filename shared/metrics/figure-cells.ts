import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth } from "../calendar/calendar-date.ts";
import type { CellIndex } from "./cell-index.ts";
import { compareNames } from "./cell-index.ts";
import { BLOCK_DAYS } from "./cell-rows.ts";
import type { DailyGrouping } from "./daily-grouping.ts";
import { periodsOfBlock } from "./daily-sums.ts";
import type { DataRange } from "./data-range.ts";
import type { Dimension } from "./figure.ts";
import type { MetricFamily } from "./metric-definition.ts";
import type { PeriodSlice } from "./period-slices.ts";
import { sliceOfDay } from "./period-slices.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";

/** A combination of dimension values; `*`: rolled up. */
export interface Place {
  readonly workflow: string;
  readonly segment: string;
}

/** A combination in a period. `group` is its number in the daily grouping of its family (−1: it has no daily rows). */
export interface FigureCell extends Place {
  readonly slice: PeriodSlice;
  readonly group: number;
}

/** The dimensions that the metrics of a family have. */
export const DIMENSIONS_OF: { readonly [Family in MetricFamily]: readonly ("workflow" | "segment")[] } = {
  daily: ["workflow", "segment"],
  incidents: ["workflow"],
  revenue: ["segment"],
  loops: ["workflow"],
};

/** Combinations of daily cells, with their numbers in the order of their names. */
export interface Combos {
  readonly comboOfCell: Int32Array;
  readonly places: readonly Place[];
}

/** Cells are only ever added to an index, so that combinations stay true for as long as it has as many. */
interface RememberedCombos {
  readonly cells: number;
  readonly combos: Combos;
}

const combosByCells = new WeakMap<CellIndex, Map<string, RememberedCombos>>();

/** The combinations that the named dimensions make of the cells. */
export function combosOf({ cells }: PreparedDataset, by: readonly Dimension[]): Combos {
  const byWorkflow = by.includes("workflow");
  const bySegment = by.includes("segment");
  const known = combosByCells.get(cells) ?? new Map<string, RememberedCombos>();
  combosByCells.set(cells, known);
  const name = `${byWorkflow} ${bySegment}`;
  const last = known.get(name);
  if (last?.cells === cells.workflowOf.length) return last.combos;
  const combos = combosOfCells(cells, byWorkflow, bySegment);
  known.set(name, { cells: cells.workflowOf.length, combos });
  return combos;
}

function combosOfCells(
  { workflows, segments, workflowOf, segmentOf }: CellIndex,
  byWorkflow: boolean,
  bySegment: boolean,
): Combos {
  if (!byWorkflow && !bySegment) {
    return { comboOfCell: new Int32Array(workflowOf.length), places: [{ workflow: "*", segment: "*" }] };
  }
  const workflowRank = ranksOf(workflows.names);
  const segmentRank = ranksOf(segments.names);
  const width = bySegment ? segments.names.length : 1;
  const keyOfCell = workflowOf.map((workflow, cell) => {
    const row = byWorkflow ? (workflowRank[workflow] ?? 0) : 0;
    return row * width + (bySegment ? (segmentRank[segmentOf[cell] ?? 0] ?? 0) : 0);
  });
  const keys = [...new Set(keyOfCell)].sort((a, b) => a - b);
  const comboOfKey = new Map(keys.map((key, combo) => [key, combo]));
  const places: Place[] = keys.map(() => ({ workflow: "*", segment: "*" }));
  const comboOfCell = Int32Array.from(keyOfCell, (key, cell) => {
    const combo = comboOfKey.get(key) ?? 0;
    places[combo] = {
      workflow: byWorkflow ? (workflows.names[workflowOf[cell] ?? 0] ?? "") : "*",
      segment: bySegment ? (segments.names[segmentOf[cell] ?? 0] ?? "") : "*",
    };
    return combo;
  });
  return { comboOfCell, places };
}

function ranksOf(names: readonly string[]): number[] {
  const order = names.map((_, number) => number).sort((a, b) => compareNames(names[a] ?? "", names[b] ?? ""));
  const ranks = names.map(() => 0);
  for (const [rank, number] of order.entries()) ranks[number] = rank;
  return ranks;
}

/** The grouping of daily rows by combinations and slices. */
export function groupingOf(combos: Combos, slices: readonly PeriodSlice[]): DailyGrouping {
  const from = slices[0]?.from ?? 0;
  const to = slices.at(-1)?.to ?? -1;
  return {
    comboOfCell: combos.comboOfCell,
    comboCount: combos.places.length,
    from,
    to,
    periodOfDay: sliceOfDay(slices, from, to),
    periodCount: slices.length,
  };
}

/** Which groups have daily rows that are used, interactions or corrections. */
export function occurringGroups(prepared: PreparedDataset, grouping: DailyGrouping): Uint8Array {
  const occurs = new Uint8Array(grouping.comboCount * grouping.periodCount);
  for (const block of prepared.blocks) {
    if (block.firstDay > grouping.to || block.firstDay + BLOCK_DAYS <= grouping.from) continue;
    const periodOf = periodsOfBlock(block, grouping);
    for (const { length, cell, day } of [block.rows, block.corrections]) {
      for (let row = 0; row < length; row += 1) {
        const period = periodOf[(day[row] ?? 0) - block.firstDay] ?? -1;
        if (period >= 0)
          occurs[period * grouping.comboCount + (grouping.comboOfCell[cell[row] ?? 0] ?? 0)] = 1;
      }
    }
  }
  return occurs;
}

/** How a range is divided for a query. */
export interface Division {
  readonly by: readonly Dimension[];
  readonly range: DataRange | null;
  readonly slices: readonly PeriodSlice[];
}

/**
 * The combinations × periods of daily rows that occur, by workflow, segment and period. Without a dimension there is
 * always the one combination; by phase the combinations of the range stand in every phase. `occursIn`: for whoever has
 * found it out already.
 */
export function dailyCells(
  prepared: PreparedDataset,
  division: Division,
  combos: Combos,
  occursIn: () => Uint8Array = () => occurringGroups(prepared, groupingOf(combos, division.slices)),
): readonly FigureCell[] {
  const { by, range, slices } = division;
  const named = by.includes("workflow") || by.includes("segment");
  const everywhere = by.includes("phase") || !by.some((name) => name !== "workflow" && name !== "segment");
  const occurs = everywhere ? repeated(prepared, combos, range, slices.length, named) : occursIn();
  const cells: FigureCell[] = [];
  for (const [combo, place] of combos.places.entries()) {
    for (const [index, slice] of slices.entries()) {
      const group = index * combos.places.length + combo;
      if (occurs[group] === 1) cells.push({ ...place, slice, group });
    }
  }
  return cells;
}

/** The combinations that occur anywhere in the range, in each of `times` periods. */
function repeated(
  prepared: PreparedDataset,
  combos: Combos,
  range: DataRange | null,
  times: number,
  named: boolean,
): Uint8Array {
  const count = combos.places.length;
  const occurs = new Uint8Array(count * times);
  if (!named) return occurs.fill(1);
  if (range === null) return occurs;
  const whole: DailyGrouping = {
    comboOfCell: combos.comboOfCell,
    comboCount: count,
    from: range.from,
    to: range.to,
    periodOfDay: new Int32Array(Math.max(0, range.to - range.from + 1)),
    periodCount: 1,
  };
  const once = occurringGroups(prepared, whole);
  for (let time = 0; time < times; time += 1) occurs.set(once, time * count);
  return occurs;
}

/** That something of a family happened: its name in the family's dimension, and the days that it lasted. */
interface Occurrence {
  readonly name: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** The combinations × periods of revenue or loops that occur; no dimension and no phase as in {@link dailyCells}. */
export function recordCells(
  prepared: PreparedDataset,
  division: Division,
  family: "revenue" | "loops",
): readonly FigureCell[] {
  const { by, range, slices } = division;
  const dimension = family === "revenue" ? "segment" : "workflow";
  const named = by.includes(dimension);
  const everywhere = by.includes("phase") || !by.some((name) => name !== "workflow" && name !== "segment");
  const occurring = new Map<string, Set<number>>();
  const add = (name: string, slice: number): void => {
    const known = occurring.get(name);
    if (known === undefined) occurring.set(name, new Set([slice]));
    else known.add(slice);
  };
  const places = range === null ? new Int32Array(0) : sliceOfDay(slices, range.from, range.to);
  for (const occurrence of family === "revenue" ? revenueOccurrences(prepared) : loopOccurrences(prepared)) {
    if (range === null) break;
    const first = Math.max(occurrence.from, range.from);
    const last = Math.min(occurrence.to, range.to);
    const name = named ? occurrence.name : "*";
    if (everywhere) {
      if (first <= last) add(name, -1);
      continue;
    }
    for (let day = first; day <= last; day += 1) add(name, places[day - range.from] ?? -1);
  }
  if (!named && everywhere) add("*", -1);
  return [...occurring.keys()].sort(compareNames).flatMap((name) =>
    slices.flatMap((slice, index): FigureCell[] => {
      if (!everywhere && occurring.get(name)?.has(index) !== true) return [];
      const place =
        named && dimension === "workflow"
          ? { workflow: name, segment: "*" }
          : { workflow: "*", segment: name };
      return [{ ...place, slice, group: -1 }];
    }),
  );
}

function* revenueOccurrences(prepared: PreparedDataset): Generator<Occurrence> {
  for (const { month, segment } of prepared.revenue.rows) {
    yield { name: segment, from: firstDayOfMonth(month), to: lastDayOfMonth(month) };
  }
  for (const { signedOn, segment } of prepared.revenue.customers) {
    if (!Number.isNaN(signedOn)) yield { name: segment, from: signedOn, to: signedOn };
  }
}

function* loopOccurrences(prepared: PreparedDataset): Generator<Occurrence> {
  for (const { workflow, on } of prepared.loops) {
    for (const day of [on.detected, on.deployed, on.validated]) {
      if (!Number.isNaN(day)) yield { name: workflow, from: day, to: day };
    }
  }
}
