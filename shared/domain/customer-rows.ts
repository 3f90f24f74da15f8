import type { EpochDay } from "../calendar/calendar-date.ts";
import { lastDayOfMonth, monthOf } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import { compareText } from "../journal/journal-order.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Comparison, Figure } from "../metrics/figure.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { baselineDifferences } from "./baseline-comparison.ts";
import { baselineInForce } from "./baselines.ts";
import { currentWindow } from "./current-window.ts";
import { lastMatureDate } from "./maturity.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** Days ahead in which a renewal makes falling trust or a promise gap urgent (brief G6). */
export const RENEWAL_DAYS = 120;
/** Whole months over which a customer's movements are added up. */
export const MOVEMENT_MONTHS = 3;

/** What customers of one segment get: the rate delivered in the current weeks, and where its acceptance goes. */
export interface SegmentTrust {
  /** `avd.rate` of the segment; its low end is what may be promised. Null: not measured. */
  readonly delivered: Pick<Figure, "value" | "low" | "high" | "n"> | null;
  /** `trust.acceptance` in the current weeks against as many weeks before them; null: they are not there. */
  readonly trend: Comparison | null;
  /** The same against the sealed baseline; null: none is sealed, or it does not cover the segment. */
  readonly sinceBaseline: Omit<Comparison, "rateEffect" | "mixEffect"> | null;
  /** Worse than the weeks before, or than the baseline. */
  readonly isFalling: boolean;
}

/** A customer as the list shows it. Money in micros of the pilot's currency. */
export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  /** Name of the segment, or null. */
  readonly segment: string | null;
  readonly arrMicros: number | null;
  readonly renewalOn: EpochDay | null;
  /** Negative once it has passed. */
  readonly daysToRenewal: number | null;
  readonly promised: number | null;
  readonly trust: SegmentTrust;
  /** Promised less the low end of what is delivered; above 0 the promise is not covered. Null: one of them is not there. */
  readonly gap: number | null;
  /** Monthly revenue won and lost with the customer in the last three whole months with revenue rows; null: no rows. */
  readonly wonMicros: number | null;
  readonly lostMicros: number | null;
  /** Signed by now, and its latest month does not end at nothing. */
  readonly isLive: boolean;
  /** A live customer's renewal within 120 days, with falling trust or a promise that is not covered. */
  readonly isAtStake: boolean;
}

/** The list with what stands above it. */
export interface CustomerList {
  /** At stake first, by revenue; then the others by revenue; those who left last. */
  readonly rows: readonly CustomerRow[];
  readonly atStake: number;
  readonly arrAtStakeMicros: number;
  /** Live customers whose promise nobody recorded. */
  readonly withoutPromise: number;
  /** The weeks behind delivered rates and acceptance; null: the data hold no whole week. */
  readonly weeks: DataRange | null;
  readonly months: DataRange | null;
}

/** The customers at `asOfMs`, with what their contracts promise and what their segment gets. */
export function customerList(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): CustomerList {
  const today = figures.prepared.clock.dayOf(asOfMs);
  const { weeks } = currentWindow(figures, asOfMs);
  const trustOf = segmentTrust(pilot, figures, weeks, asOfMs);
  const { months, movementOf } = movements(figures, today, lastMatureDate(figures.settings, asOfMs));
  const rows = recordsOf(pilot, "customer")
    .map((customer) => customerRow(pilot, customer, { today, trustOf, movementOf }))
    .toSorted(inOrder);
  const atStake = rows.filter((row) => row.isAtStake);
  return {
    rows,
    atStake: atStake.length,
    arrAtStakeMicros: atStake.reduce((sum, { arrMicros }) => sum + (arrMicros ?? 0), 0),
    withoutPromise: rows.filter(({ isLive, promised }) => isLive && promised === null).length,
    weeks,
    months,
  };
}

interface RowContext {
  readonly today: EpochDay;
  readonly trustOf: (segment: string | null) => SegmentTrust;
  readonly movementOf: (customer: string) => Movement;
}

