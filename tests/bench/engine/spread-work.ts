import type { DailyColumn } from "../../../shared/metrics/daily-columns.ts";
import { DAILY_COLUMNS } from "../../../shared/metrics/daily-columns.ts";
import { seeded } from "../seeded.ts";

/** 2024-01-01, a Monday. */
export const FIRST_DAY = 19_723;
export const DAYS = 200;
export const WEEKS = Math.ceil(DAYS / 7);
export const COMPANIES = 10;
export const SEGMENTS = 5;
/** Micros per qualified unit. */
export const UNIT_VALUE = 2_500_000;

/** Daily rows of several companies as plain columns, day by day as they would come. Cell = workflow × segments + segment. */
export interface SpreadWork {
  readonly length: number;
  readonly workflows: number;
  readonly company: Uint8Array;
  readonly workflow: Uint16Array;
  readonly segment: Uint8Array;
  readonly day: Int32Array;
  readonly columns: Readonly<Record<DailyColumn, Float64Array>>;
}

/** Company × workflow × segment × week, in this order. */
export function groupCount({ workflows }: { readonly workflows: number }): number {
  return COMPANIES * workflows * SEGMENTS * WEEKS;
}

/** One row of each company, workflow, segment and day. `rows`: a multiple of 10,000. */
export function spreadWork(rows: number): SpreadWork {
  const workflows = rows / (COMPANIES * DAYS * SEGMENTS);
  const random = seeded(7);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const columns = Object.fromEntries(DAILY_COLUMNS.map((name) => [name, new Float64Array(rows)])) as Record<
    DailyColumn,
    Float64Array
  >;
  const work = {
    length: rows,
    workflows,
    company: new Uint8Array(rows),
    workflow: new Uint16Array(rows),
    segment: new Uint8Array(rows),
    day: new Int32Array(rows),
    columns,
  };
  const cells = workflows * SEGMENTS;
  for (let row = 0; row < rows; row += 1) {
    const cell = row % cells;
    work.day[row] = FIRST_DAY + Math.floor(row / (cells * COMPANIES));
    work.company[row] = Math.floor(row / cells) % COMPANIES;
    work.workflow[row] = Math.floor(cell / SEGMENTS);
    work.segment[row] = cell % SEGMENTS;
    const eligible = upTo(200);
    const attempted = upTo(eligible);
    const completed = upTo(attempted);
    const accepted = upTo(attempted);
    const overridden = upTo(attempted - accepted);
    columns.eligible[row] = eligible;
    columns.attempted[row] = attempted;
    columns.completed[row] = completed;
    columns.qualified[row] = upTo(completed);
    columns.accepted[row] = accepted;
    columns.overridden[row] = overridden;
    columns.escalated[row] = upTo(attempted - accepted - overridden);
    columns.outcomes[row] = upTo(eligible);
    columns.model_cost[row] = upTo(50_000_000);
    columns.infra_cost[row] = upTo(50_000_000);
    columns.support_cost[row] = upTo(50_000_000);
    columns.active_customers[row] = upTo(29);
    columns.revenue[row] = upTo(150_000_000);
    columns.failed[row] = upTo(attempted);
  }
  return work;
}

/** Interactions of the companies in order of time; NaN: not measured. Few cells, so that quantiles have something to do. */
export interface SpreadInteractions {
  readonly length: number;
  readonly workflows: number;
  readonly company: Uint8Array;
  readonly workflow: Uint16Array;
  readonly segment: Uint8Array;
  /** Epoch milliseconds. */
  readonly at: Float64Array;
  readonly cycle: Float64Array;
  readonly correction: Float64Array;
}

export const INTERACTION_WORKFLOWS = 5;

export function spreadInteractions(rows: number): SpreadInteractions {
  const random = seeded(11);
  const made = {
    length: rows,
    workflows: INTERACTION_WORKFLOWS,
    company: new Uint8Array(rows),
    workflow: new Uint16Array(rows),
    segment: new Uint8Array(rows),
    at: new Float64Array(rows),
    cycle: new Float64Array(rows),
    correction: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row += 1) {
    made.company[row] = Math.floor(random() * COMPANIES);
    made.workflow[row] = Math.floor(random() * INTERACTION_WORKFLOWS);
    made.segment[row] = Math.floor(random() * SEGMENTS);
    made.at[row] = Math.floor((FIRST_DAY + (row / rows) * DAYS) * 86_400_000);
    made.cycle[row] = random() < 0.95 ? Math.floor(random() * 5000) / 10 : Number.NaN;
    made.correction[row] = random() < 0.2 ? Math.floor(random() * 900) / 10 : Number.NaN;
  }
  return made;
}
