import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import { estimatedRows } from "../observations/batch-csv.ts";
import type { InputName } from "../observations/input-templates.ts";
import type { RecordCursor } from "../observations/record-cursor.ts";
import type { Delimiter } from "./csv-source.ts";
import { openCsv, recordsOf } from "./csv-source.ts";
import type { DecodedText, TextEncodingName } from "./decode-text.ts";
import { decodeText } from "./decode-text.ts";
import { targetNamed } from "./import-target.ts";
import type { MappingSource } from "./mapping.ts";
import { headerOf, SheetCursor } from "./sheet-cursor.ts";
import type { WorkbookSheet } from "./xlsx-workbook.ts";
import { readWorkbook } from "./xlsx-workbook.ts";

/** A file whose bytes were looked at: text that can be decoded in several ways, or the sheets of a workbook. */
export type ImportSource =
  | {
      readonly kind: "csv";
      /** Decoded as named, or as found out; each way is only decoded once. */
      readonly decode: (encoding: TextEncodingName | null) => Result<DecodedText>;
    }
  | { readonly kind: "xlsx"; readonly sheets: readonly WorkbookSheet[] };

/** What is said about the file itself, as far as its records depend on it. */
export type SourceSettings = Pick<MappingSource, "sheet" | "encoding" | "delimiter" | "headerRow">;

/** Everything is found out. */
export const NO_SETTINGS: SourceSettings = { sheet: null, encoding: null, delimiter: null, headerRow: null };

/** The records of a CSV file or of one sheet, with their header. */
export interface SheetText {
  /** Null in a CSV file. */
  readonly sheet: string | null;
  /** The input that the file or sheet is named after. */
  readonly namedTarget: InputName | null;
  /** As given, trimmed. */
  readonly header: readonly string[];
  /** Line of the header. */
  readonly headerLine: number;
  /** A cursor before the first record. */
  readonly openCursor: () => RecordCursor;
  /** Records to make room for. */
  readonly capacity: number;
  /** Rows must be checked for bytes that are not UTF-8. */
  readonly isMixed: boolean;
  /** Null in a workbook. */
  readonly encoding: TextEncodingName | null;
  readonly delimiter: Delimiter | null;
  /** The encoding was inferred from the bytes. */
  readonly isEncodingGuess: boolean;
}

/** Looks at the bytes of a file. Refused: nothing in it, neither CSV nor XLSX, a workbook that cannot be read. */
export async function openImportSource(bytes: Uint8Array): Promise<Result<ImportSource>> {
  if (bytes.length === 0) return failure("FILE_EMPTY", "the file is empty");
  const kind = fileKind(bytes);
  if (kind === "other") return failure("FILE_TYPE", "the file is neither CSV nor XLSX");
  if (kind === "xls")
    return failure("FILE_TYPE", "the file is a workbook of the old XLS kind; save it as XLSX");
  if (kind === "csv") return success({ kind, decode: rememberedDecoder(bytes) });
  const sheets = await readWorkbook(bytes);
  return sheets.ok ? success({ kind, sheets: sheets.value }) : sheets;
}

/** The sheets of a file that are to be read: with `isMapped` the one that is named, or the first that holds something. */
export function sheetTexts(
  source: ImportSource,
  settings: SourceSettings,
  fileName: string,
  isMapped: boolean,
): Result<readonly SheetText[]> {
  if (source.kind === "csv") {
    const text = csvText(source, settings, fileName);
    return text.ok ? success([text.value]) : text;
  }
  const chosen = chooseSheets(source.sheets, settings.sheet, fileName, isMapped);
  if (!chosen.ok) return chosen;
  const texts: SheetText[] = [];
  for (const { sheet, target } of chosen.value) {
    const head = headerOf(sheet, settings.headerRow);
    if (head === null) return failure("FILE_EMPTY", "the sheet has no header", { where: sheet.name });
    texts.push({
      sheet: sheet.name,
      namedTarget: target,
      header: head.header,
      headerLine: sheet.rows[head.firstRow - 1]?.line ?? 1,
      openCursor: () => new SheetCursor(sheet, head.firstRow, head.header.length),
      capacity: sheet.rows.length,
      isMixed: false,
      encoding: null,
      delimiter: null,
      isEncodingGuess: false,
    });
  }
  return success(texts);
}

function csvText(
  source: ImportSource & { readonly kind: "csv" },
  settings: SourceSettings,
  fileName: string,
): Result<SheetText> {
  const decoded = source.decode(settings.encoding);
  if (!decoded.ok) return decoded;
  const { bytes, encoding, isGuess, isMixed } = decoded.value;
  const csv = openCsv(bytes, settings);
  if (!csv.ok) return csv;
  return success({
    sheet: null,
    namedTarget: targetNamed(fileName),
    header: csv.value.header,
    headerLine: csv.value.headerLine,
    openCursor: () => recordsOf(csv.value),
    capacity: estimatedRows(bytes),
    isMixed,
    encoding,
    delimiter: csv.value.delimiter,
    isEncodingGuess: isGuess,
  });
}

interface ChosenSheet {
  readonly sheet: WorkbookSheet;
  readonly target: InputName | null;
}

/** With a mapping its sheet; else all visible sheets named after a template; else the first visible sheet. */
function chooseSheets(
  sheets: readonly WorkbookSheet[],
  wanted: string | null,
  fileName: string,
  isMapped: boolean,
): Result<readonly ChosenSheet[]> {
  const visible = sheets.filter(({ isHidden }) => !isHidden);
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
  if (!isMapped && named.length > 0) return success(named);
  const first = visible.find(({ rows }) => rows.length > 0);
  if (first === undefined) return failure("FILE_EMPTY", "no visible sheet of the workbook holds anything");
  return success([{ sheet: first, target: targetNamed(fileName) }]);
}

function rememberedDecoder(file: Uint8Array): (encoding: TextEncodingName | null) => Result<DecodedText> {
  const known = new Map<TextEncodingName | null, Result<DecodedText>>();
  return (encoding) => {
    const decoded = known.get(encoding) ?? decodeText(file, encoding);
    known.set(encoding, decoded);
    return decoded;
  };
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
