import type { ColumnKind } from "../../observations/input-templates.ts";
import type { ColumnDocument } from "../mapping-document.ts";

/** Whether cells of a kind are dates, months or moments. */
export function isTimeKind(kind: ColumnKind): boolean {
  return kind === "date" || kind === "month" || kind === "instant";
}

/** Whether cells of a kind are numbers. */
export function isNumberKind(kind: ColumnKind): boolean {
  return kind === "count" || kind === "number" || kind === "money";
}

/** The columns of the file that a column of the template is filled from; conditions of cases included. */
export function fileColumnsOf(column: ColumnDocument): readonly string[] {
  const from = typeof column.from === "string" ? [column.from] : (column.from ?? []);
  const conditions = (column.cases ?? []).flatMap(({ when }) => when.map((condition) => condition.column));
  return [...new Set([...from, ...(column.minutesBetween ?? []), ...conditions])];
}
