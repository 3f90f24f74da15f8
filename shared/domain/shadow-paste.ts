import { formatCalendarDate, parseCalendarDate } from "../calendar/calendar-date.ts";
import { type RecordsHolder, recordsOf } from "../records/read-records.ts";
import { normalName } from "../records/record-keys.ts";
import type { RecordOf } from "../records/record-types.ts";

/** One row that can be recorded: value and target of a shadow metric in a month; null: the cell is empty. */
export interface ShadowRow {
  /** Id of the shadow metric. */
  readonly id: string;
  readonly month: string;
  readonly value: number | null;
  readonly target: number | null;
}

/** A row that cannot be taken, by its line of the pasted text: what, and what to do. */
export interface ShadowRowError {
  readonly line: number;
  readonly column: "metric" | "month" | "value" | "target";
  readonly text: string;
  readonly message: string;
}

/** What a pasted table holds. */
export interface ShadowPaste {
  readonly rows: readonly ShadowRow[];
  readonly errors: readonly ShadowRowError[];
}

const COLUMNS = ["metric", "month", "value", "target"] as const;
type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Four columns as a spreadsheet copies them, separated by tabs: metric, month, value, target. A header row is passed
 * over; an empty cell is no value. Nothing is guessed: a number that can be read in two ways is an error of its row.
 */
export function readShadowPaste(pilot: RecordsHolder, text: string): ShadowPaste {
  const metrics = recordsOf(pilot, "shadowMetric").filter(({ withheld }) => withheld.length === 0);
  const rows: ShadowRow[] = [];
  const errors: ShadowRowError[] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    const cells = line.split("\t").map((cell) => cell.trim());
    if (cells.every((cell) => cell === "") || (rows.length + errors.length === 0 && isHeader(cells)))
      continue;
    const fail = (column: ShadowRowError["column"], cell: string, message: string): void => {
      errors.push({ line: index + 1, column, text: cell.slice(0, 60), message });
    };
    if (cells.length > COLUMNS.length && cells.slice(COLUMNS.length).some((cell) => cell !== "")) {
      fail(
        "target",
        cells[COLUMNS.length] ?? "",
        "there are more than four columns: metric, month, value, target",
      );
      continue;
    }
    const [metric = "", month = "", value = "", target = ""] = cells;
    const read = readCells(metrics, { metric, month, value, target }, fail);
    if (read === null) continue;
    const key = `${read.id} ${read.month}`;
    if (seen.has(key)) fail("month", month, "an earlier row has this metric and month");
    else rows.push(read);
    seen.add(key);
  }
  return { rows, errors };
}

function readCells(
  metrics: readonly RecordOf<"shadowMetric">[],
  cells: Cells,
  fail: (column: ShadowRowError["column"], cell: string, message: string) => void,
): ShadowRow | null {
  const metric = metricNamed(metrics, cells.metric);
  if (typeof metric === "string") {
    fail("metric", cells.metric, metric);
    return null;
  }
  const month = monthOfText(cells.month);
  if (month === null) {
    fail("month", cells.month, "is not a month: write 2026-10");
    return null;
  }
  const numbers: (number | null)[] = [];
  for (const column of ["value", "target"] as const) {
    const number = numberOfText(cells[column]);
    if (typeof number === "string") {
      fail(column, cells[column], number);
      return null;
    }
    numbers.push(number);
  }
  const [value = null, target = null] = numbers;
  if (value === null && target === null) {
    fail("value", "", "has neither a value nor a target");
    return null;
  }
  return { id: metric.id, month, value, target };
}

function isHeader(cells: readonly string[]): boolean {
  const [first = "", second = ""] = cells.map((cell) => cell.toLowerCase());
  return /^(shadow )?(metric|name|kpi)s?$/u.test(first) && second === "month";
}

/** The metric of a name, with its function before it where several have the name; else what is wrong. */
function metricNamed(
  metrics: readonly RecordOf<"shadowMetric">[],
  text: string,
): RecordOf<"shadowMetric"> | string {
  const wanted = normalName(text).toLowerCase();
  if (wanted === "") return "names no metric";
  const namesOf = ({ name, function: of }: RecordOf<"shadowMetric">): readonly string[] => {
    const plain = normalName(name).toLowerCase();
    return [plain, `${of}: ${plain}`];
  };
  const found = metrics.filter((metric) => namesOf(metric).includes(wanted));
  const [first, second] = found;
  if (first === undefined) return "is not declared: add the shadow metric first";
  return second === undefined
    ? first
    : `is declared by several functions: write "${first.function}: ${first.name}"`;
}

const MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

function monthOfText(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/u.exec(text);
  const numeric = /^(\d{1,2})\/(\d{4})$/u.exec(text);
  const named = /^([a-z]{3})[a-z]*\.? (\d{4})$/iu.exec(text);
  const [year, month] =
    iso !== null
      ? [iso[1], iso[2]]
      : numeric !== null
        ? [numeric[2], numeric[1]?.padStart(2, "0")]
        : named !== null
          ? [named[2], String(MONTH_NAMES.indexOf(named[1]?.toLowerCase() ?? "") + 1).padStart(2, "0")]
          : [];
  const day = parseCalendarDate(`${year}-${month}-${iso?.[3] ?? "01"}`);
  return day === null ? null : formatCalendarDate(day).slice(0, 7);
}

/** Null: the cell is empty. A text: what is wrong. */
function numberOfText(text: string): number | null | string {
  const plain = text.replaceAll(/[\u00A0\u2009\u202F '’]/gu, "").replace("−", "-");
  if (plain === "") return null;
  if (plain.endsWith("%")) return `write ${plain.slice(0, -1)} or a decimal, without the percent sign`;
  if (/^[+-]?\d{1,3}[.,]\d{3}$/u.test(plain)) {
    return `can be read as ${plain.replace(/[.,]/u, "")} or ${plain.replace(",", ".")}: write it without a separator`;
  }
  const hasBoth = plain.includes(",") && plain.includes(".");
  const mark = plain.lastIndexOf(",") > plain.lastIndexOf(".") ? "," : ".";
  const other = mark === "," ? "." : ",";
  const number = (hasBoth ? plain.replaceAll(other, "") : plain).replace(mark, ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/u.test(number) && number.length <= 30 ? Number(number) : "is not a number";
}
