import { formatCalendarDate, formatMonth } from "../calendar/calendar-date.ts";
import { formatInstant } from "../calendar/instant.ts";
import type { ColumnTemplate } from "./input-templates.ts";
import type { Table } from "./table.ts";

const MICROS_PER_UNIT = 1_000_000;

/** A cell in the form of the templates, "" where it holds no data. Money of more than nine billion is shown rounded. */
export function textOfCell(
  { columns }: Pick<Table, "columns">,
  { name, kind }: ColumnTemplate,
  row: number,
): string {
  const column = columns.get(name);
  if (column === undefined) return "";
  if (column.kind === "text") return column.dictionary[column.codes[row] ?? 0] ?? "";
  const value = column.values[row] ?? Number.NaN;
  if (Number.isNaN(value)) return "";
  switch (kind) {
    case "date":
      return formatCalendarDate(value);
    case "month":
      return formatMonth(value);
    case "instant":
      return formatInstant(value);
    case "boolean":
      return value === 1 ? "true" : "false";
    case "money":
      return String(value / MICROS_PER_UNIT);
    default:
      return String(value);
  }
}
