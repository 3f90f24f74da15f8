import type { EpochDay, MonthIndex } from "../calendar/calendar-date.ts";
import type { Table } from "../observations/table.ts";
import { numbersOf, textAt } from "../observations/table.ts";
import { compareNames } from "./cell-index.ts";
import { requiredTexts } from "./daily-columns.ts";

/** One customer's month of recurring revenue, in micros; empty movements are 0. */
export interface RevenueRow {
  readonly month: MonthIndex;
  readonly customer: string;
  readonly segment: string;
  readonly startingMicros: number;
  readonly expansionMicros: number;
  /** starting + expansion − contraction − churned */
  readonly endMicros: number;
}

/** A customer; NaN where a field is not there. */
export interface Customer {
  readonly name: string;
  readonly segment: string;
  readonly signedOn: EpochDay;
  readonly firstValueOn: EpochDay;
  readonly fitScore: number;
  readonly arrMicros: number;
  readonly promisedAutonomy: number;
}

/** What pillar 4 works on: revenue rows by month and customer, customers by name. */
export interface RevenueRecords {
  readonly rows: readonly RevenueRow[];
  readonly rowsOfMonth: ReadonlyMap<MonthIndex, readonly RevenueRow[]>;
  readonly customers: readonly Customer[];
  /** The pilot's first and last month with revenue rows; null: none. */
  readonly firstMonth: MonthIndex | null;
  readonly lastMonth: MonthIndex | null;
}

/** Reads revenue and customers; the order of the rows in the tables does not matter. */
export function readRevenueRecords(revenue: Table | null, customers: Table | null): RevenueRecords {
  const rows = revenue === null ? [] : readRows(revenue);
  return {
    rows,
    rowsOfMonth: Map.groupBy(rows, (row) => row.month),
    customers: customers === null ? [] : readCustomers(customers),
    firstMonth: rows[0]?.month ?? null,
    lastMonth: rows.at(-1)?.month ?? null,
  };
}

function readRows(table: Table): RevenueRow[] {
  const months = numbersOf(table, "month");
  const customer = requiredTexts(table, "customer");
  const segment = requiredTexts(table, "segment");
  const columns = ["starting_mrr", "expansion", "contraction", "churned"].map((name) =>
    numbersOf(table, name),
  );
  const rows: RevenueRow[] = [];
  for (let row = 0; row < table.length; row += 1) {
    const [starting = 0, expansion = 0, contraction = 0, churned = 0] = columns.map((column) => {
      const value = column?.[row] ?? Number.NaN;
      return Number.isNaN(value) ? 0 : value;
    });
    rows.push({
      month: months?.[row] ?? 0,
      customer: textAt(customer, row),
      segment: textAt(segment, row),
      startingMicros: starting,
      expansionMicros: expansion,
      // In this order no intermediate result is further from 0 than the sides themselves.
      endMicros: starting - churned + (expansion - contraction),
    });
  }
  return rows.sort((a, b) => a.month - b.month || compareNames(a.customer, b.customer));
}

function readCustomers(table: Table): Customer[] {
  const name = requiredTexts(table, "customer");
  const segment = requiredTexts(table, "segment");
  const number = (column: string, row: number): number => numbersOf(table, column)?.[row] ?? Number.NaN;
  const customers: Customer[] = [];
  for (let row = 0; row < table.length; row += 1) {
    customers.push({
      name: textAt(name, row),
      segment: textAt(segment, row),
      signedOn: number("signed_on", row),
      firstValueOn: number("first_value_on", row),
      fitScore: number("fit_score", row),
      arrMicros: number("arr", row),
      promisedAutonomy: number("promised_autonomy", row),
    });
  }
  return customers.sort((a, b) => compareNames(a.name, b.name));
}
