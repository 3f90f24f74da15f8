import { MAX_COLUMNS } from "../../observations/csv-cursor.ts";
import type { RecordCursor } from "../../observations/record-cursor.ts";
import { cellText } from "../../observations/record-cursor.ts";
import type { ImportProgress } from "../import-records.ts";
import type { SheetText } from "../import-source.ts";
import { distinctNames } from "../import-target.ts";
import type { CellSample, DateEvidence } from "./date-evidence.ts";
import { DateTally } from "./date-evidence.ts";
import type { NumberEvidence } from "./number-evidence.ts";
import { NumberTally } from "./number-evidence.ts";

/** A text of a column and how many of the cells that were looked at have it. */
export interface FoundValue {
  readonly text: string;
  readonly cells: number;
}

/** What a column of a foreign file is like, from the cells that were looked at. */
export interface ColumnProfile {
  /** As a mapping knows it. */
  readonly name: string;
  /** Cells that were looked at, and those of them that hold something. */
  readonly looked: number;
  readonly filled: number;
  /** The first different texts. */
  readonly samples: readonly CellSample[];
  /** All different texts, the most frequent first; null: there are many. */
  readonly values: readonly FoundValue[] | null;
  /** Texts such as `NULL` and `?` that may mean "no data". */
  readonly blanks: readonly string[];
  readonly dates: DateEvidence;
  readonly numbers: NumberEvidence;
}

/** What a sheet of a foreign file is like. */
export interface SheetProfile {
  /** Records, blank ones aside. */
  readonly records: number;
  readonly columns: readonly ColumnProfile[];
}

/** Texts that exports write where there is no data. */
const BLANK_WORDS: ReadonlySet<string> = new Set(
  "? - – — NULL null Null N/A n/a NA #N/A NaN nan None none nil (null) (blank) undefined \\N".split(" "),
);
/** Records that are looked at from the beginning, unless there are very many columns. */
const LOOKED_RECORDS = 4000;
const LOOKED_CELLS = 400_000;
/** Behind them one record of so many is looked at. */
const STRIDE = 53;
const RECORDS_PER_STEP = 16_384;
const MOST_SAMPLES = 3;
/** More different texts than this are "many". */
export const MOST_VALUES = 60;

/**
 * Looks at a sheet: counts its records and profiles its columns from the first ones and a sample of the rest. Where day
 * and month, or the decimal mark, cannot be told apart from these, every cell of the column is looked at until they can.
 */
export function* profileSheet(sheet: SheetText): Generator<ImportProgress, SheetProfile> {
  const names = distinctNames(sheet.header.map((name) => name.normalize("NFC"))).slice(0, MAX_COLUMNS);
  const tallies = names.map((name) => new ColumnTally(name));
  const looked = Math.max(
    100,
    Math.min(LOOKED_RECORDS, Math.floor(LOOKED_CELLS / Math.max(1, names.length))),
  );
  const cursor = sheet.openCursor();
  let records = 0;
  let open: readonly number[] = [];
  while (cursor.next()) {
    records += 1;
    if (records % RECORDS_PER_STEP === 0) {
      open = open.filter((cell) => tallies[cell]?.isAmbiguous === true);
      yield { rows: records, bytes: cursor.position, totalBytes: cursor.bytes.length };
    }
    if (cursor.isBroken || cursor.count !== names.length) continue;
    if (records <= looked || records % STRIDE === 0) {
      for (let cell = 0; cell < tallies.length; cell += 1) tallies[cell]?.note(cursor, cell);
    } else {
      for (const cell of open) tallies[cell]?.noteShape(cursor, cell);
    }
    if (records === looked)
      open = names.flatMap((_, cell) => (tallies[cell]?.isAmbiguous === true ? [cell] : []));
  }
  return { records, columns: tallies.map((tally) => tally.profile) };
}

class ColumnTally {
  readonly #name: string;
  readonly #dates = new DateTally();
  readonly #numbers = new NumberTally();
  readonly #samples: CellSample[] = [];
  readonly #blanks = new Set<string>();
  #values: Map<string, number> | null = new Map();
  #looked = 0;
  #filled = 0;

  constructor(name: string) {
    this.#name = name;
  }

  note(cursor: RecordCursor, cell: number): void {
    this.#looked += 1;
    const text = this.noteShape(cursor, cell);
    if (text === "") return;
    this.#filled += 1;
    if (BLANK_WORDS.has(text)) this.#blanks.add(text);
    if (this.#samples.length < MOST_SAMPLES && !this.#samples.some((sample) => sample.text === text)) {
      this.#samples.push({ line: cursor.line, text });
    }
    if (this.#values === null) return;
    this.#values.set(text, (this.#values.get(text) ?? 0) + 1);
    if (this.#values.size > MOST_VALUES) this.#values = null;
  }

  /** Only what decides between readings; gives back the cell's text. */
  noteShape(cursor: RecordCursor, cell: number): string {
    const text = cellText(cursor, cell).trim();
    if (text === "") return text;
    const flag = cursor.flags[cell] ?? 0;
    this.#dates.note(text, cursor.line, flag);
    this.#numbers.note(text, cursor.line, flag);
    return text;
  }

  get isAmbiguous(): boolean {
    return this.#dates.isAmbiguous || this.#numbers.isAmbiguous;
  }

  get profile(): ColumnProfile {
    const values =
      this.#values === null
        ? null
        : [...this.#values].map(([text, cells]) => ({ text, cells })).sort((a, b) => b.cells - a.cells);
    return {
      name: this.#name,
      looked: this.#looked,
      filled: this.#filled,
      samples: this.#samples,
      values,
      blanks: [...this.#blanks],
      dates: this.#dates.evidence,
      numbers: this.#numbers.evidence,
    };
  }
}
