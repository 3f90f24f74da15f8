import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import { CsvCursor, MAX_COLUMNS } from "../observations/csv-cursor.ts";
import { cellText } from "../observations/record-cursor.ts";

/** A delimiter that CSV files use. */
export type Delimiter = "," | ";" | "\t" | "|";

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];
const LF = 0x0a;
const CR = 0x0d;

/** Where the records of a CSV text begin, and its header. */
export interface CsvSource {
  readonly bytes: Uint8Array;
  readonly delimiter: Delimiter;
  /** Names as given, trimmed. */
  readonly header: readonly string[];
  readonly headerLine: number;
  /** Position and line of the first record behind the header. */
  readonly start: number;
  readonly startLine: number;
}

/** Finds delimiter and header of a CSV text. `headerRow`: its line, from 1; null: the first line that is not blank. */
export function openCsv(
  bytes: Uint8Array,
  settings: { readonly delimiter: Delimiter | null; readonly headerRow: number | null },
): Result<CsvSource> {
  const { start, line } = startOfLine(bytes, settings.headerRow ?? 1);
  const delimiter = settings.delimiter ?? detectDelimiter(bytes, start);
  const cursor = new CsvCursor(bytes, delimiter.charCodeAt(0), start, line);
  if (!cursor.next()) return failure("FILE_EMPTY", "the file has no header");
  if (cursor.isBroken) {
    return failure("CSV_QUOTE", "the header has an open quotation mark", { where: `line ${cursor.line}` });
  }
  if (cursor.count > MAX_COLUMNS) {
    return failure(
      "TOO_MANY_COLS",
      `the header has ${cursor.count} columns; at most ${MAX_COLUMNS} are read`,
    );
  }
  const header = Array.from({ length: cursor.count }, (_, cell) => cellText(cursor, cell).trim());
  const { position, nextLine } = cursor;
  return success({ bytes, delimiter, header, headerLine: cursor.line, start: position, startLine: nextLine });
}

/** A cursor on the first record behind the header. */
export function recordsOf(source: CsvSource): CsvCursor {
  return new CsvCursor(source.bytes, source.delimiter.charCodeAt(0), source.start, source.startLine);
}

/** The delimiter that gives the header most columns; a comma where none occurs. */
function detectDelimiter(bytes: Uint8Array, start: number): Delimiter {
  let best: Delimiter = ",";
  let bestScore = 1;
  for (const delimiter of DELIMITERS) {
    const cursor = new CsvCursor(bytes, delimiter.charCodeAt(0), start);
    if (!cursor.next() || cursor.isBroken) continue;
    const score = cursor.count;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function startOfLine(bytes: Uint8Array, wanted: number): { readonly start: number; readonly line: number } {
  let line = 1;
  let start = 0;
  while (line < wanted && start < bytes.length) {
    const byte = bytes[start];
    start += 1;
    if (byte === LF || (byte === CR && bytes[start] !== LF)) line += 1;
  }
  return { start, line };
}
