import { headerDigestOf } from "../../shared/commands/prepare-import.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { foundValues } from "../../shared/intake/found-values.ts";
import { profileSheet } from "../../shared/intake/guess/column-profile.ts";
import type { ImportProgress } from "../../shared/intake/import-records.ts";
import {
  NO_SETTINGS,
  openImportSource,
  type SheetText,
  sheetTexts,
} from "../../shared/intake/import-source.ts";
import { distinctNames } from "../../shared/intake/import-target.ts";
import { type Mapping, readMapping, readSource } from "../../shared/intake/mapping.ts";
import { planRecords } from "../../shared/intake/plan-records.ts";
import { previewRecords } from "../../shared/intake/preview-records.ts";
import { rawLines } from "../../shared/intake/raw-lines.ts";
import type { ImportedSheet } from "../../shared/intake/read-file.ts";
import { readSourceSteps } from "../../shared/intake/read-file.ts";
import { refusedRowsCsv } from "../../shared/intake/refused-rows-csv.ts";
import { MOST_WINDOW_ROWS } from "../../shared/intake/window-limits.ts";
import { DEFAULT_LOCALE } from "../../shared/report/format/locale.ts";
import { numberFormat } from "../../shared/report/format/number-format.ts";
import type {
  CheckedSheet,
  FileLook,
  FilePreview,
  FileToOpen,
  ImportCalls,
  OpenedFile,
  ReadingTerms,
} from "./import-calls.ts";
import type { ImportDesk } from "./import-desk.ts";
import { nativeDigest } from "./native-digest.ts";
import { type CallContext, type CallHandlers, nextTask } from "./serve-calls.ts";

const RAW_LINES = 12;
const PREVIEW_ROWS = 20;
const LISTED_VALUES = 200;

type ReadingCalls = Pick<
  ImportCalls,
  "open" | "headers" | "look" | "values" | "preview" | "check" | "errors" | "refusedCsv" | "close"
>;

/** The calls that are about files alone: opening, looking, trying a mapping, reading to the end. */
export function createReadingHandlers(desk: ImportDesk): CallHandlers<ReadingCalls> {
  return {
    open: (file) => open(desk, file),
    headers: ({ file, sources }) =>
      success(
        sources.map((source) => {
          const text = desk.text(file, source);
          return text.ok ? headerDigestOf(headerNames(text.value)) : null;
        }),
      ),
    look: (input, context) => look(desk, input, context),
    values: async ({ file, source, columns, join }, context) => {
      const text = desk.text(file, source);
      if (!text.ok) return text;
      const settings = readSource(source);
      if (!settings.ok) return settings;
      return inSteps(foundValues(text.value, columns, join, settings.value.nulls, LISTED_VALUES), context);
    },
    preview: (input) => preview(desk, input),
    check: (input, context) => check(desk, input, context),
    errors: ({ id, from, count }) => {
      const sheet = desk.sheet(id);
      if (!sheet.ok) return sheet;
      const { rowErrors } = sheet.value.imported;
      return success({ total: rowErrors.length, from, items: rowErrors.slice(from, from + count) });
    },
    refusedCsv: ({ id }, context) => {
      const sheet = desk.sheet(id);
      if (!sheet.ok) return sheet;
      const bytes = refusedRowsCsv(sheet.value.text, sheet.value.imported.rowErrors);
      context.transfer.add(bytes.buffer);
      return success(bytes);
    },
    close: ({ files }) => {
      desk.forget(files);
      return success(null);
    },
  };
}

async function open(desk: ImportDesk, { file, fileName, content }: FileToOpen): Promise<Result<OpenedFile>> {
  const read = content instanceof Uint8Array ? success(content) : await bytesOf(content);
  if (!read.ok) return read;
  const bytes = read.value;
  const source = await openImportSource(bytes);
  if (!source.ok) return source;
  const fileDigest = await nativeDigest(bytes);
  desk.put(file, { fileName, fileDigest, source: source.value });
  const texts = sheetTexts(source.value, NO_SETTINGS, fileName, false);
  const plans = texts.ok ? texts.value.map((text) => planRecords(text, null, "UTC")) : [];
  const isTemplate = texts.ok && plans.length > 0 && plans.every(({ ok }) => ok);
  const sheets =
    source.value.kind === "csv"
      ? []
      : source.value.sheets.map(({ name, isHidden, rows }) => ({ name, isHidden, rows: rows.length }));
  return success({
    fileDigest,
    sheets,
    templates: isTemplate ? plans.flatMap((plan) => (plan.ok ? [plan.value.target] : [])) : null,
  });
}

