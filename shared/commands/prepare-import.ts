import type { ImportedSheet } from "../intake/read-file.ts";
import type { RowError } from "../intake/row-error.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { digestOfJson } from "../json/digest.ts";
import type { JsonObject } from "../json/json.ts";
import { INPUT_TEMPLATES, type InputName } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { distinctUnderCurrentNames } from "../pilot-data/alias-duplicates.ts";
import type { CommandRequest } from "./execute-command.ts";

/** Where a sheet came from. */
export interface SheetOrigin {
  /** Name of the file, without its folder. */
  readonly file: string;
  /** SHA-256 of the file, as hex. */
  readonly fileDigest: string;
  /** The mapping that it was read by, with the name to remember it under; null: it follows a template. */
  readonly mapping: { readonly name: string; readonly document: JsonObject } | null;
}

/** A sheet that was read, ready to be imported into a pilot. */
export interface PreparedImport {
  readonly request: CommandRequest;
  /** The good rows. */
  readonly table: Table;
  /** Rows that are refused, those whose key an earlier row has under another name of its workflow included. */
  readonly refused: number;
  /** The errors of the latter. */
  readonly repeated: readonly RowError[];
}

/** The command that imports the good rows of a sheet. Window and command line import in no other way. */
export function prepareImport(pilot: PilotState, sheet: ImportedSheet, origin: SheetOrigin): PreparedImport {
  const { table, repeatedLines } = distinctUnderCurrentNames(pilot, sheet.table);
  const refused = sheet.rowsRefused + repeatedLines.length;
  const { file, fileDigest, mapping } = origin;
  const { rounding } = sheet;
  const input = {
    input: sheet.target,
    rows: table,
    file,
    fileDigest,
    refused,
    ...(sheet.sheet === null ? {} : { sheet: sheet.sheet }),
    ...(mapping === null ? {} : { remember: { ...mapping, headerDigest: headerDigestOf(sheet.header) } }),
    ...(rounding.rows === 0 ? {} : { roundedRows: rounding.rows, roundedBy: rounding.difference }),
  };
  return {
    request: { command: "import.add", input },
    table,
    refused,
    repeated: repeatedLines.map((line) => ({ line, ...repeatedKey(sheet.target) })),
  };
}

/** The digest by which a remembered mapping knows a header row: column names as a mapping knows them. */
export function headerDigestOf(header: readonly string[]): string {
  return digestOfJson(header);
}

/** The refusal of a row whose key an earlier row has under another name of its workflow or segment. */
function repeatedKey(target: InputName): Omit<RowError, "line"> {
  const column = INPUT_TEMPLATES[target].columns.find(({ key }) => key === true)?.name ?? null;
  const message =
    "an earlier row has this key under another name of the workflow or segment; keep one of the two";
  return { column, code: "ID_DUP", value: "", message };
}
