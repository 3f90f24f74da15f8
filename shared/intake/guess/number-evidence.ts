import { CELL_NATIVE_NUMBER, CELL_NATIVE_PERCENTAGE } from "../../observations/record-cursor.ts";
import type { CellSample } from "./date-evidence.ts";
import { type NumberShape, numberShape } from "./number-shapes.ts";

/** What the cells of a column say about numbers: how many cells have each shape. */
export interface NumberEvidence {
  /** Cells that are like a number, percentages aside. */
  readonly cells: number;
  /** Numbers of a workbook: they need no decimal mark. */
  readonly native: number;
  readonly whole: number;
  /** Cells that show that the point, or the comma, is the decimal mark. */
  readonly point: number;
  readonly comma: number;
  /** Cells such as `1.234`, and such as `1,234`, which show nothing. */
  readonly onePoint: number;
  readonly oneComma: number;
  readonly spaced: number;
  /** Cells with a decimal point that a template would not read: thousands are parted in them. */
  readonly grouped: number;
  readonly percentages: number;
  /** Cells that surely hold a fraction. */
  readonly fractions: number;
  /** All numbers with a fraction, and all others, lie between 0 and 1. */
  readonly isShare: boolean;
  /** Cells that show nothing of the decimal mark: what a question shows. */
  readonly telling: readonly CellSample[];
}

/** The decimal mark that columns show; `ask`: both are possible and differ; null: no number needs one. */
export type DecimalMark = "." | "," | "ask" | null;

const MOST_TELLING = 3;
const PLAIN = /^[+-]?\d*\.?\d*(?:[eE][+-]?\d+)?$/;

/** Collects what the cells of a column say about numbers. */
export class NumberTally {
  readonly #counts = new Map<NumberShape, number>();
  readonly #telling: CellSample[] = [];
  #native = 0;
  #nativePercentages = 0;
  #fractions = 0;
  #grouped = 0;
  #isShare = true;

  /** `text` is trimmed and not empty. */
  note(text: string, line: number, flag: number): void {
    if (flag === CELL_NATIVE_NUMBER || flag === CELL_NATIVE_PERCENTAGE) {
      if (flag === CELL_NATIVE_PERCENTAGE) this.#nativePercentages += 1;
      else this.#native += 1;
      this.#noteValue(Number(text));
      return;
    }
    const shape = numberShape(text);
    if (shape === "no number") return;
    this.#counts.set(shape, (this.#counts.get(shape) ?? 0) + 1);
    if (shape === "one point" || shape === "one comma") {
      if (this.#telling.length < MOST_TELLING && !this.#telling.some((sample) => sample.text === text)) {
        this.#telling.push({ line, text });
      }
    } else if (shape === "comma") {
      this.#noteValue(Number(text.replaceAll(/[.'’\s\u00A0\u2009\u202F]/g, "").replace(",", ".")));
    } else if (shape !== "percentage") {
      if (shape === "point" && !PLAIN.test(text)) this.#grouped += 1;
      this.#noteValue(Number(text.replaceAll(/[,'’\s\u00A0\u2009\u202F]/g, "")));
    }
  }

  /** Whether cells leave the decimal mark open. */
  get isAmbiguous(): boolean {
    return decimalMark([this.evidence]) === "ask";
  }

  /** What the cells so far say. */
  get evidence(): NumberEvidence {
    const count = (shape: NumberShape) => this.#counts.get(shape) ?? 0;
    const texts = [...this.#counts].reduce(
      (sum, [shape, cells]) => (shape === "percentage" ? sum : sum + cells),
      0,
    );
    return {
      cells: texts + this.#native,
      native: this.#native,
      whole: count("whole"),
      point: count("point"),
      comma: count("comma"),
      onePoint: count("one point"),
      oneComma: count("one comma"),
      spaced: count("spaced"),
      grouped: this.#grouped,
      percentages: count("percentage") + this.#nativePercentages,
      fractions: this.#fractions,
      isShare: this.#isShare && this.#fractions > 0,
      telling: this.#telling,
    };
  }

  #noteValue(value: number): void {
    if (!Number.isInteger(value)) this.#fractions += 1;
    if (!(value >= 0 && value <= 1)) this.#isShare = false;
  }
}

/** What columns show together: a file has one decimal mark. Where they contradict, the mark that more cells show. */
export function decimalMark(columns: readonly NumberEvidence[]): DecimalMark {
  const sum = (of: (column: NumberEvidence) => number) =>
    columns.reduce((total, column) => total + of(column), 0);
  const points = sum(({ point }) => point);
  const commas = sum(({ comma }) => comma);
  const onePoints = sum(({ onePoint }) => onePoint);
  const oneCommas = sum(({ oneComma }) => oneComma);
  if (points + commas === 0) {
    // Both signs, each once in a number: `1.234` beside `5,678` can be read either way.
    if (onePoints + oneCommas > 0) return "ask";
    return sum(({ spaced }) => spaced) > 0 ? "." : null;
  }
  if (commas > points) return ",";
  // Plain decimal points are what a template reads; the mark must be named where something parts thousands.
  return sum(({ spaced, grouped }) => spaced + grouped) + oneCommas + commas === 0 ? null : ".";
}
