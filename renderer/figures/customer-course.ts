import { type EpochDay, firstDayOfMonth } from "../../shared/calendar/calendar-date.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { recordById, recordsOf } from "../../shared/records/read-records.ts";
import type { ChartPoint } from "../../shared/report/charts/chart-spec.ts";
import { periodPoints } from "../../shared/report/course/period-points.ts";
import type { FigureGround } from "./figure-ground.ts";

/** One month of a customer's recurring revenue, in micros. */
export interface CustomerMonth {
  readonly month: EpochDay;
  readonly startMicros: number;
  readonly wonMicros: number;
  readonly lostMicros: number;
  readonly endMicros: number;
}

/** What a customer's panel shows over time: its last months, and the acceptance of its segment week by week. */
export interface CustomerCourse {
  /** The newest first. */
  readonly months: readonly CustomerMonth[];
  readonly acceptance: readonly ChartPoint[];
}

const MONTHS = 6;
const WEEKS = 12;

/** The course of a customer up to the moment of the ground. */
export function customerCourse({ state, figures, asOfMs }: FigureGround, customer: string): CustomerCourse {
  const { prepared } = figures;
  const today = prepared.clock.dayOf(asOfMs);
  const months = prepared.revenue.rows
    .filter((row) => row.customer === customer && firstDayOfMonth(row.month) <= today)
    .slice(-MONTHS)
    .toReversed()
    .map((row) => ({
      month: firstDayOfMonth(row.month),
      startMicros: row.startingMicros,
      wonMicros: row.expansionMicros,
      lostMicros: row.startingMicros + row.expansionMicros - row.endMicros,
      endMicros: row.endMicros,
    }));
  const segment = segmentOf(state, customer);
  return {
    months,
    acceptance:
      segment === null ? [] : periodPoints(figures, "trust.acceptance", "*", WEEKS, asOfMs, segment),
  };
}

function segmentOf(pilot: PilotState, customer: string): string | null {
  const segment = recordsOf(pilot, "customer").find(({ key }) => key === customer)?.segment;
  return segment === undefined ? null : (recordById(pilot, "segment", segment)?.name ?? null);
}
