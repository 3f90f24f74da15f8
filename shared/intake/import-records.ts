import { zoneClock } from "../calendar/zone.ts";
import type { CellFault } from "../observations/cell-fault.ts";
import { cellFault, shownValue } from "../observations/cell-fault.ts";
import type { CellReader } from "../observations/cell-readers.ts";
import { createCellReader } from "../observations/cell-readers.ts";
import type { InputName } from "../observations/input-templates.ts";
import { KeyIndex } from "../observations/key-index.ts";
import type { RecordCursor } from "../observations/record-cursor.ts";
import { cellText, textOfBytes } from "../observations/record-cursor.ts";
import type { Rounding } from "../observations/rounding-tally.ts";
import { RoundingTally } from "../observations/rounding-tally.ts";
import type { Column, Table } from "../observations/table.ts";
import { isUtf8 } from "./decode-text.ts";
import { selectRecords } from "./keep-records.ts";
import type { CellPlan, RecordFilter } from "./mapped-cells.ts";
import type { RefusalReason } from "./refusal-reasons.ts";
import type { ImportWarning, RowError } from "./row-error.ts";
import { rowRules } from "./row-rules.ts";
import { caseWarnings, FutureWatch } from "./row-warnings.ts";

/** Errors that are listed one by one unless a caller wants more; further ones are only counted. */
export const MAX_LISTED_ERRORS = 100_000;
const RECORDS_PER_STEP = 16_384;

/** Everything that reading the records of one sheet needs. */
export interface RecordsJob {
  readonly target: InputName;
  /** A cursor before the first record; called once or twice. */
  readonly openCursor: () => RecordCursor;
  readonly columnCount: number;
  readonly plans: readonly CellPlan[];
  readonly isWanted: RecordFilter | null;
  readonly keep: "first" | "last" | null;
  /** Rows to make room for. */
  readonly capacity: number;
  /** Rows must be checked for bytes that are not UTF-8. */
  readonly isMixed: boolean;
  readonly pilotTimeZone: string;
  readonly now: number;
  readonly mostListedErrors: number;
}

/** What the records of one sheet gave. */
export interface ImportedRecords {
  /** Good rows only. */
  readonly table: Table;
  readonly rowErrors: readonly RowError[];
  /** Errors beyond those that are listed. */
  readonly unlistedErrors: number;
  /** All errors by column and code, the most frequent first. */
  readonly reasons: readonly RefusalReason[];
  readonly warnings: readonly ImportWarning[];
  /** Records of the file, blank ones aside. */
  readonly rowsRead: number;
  /** Records that a filter or `keep` left out. */
  readonly rowsSkipped: number;
  /** Records with at least one error. */
  readonly rowsRefused: number;
  readonly rounding: Rounding;
}

/** How far reading has come. */
export interface ImportProgress {
  readonly rows: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

/**
 * Reads and checks all records, yielding progress now and then. A refused row claims no key: where the first of two
 * rows with one key is refused for something else, the second is good.
 */
export function* importRecords(job: RecordsJob): Generator<ImportProgress, ImportedRecords> {
  const isChosen = job.keep === null ? null : yield* selectRecords(job, job.keep);
  const cursor = job.openCursor();
  const rounding = new RoundingTally();
  const settings = { bytes: cursor.bytes, capacity: job.capacity, rounding, isExactText: false };
  const readers = job.plans.map(({ template }) => createCellReader(template, settings));
  const keyReaders = readers.filter(({ column }) => column.key === true);
  const keys = new KeyIndex(keyReaders.map(({ cells }) => cells));
  const rules = rowRules(job.target, readers);
  const future = new FutureWatch(readers, job.now, zoneClock(job.pilotTimeZone).dayOf(job.now));
  const errors = new ErrorList(job.mostListedErrors);
  let lines = new Uint32Array(Math.max(16, job.capacity));
  let row = 0;
  let record = 0;
  let rowsSkipped = 0;
  const { plans, columnCount, isWanted, isMixed } = job;

  while (cursor.next()) {
    const ordinal = record;
    record += 1;
    if (record % RECORDS_PER_STEP === 0) {
      yield { rows: record, bytes: cursor.position, totalBytes: cursor.bytes.length };
    }
    errors.startRow(cursor.line);
    if (cursor.isBroken || cursor.count !== columnCount) {
      errors.add(null, structureFault(cursor, columnCount), recordText(cursor));
      continue;
    }
    if (isMixed && noteForeignBytes(cursor, plans, errors)) continue;
    if (isWanted !== null && !isWanted(cursor)) {
      rowsSkipped += 1;
      continue;
    }
    if (isChosen !== null && isChosen[ordinal] === 0) {
      rowsSkipped += 1;
      continue;
    }
    let isGood = true;
    for (let index = 0; index < plans.length; index += 1) {
      const plan = plans[index];
      const reader = readers[index];
      if (plan === undefined || reader === undefined) continue;
      const fault = readPlanned(plan, reader, cursor, row);
      if (fault === null) continue;
      isGood = false;
      errors.add(plan.template.name, fault, plannedText(plan, cursor));
    }
    if (isGood) isGood = keepsRules();
    rounding.endRow(isGood);
    if (!isGood) continue;
    if (row >= lines.length) {
      const grown = new Uint32Array(lines.length * 2);
      grown.set(lines);
      lines = grown;
    }
    lines[row] = cursor.line;
    future.look(row, cursor.line);
    row += 1;
  }

  function keepsRules(): boolean {
    let isGood = true;
    for (const rule of rules) {
      const broken = rule(row);
      if (broken === null) continue;
      isGood = false;
      errors.add(broken.column, broken.fault, columnText(broken.column, cursor));
    }
    if (!isGood) return false;
    const earlier = keys.add(row);
    if (earlier < 0) return true;
    const column = keyReaders[0]?.column.name ?? null;
    const message = `the key of this row stands on line ${lines[earlier] ?? 0} already; keep one of the two`;
    errors.add(column, cellFault("ID_DUP", message), column === null ? "" : columnText(column, cursor));
    return false;
  }

  function columnText(name: string, at: RecordCursor): string {
    const plan = plans.find(({ template }) => template.name === name);
    return plan === undefined ? "" : plannedText(plan, at);
  }

  const columns = new Map<string, Column>();
  for (const reader of readers)
    columns.set(reader.column.name, withDefaults(reader.toColumn(row), reader.column.name));
  const table: Table = { input: job.target, length: row, columns, lines: lines.slice(0, row) };
  return {
    table,
    rowErrors: errors.listed,
    unlistedErrors: errors.unlisted,
    reasons: errors.reasons,
    warnings: [...future.warnings(), ...caseWarnings(table)],
    rowsRead: record,
    rowsSkipped,
    rowsRefused: errors.rows,
    rounding: rounding.rounding,
  };
}

class ErrorList {
  readonly #most: number;
  readonly listed: RowError[] = [];
  unlisted = 0;
  rows = 0;
  readonly #reasons = new Map<string, CountedReason>();
  #line = 0;
  #isCounted = false;

