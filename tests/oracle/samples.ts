/** Rows with every optional cell empty, for hand-worked cases that set only what matters. */
import type { CustomerRow, InteractionRow, LoopRow, OracleSettings, RevenueRow, WorkRow } from "./inputs.ts";
import type { MetricsRow } from "./metrics.ts";

export const utcPilot: OracleSettings = { startDate: "2026-01-05", timeZone: "UTC", workflows: {} };

/** Whole currency units as micros. */
export const units = (amount: number): bigint => BigInt(Math.round(amount * 1_000_000));

export function workRow(date: string, cells: Partial<WorkRow> = {}): WorkRow {
  return {
    date,
    workflow: "W",
    segment: "S",
    eligible: null,
    attempted: null,
    completed: null,
    qualified: null,
    accepted: null,
    overridden: null,
    escalated: null,
    outcomes: null,
    modelCost: null,
    infraCost: null,
    supportCost: null,
    activeCustomers: null,
    revenue: null,
    failed: null,
    ...cells,
  };
}

export function interaction(id: string, at: string, cells: Partial<InteractionRow> = {}): InteractionRow {
  return {
    id,
    at,
    workflow: "W",
    segment: "S",
    customer: null,
    mode: "autonomous",
    disposition: null,
    quality: null,
    confidence: null,
    cycleMinutes: null,
    correctionMinutes: null,
    success: null,
    modelCost: null,
    infraCost: null,
    supportCost: null,
    ...cells,
  };
}

export function revenueRow(
  month: string,
  customer: string,
  starting: number,
  cells: Partial<RevenueRow> = {},
): RevenueRow {
  return {
    month,
    customer,
    segment: "S",
    startingMrr: units(starting),
    expansion: null,
    contraction: null,
    churned: null,
    ...cells,
  };
}

export function customerRow(customer: string, cells: Partial<CustomerRow> = {}): CustomerRow {
  return {
    customer,
    segment: "S",
    signedOn: null,
    firstValueOn: null,
    fitScore: null,
    arr: null,
    promisedAutonomy: null,
    renewalOn: null,
    ...cells,
  };
}

export function loopRow(id: string, detectedAt: string, cells: Partial<LoopRow> = {}): LoopRow {
  return {
    id,
    workflow: "W",
    title: null,
    detectedAt,
    triagedAt: null,
    authorisedAt: null,
    deployedAt: null,
    validatedAt: null,
    verdict: null,
    ...cells,
  };
}

/** The one row of a metric; throws unless there is exactly one. */
export function onlyRow(rows: readonly MetricsRow[], metric: string): MetricsRow {
  const [row, ...others] = rows.filter((candidate) => candidate.metric === metric);
  if (row === undefined || others.length > 0) throw new Error(`not exactly one row of ${metric}`);
  return row;
}
