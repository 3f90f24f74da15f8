import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import { ByteWriter } from "../observations/byte-writer.ts";
import {
  CELL_ERROR,
  CELL_NATIVE_DATE,
  CELL_NATIVE_NUMBER,
  CELL_NATIVE_PERCENTAGE,
  CELL_PLAIN,
} from "../observations/record-cursor.ts";
import { boundedWorkbook, notAWorkbook } from "./xlsx-archive.ts";

/** One sheet of a workbook: the cells that hold something, in reading order. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Texts of all cells, one after the other, UTF-8. */
  readonly bytes: Uint8Array;
  readonly rows: readonly WorkbookRow[];
}

/** One row that holds something. Columns count from 0. */
export interface WorkbookRow {
  /** Row number in the sheet, from 1. */
  readonly line: number;
  readonly columns: readonly number[];
  /** Ends of the cells in `bytes`; each begins where the one before it ended, the first at `start`. */
  readonly start: number;
  readonly ends: readonly number[];
  /** A `CELL_…` value each. */
  readonly flags: readonly number[];
}

const MAX_SHEET_COLUMNS = 2000;

/**
 * Reads all sheets of an XLSX workbook: stored values (of formulas the results last computed), dates as wall times by
 * the workbook's own calendar (1900 or 1904), of merged cells the first alone.
 */
export async function readWorkbook(file: Uint8Array): Promise<Result<readonly WorkbookSheet[]>> {
  const archive = boundedWorkbook(file);
  if (!archive.ok) return archive;
  // The library is large; a run that reads no workbook never loads it.
  const { ValueType, Workbook } = await import("@cj-tech-master/excelts");
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(archive.value);
  } catch {
    return notAWorkbook();
  }
  const sheets: WorkbookSheet[] = [];
  for (const sheet of workbook.worksheets) {
    if (sheet.columnCount > MAX_SHEET_COLUMNS) {
      return failure(
        "TOO_MANY_COLS",
        `the sheet has ${sheet.columnCount} columns; at most ${MAX_SHEET_COLUMNS} are read`,
        {
          where: sheet.name,
        },
      );
    }
    const writer = new ByteWriter(sheet.rowCount * 64);
    const rows: WorkbookRow[] = [];
    sheet.eachRow({ includeEmpty: false }, (row, line) => {
      const columns: number[] = [];
      const ends: number[] = [];
      const flags: number[] = [];
      const start = writer.length;
      row.eachCell({ includeEmpty: false }, (cell, column) => {
        if (cell.type === ValueType.Merge) return;
        const { text, flag } = cellContent(cell.value, formatOf(cell.numFmt));
        if (text === "") return;
        writer.writeText(text);
        columns.push(column - 1);
        ends.push(writer.length);
        flags.push(flag);
      });
      if (columns.length > 0) rows.push({ line, columns, start, ends, flags });
    });
    sheets.push({ name: sheet.name, isHidden: sheet.state !== "visible", bytes: writer.toBytes(), rows });
  }
  return success(sheets);
}

interface CellContent {
  readonly text: string;
  readonly flag: number;
}

function formatOf(format: unknown): string | undefined {
  if (typeof format === "string") return format;
  if (typeof format !== "object" || format === null || !("formatCode" in format)) return undefined;
  return String(format.formatCode);
}

const EMPTY: CellContent = { text: "", flag: CELL_PLAIN };

function cellContent(value: unknown, numberFormat: string | undefined): CellContent {
  if (value === null || value === undefined) return EMPTY;
  if (typeof value === "string") return { text: value, flag: CELL_PLAIN };
  if (typeof value === "boolean") return { text: String(value), flag: CELL_PLAIN };
  if (typeof value === "number") {
    const flag = isPercentage(numberFormat) ? CELL_NATIVE_PERCENTAGE : CELL_NATIVE_NUMBER;
    // Spreadsheets calculate and show 15 digits; the ones behind them are noise of the binary form.
    return { text: String(Number(value.toPrecision(15))), flag };
  }
  if (value instanceof Date) return dateContent(value);
  if (typeof value !== "object") return EMPTY;
  if ("error" in value) return { text: String(value.error), flag: CELL_ERROR };
  if ("formula" in value || "sharedFormula" in value) {
    return cellContent("result" in value ? value.result : null, numberFormat);
  }
  if ("richText" in value && Array.isArray(value.richText)) {
    const runs: readonly unknown[] = value.richText;
    return { text: runs.map(textOfRun).join(""), flag: CELL_PLAIN };
  }
  if ("text" in value) return cellContent(value.text, numberFormat);
  return EMPTY;
}

function textOfRun(run: unknown): string {
  return typeof run === "object" && run !== null && "text" in run ? String(run.text) : "";
}

function dateContent(date: Date): CellContent {
  if (Number.isNaN(date.getTime())) return { text: "#DATE!", flag: CELL_ERROR };
  const iso = date.toISOString();
  const text = iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, -1).replace(/\.000$/, "");
  return { text, flag: CELL_NATIVE_DATE };
}

function isPercentage(numberFormat: string | undefined): boolean {
  return numberFormat !== undefined && numberFormat.replace(/"[^"]*"|\\./g, "").includes("%");
}
