import type { EpochDay } from "../calendar/calendar-date.ts";
import type { ZoneClock } from "../calendar/zone.ts";
import type { Table } from "../observations/table.ts";
import { numbersOf, textAt } from "../observations/table.ts";
import { requiredTexts } from "./daily-columns.ts";

/** An incident, with the date on which it started in the pilot's zone. Instants are epoch milliseconds. */
export interface Incident {
  readonly workflow: string;
  readonly startedOn: EpochDay;
  readonly startedAt: number;
  /** NaN: not resolved. */
  readonly resolvedAt: number;
}

/** The incidents by start, then end, so that sums do not depend on the order of rows. */
export function readIncidents(table: Table | null, clock: ZoneClock): Incident[] {
  if (table === null) return [];
  const workflow = requiredTexts(table, "workflow");
  const started = numbersOf(table, "started_at");
  const resolved = numbersOf(table, "resolved_at");
  const incidents: Incident[] = [];
  for (let row = 0; row < table.length; row += 1) {
    const startedAt = started?.[row] ?? Number.NaN;
    if (Number.isNaN(startedAt)) continue;
    incidents.push({
      workflow: textAt(workflow, row),
      startedOn: clock.dayOf(startedAt),
      startedAt,
      resolvedAt: resolved?.[row] ?? Number.NaN,
    });
  }
  const end = (incident: Incident): number =>
    Number.isNaN(incident.resolvedAt) ? Number.MAX_VALUE : incident.resolvedAt;
  return incidents.sort((a, b) => a.startedAt - b.startedAt || end(a) - end(b));
}
