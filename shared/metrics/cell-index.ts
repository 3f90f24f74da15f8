import type { TextColumn } from "../observations/table.ts";

/** Names in the order in which they were first met; a name keeps its number for ever. */
export interface NameIndex {
  readonly names: string[];
  readonly numberOf: Map<string, number>;
}

/**
 * The cells of a dataset: each workflow × segment that has rows, numbered in the order in which they were first met.
 * Numbers are kept when cells are added, so that columns ordered by cell stay valid.
 */
export interface CellIndex {
  readonly workflows: NameIndex;
  readonly segments: NameIndex;
  /** Workflow and segment number of each cell. */
  readonly workflowOf: number[];
  readonly segmentOf: number[];
  /** Cell by workflow × 2²⁶ + segment. */
  readonly cellOf: Map<number, number>;
}

const SEGMENT_SPACE = 2 ** 26;

/** An index without any cell. */
export function emptyCellIndex(): CellIndex {
  return {
    workflows: { names: [], numberOf: new Map() },
    segments: { names: [], numberOf: new Map() },
    workflowOf: [],
    segmentOf: [],
    cellOf: new Map(),
  };
}

/** The index of cells that are known already, in the order of their numbers. */
export function cellIndexOf(
  workflows: readonly string[],
  segments: readonly string[],
  workflowOf: Int32Array,
  segmentOf: Int32Array,
): CellIndex {
  const index = emptyCellIndex();
  for (const name of workflows) numberOfName(index.workflows, name);
  for (const name of segments) numberOfName(index.segments, name);
  for (const [cell, workflow] of workflowOf.entries()) cellOfPair(index, workflow, segmentOf[cell] ?? 0);
  return index;
}

/** The number of a name; a new name gets the next one. */
export function numberOfName(index: NameIndex, name: string): number {
  let number = index.numberOf.get(name);
  if (number === undefined) {
    number = index.names.length;
    index.names.push(name);
    index.numberOf.set(name, number);
  }
  return number;
}

/** The cell of a workflow and a segment number; a new pair gets the next one. */
function cellOfPair(index: CellIndex, workflow: number, segment: number): number {
  const key = workflow * SEGMENT_SPACE + segment;
  let cell = index.cellOf.get(key);
  if (cell === undefined) {
    cell = index.workflowOf.length;
    index.workflowOf.push(workflow);
    index.segmentOf.push(segment);
    index.cellOf.set(key, cell);
  }
  return cell;
}

/** Pairs of dictionary codes up to which a flat table is used instead of the map. */
const FLAT_PAIRS = 4_000_000;

/** The cell of every row. New names and cells are added to the index. */
export function cellsOfRows(
  index: CellIndex,
  workflow: TextColumn,
  segment: TextColumn,
  length: number,
): Int32Array {
  const cells = new Int32Array(length);
  const workflows = workflow.dictionary.map(() => -1);
  const segments = segment.dictionary.map(() => -1);
  const width = segment.dictionary.length;
  const pairs = workflow.dictionary.length * width;
  const flat = pairs <= FLAT_PAIRS ? new Int32Array(pairs).fill(-1) : null;
  for (let row = 0; row < length; row += 1) {
    const workflowCode = workflow.codes[row] ?? 0;
    const segmentCode = segment.codes[row] ?? 0;
    const pair = workflowCode * width + segmentCode;
    const known = flat === null ? -1 : (flat[pair] ?? -1);
    if (known >= 0) {
      cells[row] = known;
      continue;
    }
    const cell = cellOfPair(
      index,
      numberOfCode(index.workflows, workflow, workflows, workflowCode),
      numberOfCode(index.segments, segment, segments, segmentCode),
    );
    if (flat !== null) flat[pair] = cell;
    cells[row] = cell;
  }
  return cells;
}

function numberOfCode(index: NameIndex, column: TextColumn, known: number[], code: number): number {
  let number = known[code] ?? -1;
  if (number < 0) {
    number = numberOfName(index, column.dictionary[code] ?? "");
    known[code] = number;
  }
  return number;
}

/** Compares two names the way all lists are ordered: by code unit. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
