import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import type { Verdict } from "../statistics/difference.ts";
import { customerList } from "./customer-rows.ts";
import type { PilotFigures } from "./pilot-figures.ts";

const MICROS = 1e6;

/** One customer; money in decimals of the currency, `delivered` with the interval of the segment's rate. */
export interface StatusCustomer {
  readonly customer: string;
  readonly segment: string | null;
  readonly live: boolean;
  readonly atStake: boolean;
  readonly arr: number | null;
  readonly renewalOn: string | null;
  readonly promised: number | null;
  readonly delivered: number | null;
  readonly deliveredLow: number | null;
  readonly deliveredHigh: number | null;
  /** Promised less the low end of what is delivered. */
  readonly gap: number | null;
  /** Acceptance of the segment against the weeks before, and against the sealed baseline. */
  readonly acceptanceTrend: Verdict | null;
  readonly acceptanceSinceBaseline: Verdict | null;
  /** Monthly revenue won and lost in the last three whole months. */
  readonly won: number | null;
  readonly lost: number | null;
}

/** The Customers list: at stake first, then by revenue. */
export interface StatusCustomers {
  readonly atStake: number;
  readonly arrAtStake: number;
  readonly withoutPromise: number;
  readonly rows: readonly StatusCustomer[];
}

/** The customers at `asOfMs`. */
export function customersStatus(
  pilot: RecordsHolder,
  figures: PilotFigures,
  asOfMs: number,
): StatusCustomers {
  const { rows, atStake, arrAtStakeMicros, withoutPromise } = customerList(pilot, figures, asOfMs);
  return {
    atStake,
    arrAtStake: arrAtStakeMicros / MICROS,
    withoutPromise,
    rows: rows.map((row) => ({
      customer: row.name,
      segment: row.segment,
      live: row.isLive,
      atStake: row.isAtStake,
      arr: money(row.arrMicros),
      renewalOn: row.renewalOn === null ? null : formatCalendarDate(row.renewalOn),
      promised: row.promised,
      delivered: row.trust.delivered?.value ?? null,
      deliveredLow: row.trust.delivered?.low ?? null,
      deliveredHigh: row.trust.delivered?.high ?? null,
      gap: row.gap,
      acceptanceTrend: row.trust.trend?.verdict ?? null,
      acceptanceSinceBaseline: row.trust.sinceBaseline?.verdict ?? null,
      won: money(row.wonMicros),
      lost: money(row.lostMicros),
    })),
  };
}

function money(micros: number | null): number | null {
  return micros === null ? null : micros / MICROS;
}
