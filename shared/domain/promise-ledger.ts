import { type AutonomyGap, autonomyGap } from "../metrics/autonomy-gap.ts";
import type { DataRange } from "../metrics/data-range.ts";
import { revenueScope } from "../metrics/revenue-scope.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import { currentWindow } from "./current-window.ts";
import { type CustomerRow, customerList } from "./customer-rows.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { type PromiseCheck, promiseCheck } from "./promise-check.ts";

/** One promise: to whom, how much, and what its segment gets. */
export type PromiseRow = Pick<
  CustomerRow,
  "id" | "name" | "segment" | "arrMicros" | "renewalOn" | "daysToRenewal" | "promised" | "gap"
> & {
  readonly low: number | null;
  readonly state: "covered" | "short" | "not enough data";
};

/** The promises to live customers against what is delivered. Money in micros of the pilot's currency. */
export interface PromiseLedger {
  /** The mature weeks behind what is delivered; null: the data hold no whole week. */
  readonly weeks: DataRange | null;
  /**
   * The promised mean against the rate over the promised segments together, in the last whole month: what the metric
   * `revenue.autonomyGap` says (metrics.md, pillar 4). Null: nothing is promised, or nothing was measured.
   */
  readonly gap: AutonomyGap | null;
  readonly month: DataRange;
  /** Live customers with a promise, and the revenue behind them. */
  readonly promises: number;
  readonly arrMicros: number;
  /** Promises above the lower bound of their own segment, and the revenue behind them. */
  readonly short: number;
  readonly arrShortMicros: number;
  readonly withoutPromise: number;
  /** The largest shortfall first; not measured ones next; covered ones last. */
  readonly rows: readonly PromiseRow[];
  /** What may be promised, for everything and for each segment. */
  readonly promisable: readonly PromiseCheck[];
}

/** The ledger at `asOfMs` (epoch milliseconds). */
export function promiseLedger(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): PromiseLedger {
  const { weeks, month } = currentWindow(figures, asOfMs);
  const list = customerList(pilot, figures, asOfMs);
  const rows = list.rows.flatMap((row) => promiseRow(row) ?? []).toSorted(inOrder);
  const short = rows.filter(({ state }) => state === "short");
  const segments = ["*", ...recordsOf(pilot, "segment").map(({ name }) => name)];
  return {
    weeks,
    gap: autonomyGap(figures.prepared, revenueScope(figures.prepared.revenue, "*", month.from, month.to)),
    month,
    promises: rows.length,
    arrMicros: arrOf(rows),
    short: short.length,
    arrShortMicros: arrOf(short),
    withoutPromise: list.withoutPromise,
    rows,
    promisable: segments.map((segment) =>
      promiseCheck(figures, { workflow: "*", segment, asked: null }, asOfMs),
    ),
  };
}

function promiseRow(row: CustomerRow): PromiseRow | null {
  if (!row.isLive || row.promised === null) return null;
  const { id, name, segment, arrMicros, renewalOn, daysToRenewal, promised, gap } = row;
  const state = gap === null ? "not enough data" : gap > 0 ? "short" : "covered";
  const low = row.trust.delivered?.low ?? null;
  return { id, name, segment, arrMicros, renewalOn, daysToRenewal, promised, gap, low, state };
}

function arrOf(rows: readonly PromiseRow[]): number {
  return rows.reduce((sum, { arrMicros }) => sum + (arrMicros ?? 0), 0);
}

const ORDER = { short: 0, "not enough data": 1, covered: 2 } as const;

function inOrder(a: PromiseRow, b: PromiseRow): number {
  return (
    ORDER[a.state] - ORDER[b.state] || (b.gap ?? 0) - (a.gap ?? 0) || (b.arrMicros ?? 0) - (a.arrMicros ?? 0)
  );
}
