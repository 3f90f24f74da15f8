import type { RecordsHolder } from "../records/read-records.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { promiseLedger } from "./promise-ledger.ts";

const MICROS = 1e6;

/** One promise against the lower bound of what its segment gets; money in decimals of the currency. */
export interface StatusPromise {
  readonly customer: string;
  readonly segment: string | null;
  readonly arr: number | null;
  readonly promised: number | null;
  readonly deliveredLow: number | null;
  readonly gap: number | null;
  readonly state: "covered" | "short" | "not enough data";
}

/** The ledger of promises, and what may be promised to whom (`*`: to everybody). */
export interface StatusPromises {
  readonly promisedMean: number | null;
  readonly deliveredLow: number | null;
  /** The metric `revenue.autonomyGap` of the last whole month. */
  readonly gap: number | null;
  readonly arr: number;
  readonly arrShort: number;
  readonly withoutPromise: number;
  readonly promisable: readonly {
    readonly segment: string;
    readonly upTo: number | null;
    readonly low: number | null;
    readonly n: number | null;
  }[];
  readonly rows: readonly StatusPromise[];
}

/** The promises at `asOfMs`. */
export function promisesStatus(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): StatusPromises {
  const ledger = promiseLedger(pilot, figures, asOfMs);
  return {
    promisedMean: ledger.gap?.promised ?? null,
    deliveredLow: ledger.gap?.low ?? null,
    gap: ledger.gap === null ? null : ledger.gap.promised - ledger.gap.low,
    arr: ledger.arrMicros / MICROS,
    arrShort: ledger.arrShortMicros / MICROS,
    withoutPromise: ledger.withoutPromise,
    promisable: ledger.promisable.map(({ segment, promisable, low, eligible }) => ({
      segment,
      upTo: promisable,
      low,
      n: eligible,
    })),
    rows: ledger.rows.map((row) => ({
      customer: row.name,
      segment: row.segment,
      arr: row.arrMicros === null ? null : row.arrMicros / MICROS,
      promised: row.promised,
      deliveredLow: row.low,
      gap: row.gap,
      state: row.state,
    })),
  };
}
