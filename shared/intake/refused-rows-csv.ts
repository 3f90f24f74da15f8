import { ByteWriter } from "../observations/byte-writer.ts";
import { quotedCell } from "../observations/column-writer.ts";
import { neutraliseFormula } from "../observations/formula-text.ts";
import { cellText } from "../observations/record-cursor.ts";
import { numberShape } from "./guess/number-shapes.ts";
import { recordText } from "./import-records.ts";
import type { SheetText } from "./import-source.ts";
import type { RowError } from "./row-error.ts";

/**
 * The refused records of a sheet as they stand in the file, each behind its line, codes and reasons: UTF-8, comma, CRLF.
 * Mended and without the first three columns it can be imported in place of the file. Texts cannot start a formula.
 */
export function refusedRowsCsv(sheet: SheetText, errors: readonly RowError[]): Uint8Array<ArrayBuffer> {
  const byLine = new Map<number, RowError[]>();
  for (const error of errors) {
    const known = byLine.get(error.line);
    if (known === undefined) byLine.set(error.line, [error]);
    else known.push(error);
  }
  const writer = new ByteWriter(errors.length * 128);
  const write = (cells: readonly string[]): void =>
    writer.writeText(`${cells.map(quotedCell).join(",")}\r\n`);
  write(["line", "code", "reason", ...sheet.header].map(safeText));
  const cursor = sheet.openCursor();
  while (cursor.next()) {
    const found = byLine.get(cursor.line);
    if (found === undefined) continue;
    const reasons = found.map(({ column, message }) => (column === null ? message : `${column}: ${message}`));
    const isWhole = cursor.isBroken;
    const cells = isWhole
      ? [recordText(cursor)]
      : Array.from({ length: Math.min(cursor.count, cursor.starts.length) }, (_, cell) =>
          cellText(cursor, cell),
        );
    write(
      [
        String(cursor.line),
        [...new Set(found.map(({ code }) => code))].join(" "),
        reasons.join("; "),
        ...cells,
      ].map(safeText),
    );
  }
  return writer.toBytes();
}

/** Numbers stay numbers, also negative ones. */
function safeText(text: string): string {
  return numberShape(text.trim()) === "no number" ? neutraliseFormula(text) : text;
}
