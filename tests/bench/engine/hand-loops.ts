import type { CellRows } from "../../../shared/metrics/cell-rows.ts";
import { DAILY_COLUMNS } from "../../../shared/metrics/daily-columns.ts";
import { quantile } from "../hand-written-interactions.ts";
import { type HandWritten, handWrittenWork } from "../hand-written-work.ts";
import type { Answers } from "./answers.ts";
import { WORK_ANSWERS } from "./questions.ts";
import type { SpreadInteractions, SpreadWork } from "./spread-work.ts";
import { COMPANIES, FIRST_DAY, SEGMENTS, UNIT_VALUE, WEEKS } from "./spread-work.ts";

/** What one writes by hand for these questions alone: columns in the order of the cells and days, one pass. */
export interface HandData {
  readonly cells: number;
  readonly work: CellRows;
  readonly interactionCells: number;
  readonly interactions: MeasuredInteractions;
}

interface MeasuredInteractions {
  readonly cell: Int32Array;
  readonly day: Int32Array;
  readonly cycle: Float64Array;
  readonly correction: Float64Array;
}

export function handData(work: SpreadWork, made: SpreadInteractions): HandData {
  const cell = cellsOf(work);
  const order = orderBy(cell, work.day);
  const madeCell = cellsOf(made);
  const madeDay = Int32Array.from(made.at, (at) => Math.floor(at / 86_400_000));
  const madeOrder = orderBy(madeCell, madeDay);
  const picked = (values: Float64Array, by: Uint32Array): Float64Array =>
    Float64Array.from(by, (row) => values[row] ?? Number.NaN);
  return {
    cells: COMPANIES * work.workflows * SEGMENTS,
    work: {
      length: work.length,
      cell: Int32Array.from(order, (row) => cell[row] ?? 0),
      day: Int32Array.from(order, (row) => work.day[row] ?? 0),
      columns: DAILY_COLUMNS.map((name) => picked(work.columns[name], order)),
    },
    interactionCells: COMPANIES * made.workflows * SEGMENTS,
    interactions: {
      cell: Int32Array.from(madeOrder, (row) => madeCell[row] ?? 0),
      day: Int32Array.from(madeOrder, (row) => madeDay[row] ?? 0),
      cycle: picked(made.cycle, madeOrder),
      correction: picked(made.correction, madeOrder),
    },
  };
}

function cellsOf(rows: SpreadWork | SpreadInteractions): Int32Array {
  return Int32Array.from(
    rows.company,
    (company, row) =>
      (company * rows.workflows + (rows.workflow[row] ?? 0)) * SEGMENTS + (rows.segment[row] ?? 0),
  );
}

function orderBy(cell: Int32Array, day: Int32Array): Uint32Array {
  return Uint32Array.from(cell.keys()).sort(
    (a, b) => (cell[a] ?? 0) - (cell[b] ?? 0) || (day[a] ?? 0) - (day[b] ?? 0),
  );
}

export function handWork({ work, cells }: HandData): HandWritten {
  return handWrittenWork(work, cells, WEEKS, FIRST_DAY, UNIT_VALUE);
}

/** By-hand quantiles: p50 and p90 of cycles and of corrections, at cell × weeks + week. */
export function handQuantiles({ interactions, interactionCells }: HandData): Answers {
  const { cell, day, cycle, correction } = interactions;
  const make = (): Float64Array => new Float64Array(interactionCells * WEEKS).fill(Number.NaN);
  const cycleP50 = make();
  const cycleP90 = make();
  const correctionP50 = make();
  const correctionP90 = make();
  const cycles = new Float64Array(cell.length);
  const corrections = new Float64Array(cell.length);
  let row = 0;
  while (row < cell.length) {
    const current = cell[row] ?? 0;
    const week = Math.floor(((day[row] ?? 0) - FIRST_DAY) / 7);
    const end = FIRST_DAY + (week + 1) * 7;
    let c = 0;
    let k = 0;
    for (; row < cell.length && cell[row] === current && (day[row] ?? 0) < end; row += 1) {
      const minutes = cycle[row] ?? 0;
      if (minutes === minutes) {
        cycles[c] = minutes;
        c += 1;
      }
      const late = correction[row] ?? 0;
      if (late === late) {
        corrections[k] = late;
        k += 1;
      }
    }
    const group = current * WEEKS + week;
    if (c > 0) {
      cycleP50[group] = quantile(cycles, c, 0.5);
      cycleP90[group] = quantile(cycles, c, 0.9);
    }
    if (k > 0) {
      correctionP50[group] = quantile(corrections, k, 0.5);
      correctionP90[group] = quantile(corrections, k, 0.9);
    }
  }
  return new Map([
    ["avd.cycleP50", cycleP50],
    ["avd.cycleP90", cycleP90],
    ["trust.correctionP50", correctionP50],
    ["trust.correctionP90", correctionP90],
  ]);
}

/** The hand-written answers, whose order is week × cell, in the order of {@link Answers}. */
export function answersOfHand({ value, low, high }: HandWritten, cells: number): Answers {
  const answers = new Map<string, Float64Array>();
  const turned = (numbers: Float64Array): Float64Array =>
    Float64Array.from(
      numbers,
      (_, group) => numbers[(group % WEEKS) * cells + Math.floor(group / WEEKS)] ?? 0,
    );
  for (const id of WORK_ANSWERS) {
    const [metric = "", end] = id.split(" ");
    const numbers = (end === "low" ? low : end === "high" ? high : value)[metric];
    if (numbers !== undefined) answers.set(id, turned(numbers));
  }
  return answers;
}

/** Copies all that the loops read. */
export function copyOf(data: HandData): () => void {
  const sources: readonly (Int32Array | Float64Array)[] = [
    data.work.cell,
    data.work.day,
    ...data.work.columns,
    ...Object.values(data.interactions),
  ];
  const bytes = sources.map((array) => new Uint8Array(array.buffer));
  const copies = bytes.map((array) => new Uint8Array(array.length));
  return () => {
    for (const [place, array] of bytes.entries()) copies[place]?.set(array);
  };
}
