import type { Problem, Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import { estimatedRows } from "../observations/batch-csv.ts";
import type { InputName } from "../observations/input-templates.ts";
import type { RecordCursor } from "../observations/record-cursor.ts";
import type { Delimiter } from "./csv-source.ts";
import { openCsv, recordsOf } from "./csv-source.ts";
import type { TextEncodingName } from "./decode-text.ts";
import { decodeText } from "./decode-text.ts";
import type { ImportedRecords, ImportProgress } from "./import-records.ts";
import { importRecords, MAX_LISTED_ERRORS } from "./import-records.ts";
import { distinctNames, planTemplate, targetNamed, targetOfHeader } from "./import-target.ts";
import { bindMapping } from "./mapped-cells.ts";
import type { Mapping } from "./mapping.ts";
import type { ImportWarning } from "./row-error.ts";
import { headerOf, SheetCursor } from "./sheet-cursor.ts";
import type { WorkbookSheet } from "./xlsx-workbook.ts";
import { readWorkbook } from "./xlsx-workbook.ts";

/** A file to be imported and what its reading depends on. */
export interface ImportFileRequest {
  /** Name of the file; folders before it do not matter. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** How to read a foreign file; absent: the file follows a template. */
  readonly mapping?: Mapping;
  readonly pilot: { readonly timeZone: string };
  /** The clock, epoch milliseconds. */
  readonly now: number;
  /** Row errors that are listed one by one; absent: `MAX_LISTED_ERRORS`. */
  readonly mostListedErrors?: number;
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
  const { bytes } = request;
  if (bytes.length === 0) return failure("FILE_EMPTY", "the file is empty");
  const kind = fileKind(bytes);
  if (kind === "other") return failure("FILE_TYPE", "the file is neither CSV nor XLSX");
  if (kind === "xls")
    return failure("FILE_TYPE", "the file is a workbook of the old XLS kind; save it as XLSX");
  return kind === "xlsx" ? yield* workbookSteps(request) : yield* csvSteps(request);
}

async function* csvSteps(
  request: ImportFileRequest,
): AsyncGenerator<ImportProgress, Result<readonly ImportedSheet[]>> {
  const { mapping } = request;
  const decoded = decodeText(request.bytes, mapping?.source.encoding ?? null);
  if (!decoded.ok) return decoded;
  const { bytes, encoding, isGuess, isMixed } = decoded.value;
  const source = openCsv(bytes, {
    delimiter: mapping?.source.delimiter ?? null,
    headerRow: mapping?.source.headerRow ?? null,
  });
  if (!source.ok) return source;
  const { delimiter } = source.value;
  const steps = sheetSteps(request, {
    sheet: null,
    namedTarget: targetNamed(request.fileName),
    header: source.value.header,
    openCursor: () => recordsOf(source.value),
    capacity: estimatedRows(bytes),
    isMixed,
  });
  const imported = yield* steps;
  if (!imported.ok) return imported;
  const warnings = isGuess
    ? [encodingWarning(encoding), ...imported.value.warnings]
    : imported.value.warnings;
  return success([{ ...imported.value, encoding, delimiter, warnings }]);
}

async function* workbookSteps(
  request: ImportFileRequest,
): AsyncGenerator<ImportProgress, Result<readonly ImportedSheet[]>> {
  const workbook = await readWorkbook(request.bytes);
  if (!workbook.ok) return workbook;
  const chosen = chooseSheets(workbook.value, request);
  if (!chosen.ok) return chosen;
  const sheets: ImportedSheet[] = [];
  for (const { sheet, target } of chosen.value) {
    const head = headerOf(sheet, request.mapping?.source.headerRow ?? null);
    if (head === null) return failure("FILE_EMPTY", "the sheet has no header", { where: sheet.name });
    const imported = yield* sheetSteps(request, {
      sheet: sheet.name,
      namedTarget: target,
      header: head.header,
      openCursor: () => new SheetCursor(sheet, head.firstRow, head.header.length),
      capacity: sheet.rows.length,
      isMixed: false,
    });
    if (!imported.ok) return inSheet(imported.problem, sheet.name);
    sheets.push({ ...imported.value, encoding: null, delimiter: null });
  }
  const [first, ...others] = sheets;
  if (first === undefined || request.mapping !== undefined) return success(sheets);
  const unread = workbook.value.filter(
    ({ name, rows }) => rows.length > 0 && !sheets.some(({ sheet }) => sheet === name),
  );
  return success([{ ...first, warnings: [...unread.map(unreadSheetWarning), ...first.warnings] }, ...others]);
}

interface SheetText {
  readonly sheet: string | null;
  readonly namedTarget: InputName | null;
  /** As given, trimmed. */
  readonly header: readonly string[];
  readonly openCursor: () => RecordCursor;
  readonly capacity: number;
  readonly isMixed: boolean;
}

type SheetResult = Omit<ImportedSheet, "encoding" | "delimiter">;

function* sheetSteps(
  request: ImportFileRequest,
  text: SheetText,
): Generator<ImportProgress, Result<SheetResult>> {
  const given = text.header.map((name) => name.normalize("NFC"));
  const header = distinctNames(given);
  const { mapping } = request;
  const job = {
    openCursor: text.openCursor,
    columnCount: header.length,
    capacity: text.capacity,
    isMixed: text.isMixed,
    pilotTimeZone: request.pilot.timeZone,
    now: request.now,
    mostListedErrors: request.mostListedErrors ?? MAX_LISTED_ERRORS,
  };
  if (mapping !== undefined) {
    const bound = bindMapping(mapping, header, request.pilot.timeZone);
    if (!bound.ok) return bound;
    const { plans, isWanted } = bound.value;
    const filter = mapping.filter.length === 0 ? null : isWanted;
    const { target, keep } = mapping;
    const records = yield* importRecords({ ...job, target, plans, isWanted: filter, keep });
    return success({ ...records, target, sheet: text.sheet, header });
  }
  const target = text.namedTarget === null ? targetOfHeader(given) : success(text.namedTarget);
  if (!target.ok) return target;
  const planned = planTemplate(target.value, given);
  if (!planned.ok) return planned;
  const { plans, unknownColumns } = planned.value;
  const records = yield* importRecords({ ...job, target: target.value, plans, isWanted: null, keep: null });
  const warnings = [...unknownColumns.map(unknownColumnWarning), ...records.warnings];
  return success({ ...records, warnings, target: target.value, sheet: text.sheet, header });
}

interface ChosenSheet {
  readonly sheet: WorkbookSheet;
  readonly target: InputName | null;
}

/** With a mapping its sheet; else all visible sheets named after a template; else the first visible sheet. */
function chooseSheets(
  sheets: readonly WorkbookSheet[],
  request: ImportFileRequest,
): Result<readonly ChosenSheet[]> {
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const wanted = request.mapping?.source.sheet ?? null;
  if (wanted !== null) {
    const sheet = sheets.find(({ name }) => name === wanted);
    if (sheet !== undefined) return success([{ sheet, target: null }]);
    const names = sheets.map(({ name }) => name).join(", ");
    return failure("SHEET_MISSING", `the workbook has no sheet "${wanted}"; it has ${names}`);
  }
  const named = visible.flatMap((sheet) => {
    const target = targetNamed(sheet.name);
    return target === null ? [] : [{ sheet, target }];
  });
  if (request.mapping === undefined && named.length > 0) return success(named);
  const first = visible.find(({ rows }) => rows.length > 0);
  if (first === undefined) return failure("FILE_EMPTY", "no visible sheet of the workbook holds anything");
  return success([{ sheet: first, target: targetNamed(request.fileName) }]);
}

function fileKind(bytes: Uint8Array): "csv" | "xlsx" | "xls" | "other" {
  const starts = (...magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return "xlsx";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "xls";
  // An empty or split archive, PDF, gzip.
  if (starts(0x50, 0x4b, 0x05, 0x06) || starts(0x50, 0x4b, 0x07, 0x08)) return "other";
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d) || starts(0x1f, 0x8b)) return "other";
  return "csv";
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
