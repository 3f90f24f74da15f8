import type { MonthIndex } from "../calendar/calendar-date.ts";
import type { Table } from "../observations/table.ts";
import { numbersOf, textAt } from "../observations/table.ts";
import { requiredTexts } from "./daily-columns.ts";

/** What a month of a workflow in a segment took: person-days, and micros of the currency; NaN: not said. */
export interface EffortRow {
  readonly month: MonthIndex;
  readonly workflow: string;
  readonly segment: string;
  readonly personDays: number;
  readonly spendMicros: number;
}

/** Reads effort. The order of the rows in the table does not matter. */
export function readEffort(table: Table | null): readonly EffortRow[] {
  if (table === null) return [];
  const months = numbersOf(table, "month");
  const workflow = requiredTexts(table, "workflow");
  const segment = requiredTexts(table, "segment");
  const personDays = numbersOf(table, "person_days");
  const spend = numbersOf(table, "spend");
  return Array.from({ length: table.length }, (_, row) => ({
    month: months?.[row] ?? Number.NaN,
    workflow: textAt(workflow, row),
    segment: textAt(segment, row),
    personDays: personDays?.[row] ?? Number.NaN,
    spendMicros: spend?.[row] ?? Number.NaN,
  }));
}
