import { CELL_NATIVE_DATE } from "../../observations/record-cursor.ts";
import { dateFormatsOf, hasOffset, hasTimeOfDay, ISO_FORMAT, readWith } from "./date-shapes.ts";

/** A cell of the file that was looked at. */
export interface CellSample {
  readonly line: number;
  readonly text: string;
}

/** What the cells of a column say about dates. */
export interface DateEvidence {
  /** Cells that are like a date. */
  readonly cells: number;
  /** Cells that are dates of a workbook: they need no format. */
  readonly native: number;
  /** The formats that read most of the cells, the most usual first. More than one: they cannot be told apart. */
  readonly formats: readonly string[];
  /** Cells that the best formats read. */
  readonly read: number;
  /** Some cell holds a time of day; some holds an offset. */
  readonly hasTime: boolean;
  readonly hasOffset: boolean;
  /** Cells that the best formats read as different days: what a question shows. */
  readonly telling: readonly CellSample[];
}

const MOST_TELLING = 3;
const MOST_KEPT = 24;

/** Collects what the cells of a column say about dates. */
export class DateTally {
  readonly #counts = new Map<string, number>();
  readonly #kept: CellSample[] = [];
  #cells = 0;
  #native = 0;
  #hasTime = false;
  #hasOffset = false;

  /** `text` is trimmed and not empty. */
  note(text: string, line: number, flag: number): void {
    if (flag === CELL_NATIVE_DATE) {
      this.#cells += 1;
      this.#native += 1;
      this.#hasTime ||= text.length > 10;
      return;
    }
    const formats = dateFormatsOf(text);
    const [first] = formats;
    if (first === undefined) return;
    this.#cells += 1;
    for (const format of formats) this.#counts.set(format, (this.#counts.get(format) ?? 0) + 1);
    this.#hasTime ||= hasTimeOfDay(first, text);
    this.#hasOffset ||= hasOffset(text);
    if (formats.length < 2 || this.#kept.length >= MOST_KEPT) return;
    if (!this.#kept.some((sample) => sample.text === text)) this.#kept.push({ line, text });
  }

  /** Whether more than one format reads as many cells. */
  get isAmbiguous(): boolean {
    return this.#best().formats.length > 1;
  }

  /** What the cells so far say. */
  get evidence(): DateEvidence {
    const { formats, read } = this.#best();
    const telling = this.#kept
      .filter(({ text }) => new Set(formats.map((format) => readWith(format, text))).size > 1)
      .slice(0, MOST_TELLING);
    return {
      cells: this.#cells,
      native: this.#native,
      formats,
      read: read + this.#native,
      hasTime: this.#hasTime,
      hasOffset: this.#hasOffset,
      telling,
    };
  }

  #best(): { readonly formats: readonly string[]; readonly read: number } {
    const read = Math.max(0, ...this.#counts.values());
    if (read === 0) return { formats: [], read };
    const formats = [...this.#counts].filter(([, count]) => count === read).map(([format]) => format);
    return { formats: formats.includes(ISO_FORMAT) ? [ISO_FORMAT] : formats, read };
  }
}
