import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth } from "../calendar/calendar-date.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { Dataset } from "../metrics/dataset.ts";
import type { InputName } from "../observations/input-templates.ts";
import { numbersOf } from "../observations/table.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import { instantOf } from "./moments.ts";

/**
 * When the observations of an input within `from`…`to` came in: the latest import (epoch milliseconds) behind a row
 * that is in force there; null where there is none or it is not known.
 */
export type DataArrivals = (input: InputName, from: EpochDay, to: EpochDay) => number | null;

/** Where nothing is known, data count as having come in time. */
export const NO_ARRIVALS: DataArrivals = () => null;

const DATE_COLUMNS: { readonly [Name in InputName]?: string } = {
  work: "date",
  interactions: "at",
  corrections: "at",
  revenue: "month",
};

/** The arrivals of a dataset that was read from the pilot's batches. Rows of records have no import of their own. */
export function dataArrivals(pilot: RecordsHolder, { tables, settings }: Dataset): DataArrivals {
  const clock = zoneClock(settings.timeZone);
  const remembered = new Map<string, number | null>();
  const latestImport: DataArrivals = (input, from, to) => {
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
  return (input, from, to) => {
    const key = `${input} ${from} ${to}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const at = latestImport(input, from, to);
    remembered.set(key, at);
    return at;
  };
}