  constructor(most: number) {
    this.#most = most;
  }

  startRow(line: number): void {
    this.#line = line;
    this.#isCounted = false;
  }

  add(column: string | null, fault: CellFault, value: string): void {
    if (!this.#isCounted) this.rows += 1;
    this.#isCounted = true;
    this.#count(column, fault, value);
    if (this.listed.length >= this.#most) this.unlisted += 1;
    else {
      const { code, message } = fault;
      this.listed.push({ line: this.#line, column, code, value: shownValue(value), message });
    }
  }

  get reasons(): readonly RefusalReason[] {
    return [...this.#reasons.values()].sort((one, other) => other.rows - one.rows);
  }

  #count(column: string | null, { code, message }: CellFault, value: string): void {
    const key = `${column ?? ""} ${code}`;
    const known = this.#reasons.get(key);
    if (known !== undefined) known.rows += 1;
    else {
      this.#reasons.set(key, { column, code, rows: 1, line: this.#line, value: shownValue(value), message });
    }
  }
}

type CountedReason = { -readonly [Field in keyof RefusalReason]: RefusalReason[Field] };

/** Reads a planned cell of the cursor's record into `row`. */
export function readPlanned(
  plan: CellPlan,
  reader: CellReader,
  cursor: RecordCursor,
  row: number,
): CellFault | null {
  if (plan.kind === "cell") return reader.readCell(cursor, plan.cell, row);
  const text = plan.compute(cursor);
  return typeof text === "string" ? reader.readText(text, row) : text;
}

/** The value that a refused cell was made from, as given. */
export function plannedText(plan: CellPlan, cursor: RecordCursor): string {
  if (plan.kind === "cell") return cellText(cursor, plan.cell);
  if (plan.cells.length > 0) return plan.cells.map((cell) => cellText(cursor, cell)).join(" | ");
  const text = plan.compute(cursor);
  return typeof text === "string" ? text : "";
}

/** Why a record cannot be split into the header's columns. */
export function structureFault(cursor: RecordCursor, columnCount: number): CellFault {
  return cursor.isBroken
    ? cellFault("CSV_QUOTE", "a quotation mark is not closed, or text follows it; mend the quotation marks")
    : cellFault(
        "CSV_COLUMNS",
        `the row has ${cursor.count} cells, the header ${columnCount}; give both the same number`,
      );
}

/** The text of a whole record, or of its beginning. */
export function recordText(cursor: RecordCursor): string {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  // Empty cells of a sheet have no place in its text.
  for (let cell = 0; cell < Math.min(cursor.count, cursor.ends.length); cell += 1) {
    const from = cursor.starts[cell] ?? 0;
    const to = cursor.ends[cell] ?? 0;
    if (to === from) continue;
    start = Math.min(start, from);
    end = Math.max(end, to);
  }
  return end === 0 ? "" : textOfBytes(cursor.bytes, start, Math.min(start + 400, end));
}

function noteForeignBytes(cursor: RecordCursor, plans: readonly CellPlan[], errors: ErrorList): boolean {
  for (let cell = 0; cell < cursor.count; cell += 1) {
    const start = cursor.starts[cell] ?? 0;
    const end = cursor.ends[cell] ?? 0;
    if (isAscii(cursor.bytes, start, end) || isUtf8(cursor.bytes.subarray(start, end))) continue;
    const plan = plans.find((one) => (one.kind === "cell" ? one.cell === cell : one.cells.includes(cell)));
    const message = "some bytes are not UTF-8 although the file is; save the whole file in one encoding";
    errors.add(plan?.template.name ?? null, cellFault("ENCODING", message), cellText(cursor, cell));
    return true;
  }
  return false;
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if ((bytes[i] ?? 0) > 0x7f) return false;
  return true;
}

/** An empty `starting_mrr` means 0. */
function withDefaults(column: Column, name: string): Column {
  if (name !== "starting_mrr" || column.kind !== "number") return column;
  return { kind: "number", values: column.values.map((micros) => (Number.isNaN(micros) ? 0 : micros)) };
}
