import type { Table } from "../../../shared/observations/table.ts";
import { numbersOf, textsOf } from "../../../shared/observations/table.ts";

/** A pilot's daily rows up to a day, the rows of that day, and the day. */
export interface NewDay {
  readonly older: Table;
  readonly newest: Table;
  readonly last: number;
}

/** Figures of the two weeks that end with a day are asked for. */
export const LAST_DAYS = 14;

/** The names of a column, one for each row. */
export function namesOf(table: Table, name: string): string[] {
  const texts = textsOf(table, name);
  return Array.from(texts?.codes ?? [], (code) => texts?.dictionary[code] ?? "");
}

/** The numbers of a column. */
export function valuesOf(table: Table, name: string): Float64Array {
  return numbersOf(table, name) ?? new Float64Array(table.length).fill(Number.NaN);
}