async function bytesOf(file: Blob): Promise<Result<Uint8Array>> {
  try {
    return success(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return failure("FILE_CHANGED", "the file cannot be read: it was changed or moved");
  }
}

async function look(
  desk: ImportDesk,
  { file, source }: ImportCalls["look"]["input"],
  context: CallContext<ImportProgress>,
): Promise<Result<FileLook>> {
  const opened = desk.file(file);
  if (!opened.ok) return opened;
  const text = desk.text(file, source);
  if (!text.ok) return text;
  const settings = readSource(source);
  if (!settings.ok) return settings;
  const lines = rawLines(opened.value.source, settings.value, RAW_LINES);
  if (!lines.ok) return lines;
  const profile = await inSteps(profileSheet(text.value), context);
  if (!profile.ok) return profile;
  if (profile.value.records > MOST_WINDOW_ROWS) return tooManyRows();
  const { openCursor: _, capacity: __, ...about } = text.value;
  const header = headerNames(text.value);
  return success({
    ...about,
    header,
    headerDigest: headerDigestOf(header),
    profile: profile.value,
    lines: lines.value,
  });
}

function headerNames({ header }: SheetText): readonly string[] {
  return distinctNames(header.map((name) => name.normalize("NFC")));
}

function preview(
  desk: ImportDesk,
  { file, mapping: document, terms }: ImportCalls["preview"]["input"],
): Result<FilePreview> {
  const mapping = readMapping(document, true);
  if (!mapping.ok) return mapping;
  const text = desk.text(file, document.source ?? {});
  return text.ok ? firstRows(text.value, mapping.value, terms) : text;
}

async function check(
  desk: ImportDesk,
  { file, mapping: document, terms }: ImportCalls["check"]["input"],
  context: CallContext<ImportProgress>,
): Promise<Result<readonly CheckedSheet[]>> {
  const opened = desk.file(file);
  if (!opened.ok) return opened;
  const { source, fileName } = opened.value;
  const mapping = document === null ? success(null) : readMapping(document);
  if (!mapping.ok) return mapping;
  const read = await inSteps(
    readSourceSteps(source, {
      fileName,
      pilot: { timeZone: terms.timeZone },
      now: terms.nowMs,
      ...(mapping.value === null ? {} : { mapping: mapping.value }),
    }),
    context,
  );
  const sheets = read.ok ? read.value : read;
  if (!sheets.ok) return sheets;
  if (sheets.value.some(({ rowsRead }) => rowsRead > MOST_WINDOW_ROWS)) return tooManyRows();
  const texts = sheetTexts(source, mapping.value?.source ?? NO_SETTINGS, fileName, mapping.value !== null);
  if (!texts.ok) return texts;
  const taken = sheets.value.flatMap((imported, place) => {
    const text = texts.value[place];
    return text === undefined ? [] : [{ text, imported }];
  });
  const ids = desk.take(file, taken);
  if (!ids.ok) return ids;
  const checked: CheckedSheet[] = [];
  for (const [place, { text, imported }] of taken.entries()) {
    const rows = firstRows(text, mapping.value, terms);
    if (!rows.ok) return rows;
    checked.push(checkedSheet(ids.value[place] ?? 0, imported, rows.value));
  }
  return success(checked);
}

function firstRows(text: SheetText, mapping: Mapping | null, terms: ReadingTerms): Result<FilePreview> {
  const plan = planRecords(text, mapping, terms.timeZone);
  if (!plan.ok) return plan;
  const job = {
    ...plan.value,
    openCursor: text.openCursor,
    columnCount: plan.value.header.length,
    capacity: PREVIEW_ROWS,
    isMixed: text.isMixed,
    pilotTimeZone: terms.timeZone,
    now: terms.nowMs,
    mostListedErrors: 0,
  };
  const columns = plan.value.plans.map(({ template }) => template.name);
  return success({ columns, rows: previewRecords(job, PREVIEW_ROWS) });
}

function checkedSheet(id: number, imported: ImportedSheet, preview: FilePreview): CheckedSheet {
  const { sheet, target, table, reasons, warnings, rounding } = imported;
  return {
    id,
    sheet,
    target,
    reasons,
    warnings,
    rounding,
    preview,
    rowsRead: imported.rowsRead,
    rowsSkipped: imported.rowsSkipped,
    rowsGood: table.length,
    rowsRefused: imported.rowsRefused,
    listedErrors: imported.rowErrors.length,
    unlistedErrors: imported.unlistedErrors,
  };
}

/** Goes through steps, telling how far it is; CANCELLED where the window does not want the rest, TOO_MANY_ROWS. */
async function inSteps<Value>(
  steps: Generator<ImportProgress, Value>,
  context: CallContext<ImportProgress>,
): Promise<Result<Value>> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return success(step.value);
    if (step.value.rows > MOST_WINDOW_ROWS) return tooManyRows();
    context.onProgress(step.value);
    await nextTask();
    if (context.isCancelled()) return failure("CANCELLED", "it was cancelled");
  }
}

function tooManyRows(): ReturnType<typeof failure> {
  return failure(
    "TOO_MANY_ROWS",
    `the file has more than ${numberFormat(DEFAULT_LOCALE).upTo(MOST_WINDOW_ROWS, 0)} rows`,
    {
      remedy: "Split it, or import it with the command line, which has no such limit. Nothing was changed.",
    },
  );
}
