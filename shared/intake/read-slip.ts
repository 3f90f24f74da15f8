import { failure, type Result, success } from "../errors/problem.ts";
import { cellText } from "../observations/record-cursor.ts";
import { NO_SETTINGS, openImportSource, sheetTexts } from "./import-source.ts";

/** A row of a slip that says something, with the line on which it starts. */
export interface SlipRow {
  readonly line: number;
  readonly row: Readonly<Record<string, string>>;
}

/** Columns that must be there, and how the command calls those that are filled. */
const NEEDED = ["kind", "id"] as const;
const FILLED: Readonly<Record<string, string>> = {
  due: "due",
  done_on: "doneOn",
  note: "note",
  evidence: "evidence",
  answer: "answer",
};

/**
 * The filled rows of an owner slip's table that came back (CSV, or the sheet Slip of its workbook): items and questions; metrics, rights and rows in which
 * nothing was filled are passed over. The date that was printed in `due` counts as filled: the same date changes nothing.
 */
export async function readSlip(file: Uint8Array): Promise<Result<readonly SlipRow[]>> {
  const source = await openImportSource(file);
  if (!source.ok) return source;
  const settings = source.value.kind === "xlsx" ? { ...NO_SETTINGS, sheet: "Slip" } : NO_SETTINGS;
  const texts = sheetTexts(source.value, settings, "slip.csv", true);
  if (!texts.ok) return texts;
  const [sheet] = texts.value;
  if (sheet === undefined) return failure("FILE_EMPTY", "the file has no table");
  const { header } = sheet;
  const missing = NEEDED.find((name) => !header.includes(name));
  if (missing !== undefined) {
    return failure("CSV_HEADER_MISSING", `the slip has no column ${missing}`, {
      where: `line ${sheet.headerLine}`,
    });
  }
  const cursor = sheet.openCursor();
  const rows: SlipRow[] = [];
  while (cursor.next()) {
    const where = `line ${cursor.line}`;
    if (cursor.isBroken) return failure("CSV_QUOTE", "a quotation mark is not closed", { where });
    const cells = new Map(
      header.map((name, place) => [name, place < cursor.count ? cellText(cursor, place).trim() : ""]),
    );
    const kind = cells.get("kind") ?? "";
    if (kind === "metric" || kind === "right" || (kind === "" && cursor.count <= 1)) continue;
    if (kind !== "item" && kind !== "ask") {
      return failure("ENUM", `"${kind.slice(0, 40)}" is no kind of a slip's row`, {
        where: `${where}, column kind`,
        remedy: "Use item or ask.",
      });
    }
    const filled = Object.entries(FILLED).flatMap(([column, field]) => {
      const value = cells.get(column) ?? "";
      // The date of a question is printed to be read.
      return value === "" || (kind === "ask" && column === "due") ? [] : [[field, value] as const];
    });
    if (filled.length === 0) continue;
    rows.push({ line: cursor.line, row: { kind, id: cells.get("id") ?? "", ...Object.fromEntries(filled) } });
  }
  return success(rows);
}
