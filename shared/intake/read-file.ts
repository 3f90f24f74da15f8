import type { Problem, Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import type { InputName } from "../observations/input-templates.ts";
import type { Delimiter } from "./csv-source.ts";
import type { TextEncodingName } from "./decode-text.ts";
import type { ImportedRecords, ImportProgress } from "./import-records.ts";
import { importRecords, MAX_LISTED_ERRORS } from "./import-records.ts";
import type { ImportSource, SheetText } from "./import-source.ts";
import { NO_SETTINGS, openImportSource, sheetTexts } from "./import-source.ts";
import type { Mapping } from "./mapping.ts";
import { planRecords } from "./plan-records.ts";
import type { ImportWarning } from "./row-error.ts";
import type { WorkbookSheet } from "./xlsx-workbook.ts";

/** What the reading of a file depends on beside its bytes. */
export interface ReadingRequest {
  /** Name of the file; folders before it do not matter. */
  readonly fileName: string;
  /** How to read a foreign file; absent: the file follows a template. */
  readonly mapping?: Mapping;
  readonly pilot: { readonly timeZone: string };
  /** The clock, epoch milliseconds. */
  readonly now: number;
  /** Row errors that are listed one by one; absent: `MAX_LISTED_ERRORS`. */
  readonly mostListedErrors?: number;
}

/** A file to be imported and what its reading depends on. */
export interface ImportFileRequest extends ReadingRequest {
  readonly bytes: Uint8Array;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly isCancelled?: () => boolean;
}

/** One CSV file, or one sheet of a workbook, read and checked. */
export interface ImportedSheet extends ImportedRecords {
  readonly target: InputName;
  /** Name of the sheet; null in a CSV file. */
  readonly sheet: string | null;
  /** Null in a workbook. */
  readonly encoding: TextEncodingName | null;
  readonly delimiter: Delimiter | null;
  /** Column names as a mapping knows them: trimmed, the second of two equal ones `name#2`. */
  readonly header: readonly string[];
}

/** Reads a CSV or XLSX file to the end. A refused file is a problem, a refused row is listed. Cancelled: `CANCELLED`. */
export async function readImportFile(request: ImportFileRequest): Promise<Result<readonly ImportedSheet[]>> {
  const steps = readImportFileSteps(request);
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
    request.onProgress?.(step.value);
    if (request.isCancelled?.() === true) return failure("CANCELLED", "the import was cancelled");
  }
}

/**
 * The same in steps: yields progress every few thousand rows, so that the caller decides when to go on. It neither
 * calls `onProgress` nor asks `isCancelled`; whoever does not want the rest stops asking for steps.
 */
export async function* readImportFileSteps(
  request: ImportFileRequest,
): AsyncGenerator<ImportProgress, Result<readonly ImportedSheet[]>> {
  const source = await openImportSource(request.bytes);
  return source.ok ? yield* readSourceSteps(source.value, request) : source;
}

/** The same for a file that was opened before. */
export function* readSourceSteps(
  source: ImportSource,
  request: ReadingRequest,
): Generator<ImportProgress, Result<readonly ImportedSheet[]>> {
  const { mapping } = request;
  const texts = sheetTexts(source, mapping?.source ?? NO_SETTINGS, request.fileName, mapping !== undefined);
  if (!texts.ok) return texts;
  const sheets: ImportedSheet[] = [];
  for (const text of texts.value) {
    const imported = yield* sheetSteps(request, text);
    if (!imported.ok) return text.sheet === null ? imported : inSheet(imported.problem, text.sheet);
    sheets.push(imported.value);
  }
  const [first, ...others] = sheets;
  if (first === undefined || mapping !== undefined || source.kind === "csv") return success(sheets);
  const unread = source.sheets.filter(
    ({ name, rows }) => rows.length > 0 && !sheets.some(({ sheet }) => sheet === name),
  );
  return success([{ ...first, warnings: [...unread.map(unreadSheetWarning), ...first.warnings] }, ...others]);
}

function* sheetSteps(
  request: ReadingRequest,
  text: SheetText,
): Generator<ImportProgress, Result<ImportedSheet>> {
  const { timeZone } = request.pilot;
  const planned = planRecords(text, request.mapping ?? null, timeZone);
  if (!planned.ok) return planned;
  const { header, unknownColumns, ...plan } = planned.value;
  const { sheet, encoding, delimiter } = text;
  const records = yield* importRecords({
    ...plan,
    openCursor: text.openCursor,
    columnCount: header.length,
    capacity: text.capacity,
    isMixed: text.isMixed,
    pilotTimeZone: timeZone,
    now: request.now,
    mostListedErrors: request.mostListedErrors ?? MAX_LISTED_ERRORS,
  });
  const warnings = [
    ...(encoding !== null && text.isEncodingGuess ? [encodingWarning(encoding)] : []),
    ...unknownColumns.map(unknownColumnWarning),
    ...records.warnings,
  ];
  return success({ ...records, target: plan.target, sheet, encoding, delimiter, header, warnings });
}

function encodingWarning(encoding: TextEncodingName): ImportWarning {
  const message = `the file is not UTF-8 and was read as ${encoding}`;
  return { code: "W_ENCODING", message, column: null, line: null, rows: 0 };
}

function unreadSheetWarning({ name, isHidden }: WorkbookSheet): ImportWarning {
  const reason = isHidden ? "is hidden" : "is not named after a template";
  const message = `the sheet "${name}" ${reason} and was not read`;
  return { code: "W_UNKNOWN_SHEET", message, column: null, line: null, rows: 0 };
}

function unknownColumnWarning(name: string): ImportWarning {
  const message = `the column ${name} belongs to no template and is kept aside`;
  return { code: "W_UNKNOWN_COLUMN", message, column: name, line: 1, rows: 0 };
}

function inSheet(problem: Problem, sheet: string): { readonly ok: false; readonly problem: Problem } {
  const where = problem.where === undefined ? sheet : `${sheet}, ${problem.where}`;
  return { ok: false, problem: { ...problem, where } };
}
