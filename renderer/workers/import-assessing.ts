import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import { tableToImport } from "../../shared/commands/import-add.ts";
import { type PreparedImport, prepareImport } from "../../shared/commands/prepare-import.ts";
import { executeCommand } from "../../shared/commands/registry.ts";
import { importConsequences } from "../../shared/domain/import-consequences.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import type { JsonObject } from "../../shared/json/json.ts";
import { INPUT_TEMPLATES } from "../../shared/observations/input-templates.ts";
import { tableTexts } from "../../shared/observations/table-texts.ts";
import {
  batchTable,
  classifyImport,
  encodeAhead,
  importedRows,
  withCurrentNames,
} from "../../shared/pilot-data/batch-tables.ts";
import { createDatasetReader } from "../../shared/pilot-data/dataset-reader.ts";
import { recordsOf } from "../../shared/records/read-records.ts";
import { runCommands } from "../data/run-commands.ts";
import type { HeldPilots } from "./held-pilots.ts";
import type {
  AssessedSheet,
  Assessment,
  CommandJob,
  ImportCalls,
  Page,
  ReplacedRow,
  SheetToImport,
} from "./import-calls.ts";
import type { ImportDesk } from "./import-desk.ts";
import { nativeDigest } from "./native-digest.ts";
import { gainOf } from "./pilot-teller.ts";
import { type CallHandlers, nextTask } from "./serve-calls.ts";

type AssessingCalls = Pick<ImportCalls, "assess" | "replaced" | "run">;

/** The calls that bring checked sheets and a pilot together: what an import would do, and doing it. */
export function createAssessingHandlers(desk: ImportDesk, pilots: HeldPilots): CallHandlers<AssessingCalls> {
  const reader = createDatasetReader();
  return {
    async assess({ pilotId, asOfMs, sheets }, { isCancelled }) {
      const before = pilots.laidOut(pilotId);
      if (!before.ok) return before;
      let state = before.value.state;
      const assessed: AssessedSheet[] = [];
      for (const sheet of sheets) {
        await nextTask();
        if (isCancelled()) return failure("CANCELLED", "it was cancelled");
        const tried = await tryImport(desk, state, sheet, tryingWorld(asOfMs));
        if (!tried.ok) return tried;
        const earlier = importedBefore(desk, before.value.state, sheet.id);
        assessed.push({ ...tried.value.assessed, importedBefore: earlier });
        state = tried.value.state;
      }
      await nextTask();
      if (isCancelled()) return failure("CANCELLED", "it was cancelled");
      const dataset = reader.datasetOf(state);
      if (!dataset.ok) return dataset;
      return success<Assessment>({
        sheets: assessed,
        newWorkflows: newNames(before.value.state, state, "workflow"),
        newSegments: newNames(before.value.state, state, "segment"),
        consequences: importConsequences(before.value, { state, dataset: dataset.value }, asOfMs),
      });
    },
    replaced({ pilotId, id, from, count }) {
      const state = pilots.stateOf(pilotId);
      return state.ok ? replacedRows(desk, state.value, id, from, count) : state;
    },
    run: (job, { transfer }) => runJob(desk, pilots, job, transfer),
  };
}

/** The world of a command that is only tried: nothing of it is kept. */
export function tryingWorld(nowMs: number): CommandWorld {
  const name = "trial";
  return { now: new Date(nowMs).toISOString(), replica: name, app: name, actor: name, salt: () => name };
}

async function tryImport(
  desk: ImportDesk,
  state: WholePilot,
  sheet: SheetToImport,
  world: CommandWorld,
): Promise<Result<{ readonly state: WholePilot; readonly assessed: Omit<AssessedSheet, "importedBefore"> }>> {
  const prepared = preparedSheet(desk, state, sheet);
  if (!prepared.ok) return prepared;
  const { table, repeated, request } = prepared.value;
  const rows = classifyImport(state, table);
  if (!rows.ok) return rows;
  await encodeAhead(table, nativeDigest);
  const done = executeCommand(state, request, world);
  if (!done.ok) return done;
  const { added, replaced, unchanged } = rows.value;
  return success({
    state: done.value.state,
    assessed: { id: sheet.id, added, replaced, unchanged, repeated },
  });
}

