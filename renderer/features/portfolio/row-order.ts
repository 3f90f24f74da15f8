import type { PortfolioRow } from "./use-portfolio.ts";

/** What the companies can be sorted by; amounts of different currencies have no order. */
export const SORTS = {
  need: "Need",
  company: "Company",
  day: "Day",
  system: "System value",
  age: "Data age",
} as const;
export type Sort = keyof typeof SORTS;

/** What they can be grouped by. */
export const GROUPS = { none: "No groups", phase: "Phase", need: "Need", currency: "Currency" } as const;
export type Group = keyof typeof GROUPS;

/** The rows in an order; equal ones keep the order of need that they come in. Without a value they stand last. */
export function sorted(rows: readonly PortfolioRow[], sort: Sort): readonly PortfolioRow[] {
  switch (sort) {
    case "need":
      return rows;
    case "company":
      return rows.toSorted((a, b) => a.summary.company.localeCompare(b.summary.company, "en"));
    case "day":
      return byNumber(rows, ({ details }) => details?.overview.moment.day ?? null);
    case "system":
      return byNumber(rows, systemValueOf);
    case "age":
      return byNumber(rows, dataAgeOf);
  }
}

/** The rows with those of one group together, the groups in the order in which they first appear by name. */
export function grouped(rows: readonly PortfolioRow[], group: Group): readonly PortfolioRow[] {
  if (group === "none") return rows;
  return rows.toSorted((a, b) => (groupOf(a, group) ?? "").localeCompare(groupOf(b, group) ?? "", "en"));
}

/** The group of a row; null: rows are not grouped. */
export function groupOf({ details }: PortfolioRow, group: Group): string | null {
  switch (group) {
    case "none":
      return null;
    case "phase": {
      const moment = details?.overview.moment;
      if (moment === undefined) return "No figures yet";
      return moment.phase ?? (moment.stage === "before" ? "Before Day 0" : "After Day 180");
    }
    case "need":
      return (details?.attention.length ?? 0) > 0 ? "Needs you this week" : "Needs nobody this week";
    case "currency":
      return details?.overview.currency ?? "No figures yet";
  }
}

/** The system value that is shown: at the day that is looked at, where one is. */
export function systemValueOf({ details, there }: PortfolioRow): number | null {
  return there === undefined ? (details?.overview.systemValue ?? null) : (there?.systemValue ?? null);
}

/** Days since the last daily data; null: there are none. */
export function dataAgeOf({ details }: PortfolioRow): number | null {
  if (details === null || details.overview.dataTo === null) return null;
  return details.overview.moment.date - details.overview.dataTo;
}

/** The largest first. */
function byNumber(
  rows: readonly PortfolioRow[],
  valueOf: (row: PortfolioRow) => number | null,
): readonly PortfolioRow[] {
  const value = (row: PortfolioRow): number => valueOf(row) ?? Number.NEGATIVE_INFINITY;
  return rows.toSorted((a, b) => (value(a) === value(b) ? 0 : value(b) > value(a) ? 1 : -1));
}
