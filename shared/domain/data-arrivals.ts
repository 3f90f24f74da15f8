import type { EpochDay } from "../calendar/calendar-date.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import { knownTimes } from "../journal/known-times.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { replayEntries } from "../journal/replay.ts";
import type { PreparedDataset } from "../metrics/prepared-dataset.ts";
import type { InputName } from "../observations/input-templates.ts";
import { rowsOf } from "../pilot-data/pilot-rows.ts";
import { recordById } from "../records/read-records.ts";

/** One entry of the journal that can change figures, and when it was known at the latest (epoch milliseconds). */
export interface DataChange {
  readonly entry: JournalEntry;
  readonly atMs: number;
  /** The input that it concerns; null: any (a setting, a name). */
  readonly input: InputName | null;
  /** First and last date that it concerns; null: any date (loops, incidents and customers reach over all of them). */
  readonly span: { readonly from: EpochDay; readonly to: EpochDay } | null;
}

/** The data of a pilot as they were known once, under the names that its scopes had then. */
export interface KnownData {
  readonly prepared: PreparedDataset;
  /** The name that a workflow or segment had; null: there was none with that id. */
  readonly nameOf: (id: string) => string | null;
}

/** When data came in, which decides whether an obligation expired or its data were late. */
export interface DataArrivals {
  /** All changes of data, in the order of the journal. */
  readonly changes: () => readonly DataChange[];
  /** The data as they were known at an instant, by the recorded times of the journal; null: it cannot be told. */
  readonly dataAt: (atMs: number) => KnownData | null;
  /** The data as the first `count` entries of the journal make them; null: it cannot be told. */
  readonly dataAfter: (count: number) => KnownData | null;
}

/** Layouts of earlier data that are held at a time: they are looked at in the order of the journal. */
const MOST_REMEMBERED = 3;

const arrivalsByEntries = new WeakMap<PilotState["entries"], DataArrivals>();

/** The arrivals of a pilot's data, from its journal. Nothing is read before it is asked for, and nothing twice. */
export function dataArrivals(pilot: PilotState): DataArrivals {
  const made = arrivalsByEntries.get(pilot.entries);
  if (made !== undefined) return made;
  let known: ReadonlyMap<JournalEntry, number> | null = null;
  let changes: readonly DataChange[] | null = null;
  const datasets = new Map<string, KnownData | null>();
  const dataOf = (entries: PilotState["entries"]): KnownData | null => {
    const records = entries.length === 0 ? null : replayEntries(entries, pilot.confidential);
    if (records === null || !records.ok) return null;
    const prepared = rowsOf(pilot).preparedOf({ ...pilot, records: records.value, entries });
    if (prepared === null) return null;
    const nameOf = (id: string): string | null => {
      const name = records.value.get(id)?.fields["name"];
      return typeof name === "string" ? name : null;
    };
    return { prepared, nameOf };
  };
  const remembered = (entries: PilotState["entries"]): KnownData | null => {
    // Entries that change no data change no dataset: the last one that does names it.
    const touching = new Set(arrivals.changes().map(({ entry }) => entry));
    const key = entries
      .filter((entry) => touching.has(entry))
      .map(({ hash }) => hash)
      .join();
    const found = datasets.get(key);
    const data = found === undefined ? dataOf(entries) : found;
    datasets.delete(key);
    datasets.set(key, data);
    const [oldest] = datasets.keys();
    if (datasets.size > MOST_REMEMBERED && oldest !== undefined) datasets.delete(oldest);
    return data;
  };
  const timeOf = (entry: JournalEntry): number => {
    known ??= knownTimes(pilot.entries);
    return known.get(entry) ?? Number.POSITIVE_INFINITY;
  };
  const arrivals: DataArrivals = {
    changes: () => {
      changes ??= pilot.entries.flatMap((entry) => dataChanges(pilot, entry, timeOf(entry)));
      return changes;
    },
    dataAt: (atMs) => remembered(pilot.entries.filter((entry) => timeOf(entry) <= atMs)),
    dataAfter: (count) => remembered(pilot.entries.slice(0, count)),
  };
  arrivalsByEntries.set(pilot.entries, arrivals);
  return arrivals;
}

/** Records whose every change is a change of an input. */
const INPUT_OF_TYPE: Readonly<Record<string, InputName>> = {
  customer: "customers",
  loop: "loops",
  incident: "incidents",
};

/** Fields that figures depend on beside the inputs. */
const SETTINGS: Readonly<Record<string, ReadonlySet<string>>> = {
  pilot: new Set(["confirmationHours", "dealFitBar", "rqi", "startDate", "timeZone"]),
  workflow: new Set(["name", "aliases", "unitValueMicros", "confidenceFloor", "unknownQualityCounts"]),
  segment: new Set(["name", "aliases"]),
};

/** What one entry changed of the data; a workflow or segment that it made itself is no changed setting. */
export function dataChanges(pilot: PilotState, entry: JournalEntry, atMs: number): readonly DataChange[] {
  const found = new Map<string, DataChange>();
  const made = new Set(entry.changes.filter(({ field }) => field === "type").map(({ record }) => record));
  for (const { record, field } of entry.changes) {
    const type = pilot.records.get(record)?.type ?? "";
    const input = INPUT_OF_TYPE[type];
    if (type === "batch" && (field === "type" || field === "takenBack")) {
      const { input: of, span } = batchSpan(pilot, record);
      found.set(record, { entry, atMs, input: of, span });
    } else if (input !== undefined) {
      found.set(input, { entry, atMs, input, span: null });
    } else if (!made.has(record) && SETTINGS[type]?.has(field) === true) {
      found.set("settings", { entry, atMs, input: null, span: null });
    }
  }
  return [...found.values()];
}

function batchSpan(pilot: PilotState, id: string): Pick<DataChange, "input" | "span"> {
  const batch = recordById(pilot, "batch", id);
  if (batch === null) return { input: null, span: null };
  const { input, digest } = batch;
  // A batch that is not there could hold any date, as rows of records do.
  return { input, span: rowsOf(pilot).spanOf(input, digest) };
}