/** When the file of a sheet was imported last (ISO 8601); null: never, or taken back. */
function importedBefore(desk: ImportDesk, state: WholePilot, id: number): string | null {
  const sheet = desk.sheet(id);
  if (!sheet.ok) return null;
  const { fileDigest } = sheet.value.origin;
  const earlier = recordsOf(state, "batch").findLast(
    (batch) => batch.fileDigest === fileDigest && batch.takenBack !== true,
  );
  return earlier?.importedAt ?? null;
}

function preparedSheet(desk: ImportDesk, state: WholePilot, sheet: SheetToImport): Result<PreparedImport> {
  const held = desk.sheet(sheet.id);
  if (!held.ok) return held;
  const { imported, origin } = held.value;
  const mapping =
    sheet.mapping === null
      ? null
      : { name: sheet.mapping.name, document: sheet.mapping.document as unknown as JsonObject };
  return success(prepareImport(state, imported, { ...origin, mapping }));
}

function newNames(before: WholePilot, after: WholePilot, type: "workflow" | "segment"): readonly string[] {
  const known = new Set(recordsOf(before, type).map(({ id }) => id));
  return recordsOf(after, type).flatMap(({ id, name }) => (known.has(id) ? [] : [name]));
}

function replacedRows(
  desk: ImportDesk,
  state: WholePilot,
  id: number,
  from: number,
  count: number,
): Result<Page<ReplacedRow>> {
  const prepared = preparedSheet(desk, state, { id, mapping: null });
  if (!prepared.ok) return prepared;
  const { table } = prepared.value;
  const rows = classifyImport(state, table);
  if (!rows.ok) return rows;
  const current = importedRows(state, table.input);
  if (!current.ok) return current;
  if (current.value === null) return success({ total: 0, from, items: [] });
  const [before, after] = [tableTexts(current.value), tableTexts(withCurrentNames(state, table))];
  const columns = INPUT_TEMPLATES[table.input].columns.filter(({ name }) => after.columns.includes(name));
  const { replacedRows: incoming, replacedBefore: standing } = rows.value;
  const items = Array.from(incoming.subarray(from, from + count), (row, place): ReplacedRow => {
    const old = standing[from + place] ?? 0;
    const cells = columns.map(({ name, key }) => ({
      column: name,
      isKey: key === true,
      before: before.textAt(old, before.columns.indexOf(name)),
      after: after.textAt(row, after.columns.indexOf(name)),
    }));
    return { line: table.lines[row] ?? 0, cells };
  });
  return success({ total: incoming.length, from, items });
}

async function runJob(
  desk: ImportDesk,
  pilots: HeldPilots,
  { pilotId, requests, world }: CommandJob,
  transfer: Set<Transferable>,
): Promise<Result<ImportCalls["run"]["output"]>> {
  const before = pilots.stateOf(pilotId);
  if (!before.ok) return before;
  const whole: CommandRequest[] = [];
  for (const request of requests) {
    const sheet = checkedSheetOf(request);
    const prepared = sheet === null ? null : preparedSheet(desk, before.value, sheet);
    if (prepared !== null && !prepared.ok) return prepared;
    whole.push(prepared === null ? request : { ...request, input: prepared.value.request.input });
  }
  for (const request of whole) {
    const table = tableToImport(request);
    if (table !== null) await encodeAhead(table, nativeDigest);
  }
  const done = runCommands(before.value, whole, { ...world, salt: () => crypto.randomUUID() });
  if (!done.ok) return done;
  const { pilot, entries, notes } = done.value;
  const { confidential, batches } = gainOf(before.value, pilot) ?? {};
  for (const [digest, bytes] of batches ?? []) {
    const input = recordsOf(pilot, "batch").findLast((batch) => batch.digest === digest)?.input;
    const table = input === undefined ? null : batchTable(pilot, input, digest);
    if (table?.ok === true) desk.keepTable(digest, table.value);
    if (bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength) {
      transfer.add(bytes.buffer);
    }
  }
  return success({
    entries,
    extras: confidential === undefined || batches === undefined ? {} : { confidential, batches },
    notes,
  });
}

/** The input of `import.add` in the window: rows stay in the worker, and are named by the sheet that was checked. */
export interface CheckedRows {
  readonly checked: SheetToImport;
}

function checkedSheetOf({ input }: CommandRequest): SheetToImport | null {
  const isChecked = typeof input === "object" && input !== null && "checked" in input;
  return isChecked ? (input as CheckedRows).checked : null;
}
