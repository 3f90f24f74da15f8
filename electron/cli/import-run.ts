import { createHash } from "node:crypto";
import { basename } from "node:path";
import { isConsequence, netConsequences } from "../../shared/commands/consequence-notes.ts";
import type { CommandWorld } from "../../shared/commands/execute-command.ts";
import { prepareImport } from "../../shared/commands/prepare-import.ts";
import { executeCommand } from "../../shared/commands/registry.ts";
import { type Result, success } from "../../shared/errors/problem.ts";
import type { ImportProgress } from "../../shared/intake/import-records.ts";
import type { Mapping } from "../../shared/intake/mapping.ts";
import { type ImportedSheet, readImportFile } from "../../shared/intake/read-file.ts";
import type { ImportWarning } from "../../shared/intake/row-error.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import type { JsonObject } from "../../shared/json/json.ts";
import type { Rounding } from "../../shared/observations/rounding-tally.ts";
import { classifyImport } from "../../shared/pilot-data/batch-tables.ts";
import { pilotRecord } from "../../shared/records/read-records.ts";
import { readWholeFile } from "../services/read-file.ts";

/** A mapping as it was read, with the document that is remembered in the pilot. */
export interface NamedMapping {
  readonly name: string;
  readonly mapping: Mapping;
  readonly document: JsonObject;
}

/** What one file, or one sheet of a workbook, brought. */
export interface ImportedFile {
  readonly file: string;
  readonly target: string;
  readonly read: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** A refused row, with its file. */
export interface ImportError {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly value: string;
  readonly message: string;
}

/** What a run over several files did, and the pilot after it. */
export interface ImportRun {
  readonly pilot: WholePilot;
  readonly files: readonly ImportedFile[];
  readonly errors: readonly ImportError[];
  /** Sentences beside the counts: warnings, names that were made, roundings. */
  readonly notes: readonly string[];
  /** The obligations that all files together fired and withdrew. */
  readonly consequences: readonly string[];
}

/** What a run needs beside its files. */
export interface ImportRunOptions {
  readonly world: CommandWorld;
  readonly nowMs: number;
  readonly mapping: NamedMapping | null;
  readonly onProgress: (file: string, progress: ImportProgress) => void;
}

/** Imports the good rows of all files, one after the other, into a pilot in memory. A file that is refused ends the run. */
export async function runImport(
  pilot: WholePilot,
  paths: readonly string[],
  options: ImportRunOptions,
): Promise<Result<ImportRun>> {
  let run: ImportRun = { pilot, files: [], errors: [], notes: [], consequences: [] };
  for (const path of paths) {
    const bytes = await readWholeFile(path);
    if (!bytes.ok) return bytes;
    const sheets = await readImportFile({
      fileName: basename(path),
      bytes: bytes.value,
      pilot: { timeZone: pilotRecord(pilot).timeZone },
      now: options.nowMs,
      mostListedErrors: Number.POSITIVE_INFINITY,
      onProgress: (progress) => options.onProgress(path, progress),
      ...(options.mapping === null ? {} : { mapping: options.mapping.mapping }),
    });
    if (!sheets.ok) {
      const { where } = sheets.problem;
      return {
        ok: false,
        problem: { ...sheets.problem, where: where === undefined ? path : `${path}: ${where}` },
      };
    }
    const fileDigest = createHash("sha256").update(bytes.value).digest("hex");
    for (const sheet of sheets.value) {
      const imported = importSheet(run, { path, fileDigest }, sheet, options);
      if (!imported.ok) return imported;
      run = imported.value;
    }
  }
  return success({ ...run, consequences: netConsequences(run.consequences) });
}

function importSheet(
  run: ImportRun,
  { path, fileDigest }: { readonly path: string; readonly fileDigest: string },
  sheet: ImportedSheet,
  { world, mapping }: ImportRunOptions,
): Result<ImportRun> {
  const origin = {
    file: basename(path),
    fileDigest,
    mapping: mapping === null ? null : { name: mapping.name, document: mapping.document },
  };
  const { request, table, refused, repeated } = prepareImport(run.pilot, sheet, origin);
  const rows = classifyImport(run.pilot, table);
  if (!rows.ok) return rows;
  const executed = executeCommand(run.pilot, request, world);
  if (!executed.ok) return executed;
  const { state, notes } = executed.value;
  const { added, replaced, unchanged } = rows.value;
  const name = sheet.sheet === null ? path : `${path} (${sheet.sheet})`;
  return success({
    pilot: state,
    files: [
      ...run.files,
      {
        file: path,
        target: sheet.target,
        read: sheet.rowsRead,
        added,
        replaced,
        unchanged,
        refused,
      },
    ],
    errors: run.errors.concat(
      sheet.rowErrors.map((error) => ({ file: path, ...error })),
      repeated.map((error) => ({ file: path, ...error })),
    ),
    notes: [
      ...run.notes,
      ...roundingNote(name, sheet.rounding),
      ...sheet.warnings.map((warning) => warningNote(name, warning)),
      ...notes.filter((note) => !isConsequence(note)).map((note) => `${name}: ${note}`),
    ],
    consequences: [...run.consequences, ...notes.filter(isConsequence)],
  });
}

function roundingNote(name: string, { rows, difference }: Rounding): readonly string[] {
  if (rows === 0) return [];
  return [
    `${name}: W_ROUNDED: money finer than a micro was rounded in ${rows} rows, by ${difference} altogether`,
  ];
}

function warningNote(name: string, warning: ImportWarning): string {
  const line = warning.line === null ? "" : `, line ${warning.line}`;
  const rows = warning.rows > 1 ? ` (${warning.rows} rows)` : "";
  return `${name}${line}: ${warning.code}: ${warning.message}${rows}`;
}
