import { failure, type Result, success } from "../errors/problem.ts";
import { restoreFormula } from "../observations/formula-text.ts";
import { cellText } from "../observations/record-cursor.ts";
import { NO_SETTINGS, openImportSource, sheetTexts } from "./import-source.ts";

/** A filled row of the sheet KPIs, with the line on which it starts. Texts; an empty one is left out. */
export interface KpiLine {
  readonly line: number;
  readonly row: Readonly<Record<string, string | number>>;
}

const NEEDED = ["id", "metric", "direction", "breach"] as const;
/** Columns that are taken back, by the names that the command has for them. */
const TEXTS: Readonly<Record<string, string>> = {
  id: "id",
  metric: "metric",
  workflow: "workflow",
  segment: "segment",
  owner: "owner",
  direction: "direction",
  action: "action",
  reason: "reason",
};
const NUMBERS: Readonly<Record<string, string>> = {
  breach: "breach",
  warn: "warn",
  periods: "periods",
  deadline_hours: "deadlineHours",
};

/**
 * The sheet KPIs of a workbook that came back (XLSX), or the same table as CSV. Rows without a line are passed over. Numbers
 * are raw: 0.12 is 12 %.
 */
export async function readKpis(file: Uint8Array): Promise<Result<readonly KpiLine[]>> {
  const source = await openImportSource(file);
  if (!source.ok) return source;
  const settings = source.value.kind === "xlsx" ? { ...NO_SETTINGS, sheet: "KPIs" } : NO_SETTINGS;
  const texts = sheetTexts(source.value, settings, "kpis.csv", true);
  if (!texts.ok) return texts;
  const [sheet] = texts.value;
  if (sheet === undefined) return failure("FILE_EMPTY", "the file has no table");
  const missing = NEEDED.find((name) => !sheet.header.includes(name));
  if (missing !== undefined) {
    return failure("CSV_HEADER_MISSING", `the table has no column ${missing}`, {
      where: `line ${sheet.headerLine}`,
    });
  }
  const cursor = sheet.openCursor();
  const rows: KpiLine[] = [];
  while (cursor.next()) {
    const where = `line ${cursor.line}`;
    if (cursor.isBroken) return failure("CSV_QUOTE", "a quotation mark is not closed", { where });
    const row: Record<string, string | number> = {};
    for (const [place, name] of sheet.header.entries()) {
      const cell = place < cursor.count ? cellText(cursor, place).trim() : "";
      const [asText, asNumber] = [TEXTS[name], NUMBERS[name]];
      if (cell === "") continue;
      if (asText !== undefined) row[asText] = restoreFormula(cell);
      if (asNumber === undefined) continue;
      const number = Number(cell);
      if (!Number.isFinite(number)) {
        return failure("TYPE", `"${cell.slice(0, 40)}" is no number`, {
          where: `${where}, column ${name}`,
          remedy: "Write numbers with a decimal point; rates from 0 to 1.",
        });
      }
      row[asNumber] = number;
    }
    if (row["breach"] !== undefined) rows.push({ line: cursor.line, row });
  }
  return success(rows);
}