function customerRow(
  pilot: RecordsHolder,
  customer: RecordOf<"customer">,
  { today, trustOf, movementOf }: RowContext,
): CustomerRow {
  const segment =
    customer.segment === undefined ? null : (recordById(pilot, "segment", customer.segment)?.name ?? null);
  const trust = trustOf(segment);
  const low = trust.delivered?.low ?? null;
  const promised = customer.promisedAutonomy ?? null;
  const gap = promised === null || low === null ? null : promised - low;
  const renewalOn = dayOf(customer.renewalOn);
  const daysToRenewal = renewalOn === null ? null : renewalOn - today;
  const signedOn = dayOf(customer.signedOn);
  const { wonMicros, lostMicros, hasEnded } = movementOf(customer.key);
  const isLive = !hasEnded && (signedOn === null || signedOn <= today);
  const isSoon = daysToRenewal !== null && daysToRenewal >= 0 && daysToRenewal <= RENEWAL_DAYS;
  return {
    id: customer.id,
    name: customer.key,
    segment,
    arrMicros: customer.arrMicros ?? null,
    renewalOn,
    daysToRenewal,
    promised,
    trust,
    gap,
    wonMicros,
    lostMicros,
    isLive,
    isAtStake: isLive && isSoon && (trust.isFalling || (gap !== null && gap > 0)),
  };
}

function segmentTrust(
  pilot: RecordsHolder,
  figures: PilotFigures,
  weeks: DataRange | null,
  asOfMs: number,
): (segment: string | null) => SegmentTrust {
  const nothing: SegmentTrust = { delivered: null, trend: null, sinceBaseline: null, isFalling: false };
  if (weeks === null) return () => nothing;
  const by = ["segment"] as const;
  const delivered = figures.figures({ by, metrics: ["avd.rate"], ...weeks });
  const length = weeks.to - weeks.from + 1;
  const trends = figures.comparisons({
    by,
    metrics: ["trust.acceptance"],
    ...weeks,
    againstFrom: weeks.from - length,
    againstTo: weeks.from - 1,
    asOf: asOfMs,
  });
  const baseline = baselineInForce(pilot);
  const differences = baseline === null ? [] : baselineDifferences(figures, baseline, by, asOfMs);
  const known = new Map<string, SegmentTrust>();
  return (segment) => {
    if (segment === null) return nothing;
    const found = known.get(segment);
    if (found !== undefined) return found;
    const rate = delivered.find((figure) => figure.segment === segment && figure.value !== null);
    const trend = trends.find((one) => one.segment === segment) ?? null;
    const since =
      differences.find((one) => one.metric === "trust.acceptance" && one.segment === segment) ?? null;
    const trust: SegmentTrust = {
      delivered: rate === undefined ? null : { value: rate.value, low: rate.low, high: rate.high, n: rate.n },
      trend,
      sinceBaseline: since,
      isFalling: trend?.verdict === "worse" || since?.verdict === "worse",
    };
    known.set(segment, trust);
    return trust;
  };
}

interface Movement {
  readonly wonMicros: number | null;
  readonly lostMicros: number | null;
  readonly hasEnded: boolean;
}

/** What each customer's revenue did in the last whole months with rows, and whether its latest one ends at nothing. */
function movements(
  { prepared }: PilotFigures,
  today: EpochDay,
  lastMature: EpochDay,
): { readonly months: DataRange | null; readonly movementOf: (customer: string) => Movement } {
  const { rows, lastMonth } = prepared.revenue;
  const lastWhole = monthOf(lastMature + 1) - 1;
  const last = lastMonth === null ? null : Math.min(lastMonth, lastWhole);
  const first = last === null ? null : last - MOVEMENT_MONTHS + 1;
  const thisMonth = monthOf(today);
  const found = new Map<string, { won: number; lost: number; isThere: boolean; hasEnded: boolean }>();
  for (const row of rows) {
    if (row.month > thisMonth) continue;
    const known = found.get(row.customer) ?? { won: 0, lost: 0, isThere: false, hasEnded: false };
    // Rows come in order of months, so that the last one stays.
    known.hasEnded = row.endMicros === 0;
    if (first !== null && last !== null && row.month >= first && row.month <= last) {
      known.isThere = true;
      known.won += row.expansionMicros;
      known.lost += row.startingMicros + row.expansionMicros - row.endMicros;
    }
    found.set(row.customer, known);
  }
  return {
    months: first === null || last === null ? null : { from: firstDay(first), to: lastDayOfMonth(last) },
    movementOf: (customer) => {
      const known = found.get(customer);
      return known === undefined
        ? { wonMicros: null, lostMicros: null, hasEnded: false }
        : {
            wonMicros: known.isThere ? known.won : null,
            lostMicros: known.isThere ? known.lost : null,
            hasEnded: known.hasEnded,
          };
    },
  };
}

function firstDay(month: number): EpochDay {
  return lastDayOfMonth(month - 1) + 1;
}

function inOrder(a: CustomerRow, b: CustomerRow): number {
  return (
    Number(b.isLive) - Number(a.isLive) ||
    Number(b.isAtStake) - Number(a.isAtStake) ||
    (b.arrMicros ?? -1) - (a.arrMicros ?? -1) ||
    compareText(a.name, b.name)
  );
}
