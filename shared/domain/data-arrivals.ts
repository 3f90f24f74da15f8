import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth } from "../calendar/calendar-date.ts";
import { instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { replayEntries } from "../journal/replay.ts";
import type { Dataset } from "../metrics/dataset.ts";
import type { PreparedDataset } from "../metrics/prepared-dataset.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import type { InputName } from "../observations/input-templates.ts";
import { numbersOf } from "../observations/table.ts";
import { createDatasetReader } from "../pilot-data/dataset-reader.ts";
import { recordsOf } from "../records/read-records.ts";

/** When data came in, which decides whether an obligation expired or its data were late. */
export interface DataArrivals {
  /**
   * The latest import (epoch milliseconds) behind a row of an input that is in force within `from`…`to`; null where
   * there is none or it is not known.
   */
  readonly latestImport: (input: InputName, from: EpochDay, to: EpochDay) => number | null;
  /** The data as they were known at an instant, by the recorded times of the journal; null: it cannot be told. */
  readonly dataAt: (atMs: number) => PreparedDataset | null;
}

/** Where nothing is known, data count as having come in time. */
export const NO_ARRIVALS: DataArrivals = { latestImport: () => null, dataAt: () => null };

const DATE_COLUMNS: { readonly [Name in InputName]?: string } = {
  work: "date",
  interactions: "at",
  corrections: "at",
  revenue: "month",
};

/** The arrivals of a dataset that was read from the pilot's batches. Rows of records have no import of their own. */
export function dataArrivals(pilot: PilotState, { tables, settings }: Dataset): DataArrivals {
  const clock = zoneClock(settings.timeZone);
  const remembered = new Map<string, number | null>();
  const latestImport: DataArrivals["latestImport"] = (input, from, to) => {
    const column = DATE_COLUMNS[input];
    const table = tables[input];
    const values = table === null || column === undefined ? null : numbersOf(table, column);
    const sources = table?.sources;
    if (values === null || sources === undefined) return null;
    const importedAt = recordsOf(pilot, "batch")
      .filter((batch) => batch.input === input && batch.takenBack !== true)
      .map((batch) => instantOf(batch.importedAt));
    let latest: number | null = null;
    for (let row = 0; row < values.length; row += 1) {
      const value = values[row] ?? Number.NaN;
      const [first, last] =
        column === "month"
          ? [firstDayOfMonth(value), lastDayOfMonth(value)]
          : column === "at"
            ? [clock.dayOf(value), clock.dayOf(value)]
            : [value, value];
      if (last < from || first > to) continue;
      const at = importedAt[sources[row] ?? 0] ?? null;
      if (at !== null && (latest === null || at > latest)) latest = at;
    }
    return latest;
  };
  const earlier = new Map<number, PreparedDataset | null>();
  return {
    latestImport(input, from, to) {
      const key = `${input} ${from} ${to}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const at = latestImport(input, from, to);
      remembered.set(key, at);
      return at;
    },
    dataAt(atMs) {
      const known = earlier.get(atMs);
      if (known !== undefined) return known;
      const data = dataKnownAt(pilot, atMs);
      earlier.set(atMs, data);
      return data;
    },
  };
}

function dataKnownAt(pilot: PilotState, atMs: number): PreparedDataset | null {
  const entries = pilot.entries.filter(({ at }) => (instantOf(at) ?? Number.POSITIVE_INFINITY) <= atMs);
  const records = entries.length === 0 ? null : replayEntries(entries, pilot.confidential);
  if (records === null || !records.ok) return null;
  const dataset = createDatasetReader().datasetOf({ ...pilot, records: records.value, entries });
  return dataset.ok ? prepareDataset(dataset.value) : null;
}
