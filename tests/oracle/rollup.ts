/** Interactions -> daily counts (formats.md), and the daily rows that are used beside them. */
import { dateOf } from "./calendar.ts";
import type { InteractionRow, OracleInputs, OracleSettings, WorkRow } from "./inputs.ts";

function isCompleted(row: InteractionRow): boolean {
  return row.mode === "autonomous" && row.disposition !== "overridden" && row.disposition !== "escalated";
}

function isQualified(row: InteractionRow, settings: OracleSettings): boolean {
  const workflow = settings.workflows[row.workflow];
  const floor = workflow?.confidenceFloor ?? 0;
  const quality = row.quality ?? "unknown";
  const goodQuality =
    quality === "pass" || (quality === "unknown" && workflow?.unknownQualityCounts === true);
  const confident = row.confidence === null ? floor === 0 : row.confidence >= floor;
  return isCompleted(row) && goodQuality && confident;
}

/** Sum of the present cells; null if there is none. */
export function sumPresent(cells: readonly (bigint | null)[]): bigint | null {
  const present = cells.filter((cell) => cell !== null);
  return present.length === 0 ? null : present.reduce((a, b) => a + b, 0n);
}

function rollUpCell(
  date: string,
  workflow: string,
  segment: string,
  rows: readonly InteractionRow[],
  settings: OracleSettings,
): WorkRow {
  const count = (matches: (row: InteractionRow) => boolean): number => rows.filter(matches).length;
  const customers = rows.map((row) => row.customer).filter((customer) => customer !== null);
  return {
    date,
    workflow,
    segment,
    eligible: rows.length,
    attempted: count((row) => row.mode !== "manual"),
    completed: count(isCompleted),
    qualified: count((row) => isQualified(row, settings)),
    accepted: count((row) => row.disposition === "accepted"),
    overridden: count((row) => row.disposition === "overridden"),
    escalated: count((row) => row.disposition === "escalated"),
    outcomes: rows.every((row) => row.success === null) ? null : count((row) => row.success === true),
    modelCost: sumPresent(rows.map((row) => row.modelCost)),
    infraCost: sumPresent(rows.map((row) => row.infraCost)),
    supportCost: sumPresent(rows.map((row) => row.supportCost)),
    activeCustomers: customers.length === 0 ? null : new Set(customers).size,
    revenue: null,
    failed: null,
  };
}

/** One row per workflow x segment x date that has interactions. */
export function rollUpInteractions(
  interactions: readonly InteractionRow[],
  settings: OracleSettings,
): readonly WorkRow[] {
  const cells = new Map<string, InteractionRow[]>();
  for (const row of interactions) {
    const key = JSON.stringify([dateOf(row.at, settings.timeZone), row.workflow, row.segment]);
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  return [...cells].map(([key, rows]) => {
    const [date, workflow, segment] = JSON.parse(key) as [string, string, string];
    return rollUpCell(date, workflow, segment, rows, settings);
  });
}

/** The daily counts that every figure uses: rolled-up interactions, and the daily rows of every other workflow x date. */
export function usedRows(
  inputs: Pick<OracleInputs, "work" | "interactions">,
  settings: OracleSettings,
): readonly WorkRow[] {
  const rolledUp = rollUpInteractions(inputs.interactions, settings);
  const overruled = new Set(rolledUp.map((row) => JSON.stringify([row.workflow, row.date])));
  const daily = inputs.work.filter((row) => !overruled.has(JSON.stringify([row.workflow, row.date])));
  return [...daily, ...rolledUp];
}
