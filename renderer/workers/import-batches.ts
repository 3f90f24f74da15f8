import { executeCommand } from "../../shared/commands/registry.ts";
import type { PilotData } from "../../shared/domain/import-consequences.ts";
import { importConsequences } from "../../shared/domain/import-consequences.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { replayEntries } from "../../shared/journal/replay.ts";
import { tableTexts } from "../../shared/observations/table-texts.ts";
import { batchTable, importedRows } from "../../shared/pilot-data/batch-tables.ts";
import { createDatasetReader, type DatasetReader } from "../../shared/pilot-data/dataset-reader.ts";
import { rowContest } from "../../shared/pilot-data/row-contest.ts";
import { recordById, recordsOf } from "../../shared/records/read-records.ts";
import type { RecordOf } from "../../shared/records/record-types.ts";
import type { HeldPilots } from "./held-pilots.ts";
import { tryingWorld } from "./import-assessing.ts";
import type { BatchRows, ImportCalls, StoredRow, TakingBack } from "./import-calls.ts";
import type { CallHandlers } from "./serve-calls.ts";

type BatchCalls = Pick<ImportCalls, "batchRows" | "takingBack">;

/** The calls that are about an import that was made: its rows, and taking it back. */
export function createBatchHandlers(pilots: HeldPilots): CallHandlers<BatchCalls> {
  const reader = createDatasetReader();
  const places = new WeakMap<WholePilot, Map<string, ReadonlySet<number>>>();
  return {
    batchRows(input) {
      const state = pilots.stateOf(input.pilotId);
      return state.ok ? batchRows(state.value, input, places) : state;
    },
    takingBack({ pilotId, batchId, asOfMs }) {
      const state = pilots.stateOf(pilotId);
      return state.ok ? takingBack(state.value, batchId, asOfMs, reader) : state;
    },
  };
}

function batchRows(
  state: WholePilot,
  { batchId, from, count, line }: ImportCalls["batchRows"]["input"],
  remembered: WeakMap<WholePilot, Map<string, ReadonlySet<number>>>,
): Result<BatchRows> {
  const batch = recordById(state, "batch", batchId);
  if (batch === null) return failure("REF_DANGLING", "there is no such import");
  const table = batchTable(state, batch.input, batch.digest);
  if (!table.ok) return table;
  const standing = linesInForce(state, batch, remembered);
  if (!standing.ok) return standing;
  const texts = tableTexts(table.value);
  const { lines, length } = table.value;
  const found = line === null ? -1 : lines.indexOf(line);
  const first = found < 0 ? from : Math.max(0, found - Math.floor(count / 2));
  const items = Array.from(
    { length: Math.max(0, Math.min(count, length - first)) },
    (_, place): StoredRow => {
      const row = first + place;
      const own = lines[row] ?? 0;
      return {
        line: own,
        cells: texts.columns.map((_, column) => texts.textAt(row, column)),
        isInForce: standing.value === null || standing.value.has(own),
      };
    },
  );
  return success({
    total: length,
    from: first,
    items,
    columns: texts.columns,
    inForce: standing.value?.size ?? length,
    place: found < 0 ? null : found,
  });
}

/** The source lines of a batch whose rows no later batch has taken the place of; null: all. */
function linesInForce(
  state: WholePilot,
  batch: RecordOf<"batch">,
  remembered: WeakMap<WholePilot, Map<string, ReadonlySet<number>>>,
): Result<ReadonlySet<number> | null> {
  if (batch.takenBack === true) return success(new Set());
  const known = remembered.get(state) ?? new Map<string, ReadonlySet<number>>();
  remembered.set(state, known);
  const found = known.get(batch.id);
  if (found !== undefined) return success(found);
  const standing = recordsOf(state, "batch").filter(
    ({ input, takenBack }) => input === batch.input && takenBack !== true,
  );
  const place = standing.findIndex(({ id }) => id === batch.id);
  // Nothing has taken the place of what came last, unless it came in beside others.
  if (place === standing.length - 1 && rowContest(state, batch.input, standing) === null)
    return success(null);
  const current = importedRows(state, batch.input);
  if (!current.ok) return current;
  const lines = new Set<number>();
  const { sources, lines: all } = current.value ?? {};
  for (let row = 0; row < (sources?.length ?? 0); row += 1) {
    if (sources?.[row] === place) lines.add(all?.[row] ?? 0);
  }
  known.set(batch.id, lines);
  return success(lines);
}

/** What taking a batch back would do now, or what it did when it was done. */
function takingBack(
  state: WholePilot,
  batchId: string,
  asOfMs: number,
  reader: DatasetReader,
): Result<TakingBack> {
  const batch = recordById(state, "batch", batchId);
  if (batch === null) return failure("REF_DANGLING", "there is no such import");
  const entry = batch.takenBack === true ? entryThatTookBack(state, batchId) : null;
  const before = entry === null ? success(state) : stateBefore(state, entry);
  if (!before.ok) return before;
  const atMs = entry === null ? asOfMs : Date.parse(entry.at);
  const request = { command: "import.takeBack", input: { id: batchId } };
  const done = executeCommand(before.value, request, tryingWorld(atMs));
  if (!done.ok) return done;
  const earlier = dataOf(before.value, reader);
  const later = dataOf(done.value.state, reader);
  if (!earlier.ok) return earlier;
  if (!later.ok) return later;
  const changes = (done.value.entry?.changes ?? []).filter(({ field }) => field !== "takenBack");
  return success({
    kept: done.value.notes,
    restoredFields: changes.filter(({ field }) => field !== "removed").length,
    removedRecords: changes.filter(({ field }) => field === "removed").length,
    consequences: importConsequences(earlier.value, later.value, atMs),
    done: entry === null ? null : { at: entry.at, actor: entry.actor },
  });
}

function dataOf(state: WholePilot, reader: DatasetReader): Result<PilotData> {
  const dataset = reader.datasetOf(state);
  return dataset.ok ? success({ state, dataset: dataset.value }) : dataset;
}

function entryThatTookBack(state: WholePilot, batchId: string): JournalEntry | null {
  const isTaking = ({ changes }: JournalEntry) =>
    changes.some(({ record, field, after }) => record === batchId && field === "takenBack" && after === true);
  return state.entries.findLast(isTaking) ?? null;
}

/** The pilot as it stood before an entry. */
function stateBefore(state: WholePilot, entry: JournalEntry): Result<WholePilot> {
  const entries = state.entries.slice(0, state.entries.indexOf(entry));
  const records = replayEntries(entries, state.confidential);
  return records.ok ? success({ ...state, entries, records: records.value }) : records;
}
