import type { Result } from "../errors/problem.ts";
import { success } from "../errors/problem.ts";
import { CsvCursor } from "../observations/csv-cursor.ts";
import { cellText, textOfBytes } from "../observations/record-cursor.ts";
import { openCsv } from "./csv-source.ts";
import type { ImportSource, SourceSettings } from "./import-source.ts";

/** A record at the beginning of a file, whatever it is: a title, the header, a row. */
export interface RawLine {
  readonly line: number;
  readonly cells: readonly string[];
}

const MOST_CELLS = 40;
const MOST_CHARACTERS = 80;

/** The first records of a file or sheet as they stand there, so that a person can say which is the header. */
export function rawLines(
  source: ImportSource,
  settings: SourceSettings,
  most: number,
): Result<readonly RawLine[]> {
  if (source.kind === "xlsx") {
    const sheet =
      source.sheets.find(({ name }) => name === settings.sheet) ??
      source.sheets.find(({ isHidden, rows }) => !isHidden && rows.length > 0);
    const rows = (sheet?.rows ?? []).slice(0, most).map(({ line, columns, start, ends }): RawLine => {
      const cells = Array.from({ length: Math.min(MOST_CELLS, (columns.at(-1) ?? -1) + 1) }, () => "");
      let from = start;
      for (const [place, column] of columns.entries()) {
        const end = ends[place] ?? from;
        if (column < cells.length)
          cells[column] = shown(textOfBytes(sheet?.bytes ?? new Uint8Array(), from, end));
        from = end;
      }
      return { line, cells };
    });
    return success(rows);
  }
  const decoded = source.decode(settings.encoding);
  if (!decoded.ok) return decoded;
  const { bytes } = decoded.value;
  const csv = openCsv(bytes, settings);
  const delimiter = csv.ok ? csv.value.delimiter : (settings.delimiter ?? ",");
  const cursor = new CsvCursor(bytes, delimiter.charCodeAt(0));
  const lines: RawLine[] = [];
  while (lines.length < most && cursor.next()) {
    const count = Math.min(cursor.count, MOST_CELLS);
    lines.push({
      line: cursor.line,
      cells: Array.from({ length: count }, (_, cell) => shown(cellText(cursor, cell))),
    });
  }
  return success(lines);
}

function shown(text: string): string {
  const trimmed = text.trim().replaceAll(/\s+/g, " ");
  return trimmed.length > MOST_CHARACTERS ? `${trimmed.slice(0, MOST_CHARACTERS - 1)}…` : trimmed;
}
