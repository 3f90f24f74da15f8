import { parseIsoWeek } from "../calendar/calendar-date.ts";
import { isMetricId } from "../metrics/registry.ts";
import type { RecordedShift } from "../metrics/signals.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";

/** The shifts of processes that people recorded, as the engine reads them; those of one segment alone are left out. */
export function processShifts(pilot: RecordsHolder): readonly RecordedShift[] {
  return recordsOf(pilot, "processShift").flatMap(({ metric, workflow, segment, week }) => {
    const day = parseIsoWeek(week);
    if (!isMetricId(metric) || day === null || segment !== undefined) return [];
    const name = workflow === undefined ? "*" : (recordById(pilot, "workflow", workflow)?.name ?? "*");
    return [{ metric, workflow: name, week: day }];
  });
}
