import type { Table, TextColumn } from "../observations/table.ts";
import { numbersOf, textsOf } from "../observations/table.ts";
import type { CellIndex } from "./cell-index.ts";
import { cellsOfRows } from "./cell-index.ts";
import type { CellRows } from "./cell-rows.ts";
import { orderOfRows, takeRows } from "./cell-rows.ts";

/** The measured columns of a day's row, in the order of the columns of daily {@link CellRows}. */
export const DAILY_COLUMNS = [
  "eligible",
  "attempted",
  "completed",
  "qualified",
  "accepted",
  "overridden",
  "escalated",
  "outcomes",
  "model_cost",
  "infra_cost",
  "support_cost",
  "active_customers",
  "revenue",
  "failed",
] as const;

export type DailyColumn = (typeof DAILY_COLUMNS)[number];

/** The place of a column in daily rows. */
export const DAILY: { readonly [Name in DailyColumn]: number } = {
  eligible: 0,
  attempted: 1,
  completed: 2,
  qualified: 3,
  accepted: 4,
  overridden: 5,
  escalated: 6,
  outcomes: 7,
  model_cost: 8,
  infra_cost: 9,
  support_cost: 10,
  active_customers: 11,
  revenue: 12,
  failed: 13,
};

/** The rows of `work` in order of block, cell and day. */
export function workRows(table: Table, index: CellIndex): CellRows {
  const cell = cellsOfRows(
    index,
    requiredTexts(table, "workflow"),
    requiredTexts(table, "segment"),
    table.length,
  );
  const dates = numbersOf(table, "date");
  const day = new Int32Array(table.length);
  for (let row = 0; row < table.length; row += 1) day[row] = dates?.[row] ?? 0;
  return takeRows(
    orderOfRows(cell, day),
    cell,
    day,
    DAILY_COLUMNS.map((name) => numbersOf(table, name)),
  );
}

/** A text column that may be missing: then every row is empty. */
export function requiredTexts(table: Table, name: string): TextColumn {
  return textsOf(table, name) ?? { kind: "text", dictionary: [""], codes: new Uint32Array(table.length) };
}
