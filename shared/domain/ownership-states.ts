import { zoneClock } from "../calendar/zone.ts";
import type { LinedFigure } from "../metrics/line-state.ts";
import { isPast, lineState } from "../metrics/line-state.ts";
import { maturesAt } from "../metrics/maturity.ts";
import { type ThresholdPeriod, thresholdPeriodsOf } from "../metrics/threshold-periods.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { currentTerms } from "./ownership.ts";
import { type OwnershipRow, ownershipRows } from "./ownership-rows.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** Where a figure stands against a line; a metric that has no interval stands where its value does. */
export interface LineNow {
  readonly state: "holds" | "breach" | "unproven" | "no data";
  /** About how many more units at the same rate would prove it; null: does not apply. */
  readonly moreUnits: number | null;
  /** Past the warning, not past the breach. */
  readonly isWarned: boolean;
}

/** A row of the ownership list with its figure in the last whole period that has matured. */
export interface OwnershipState extends OwnershipRow {
  /** Null: no whole period has matured yet. */
  readonly now: ThresholdPeriod | null;
  /** Against the newest terms of each line; null: there is none on that side. */
  readonly aboveNow: LineNow | null;
  readonly belowNow: LineNow | null;
}

/** The rows of ownership with where each metric stands against its lines at `asOfMs`. */
export function ownershipStates(
  pilot: RecordsHolder,
  { prepared, settings }: PilotFigures,
  asOfMs: number,
): readonly OwnershipState[] {
  const rows = ownershipRows(pilot);
  const clock = zoneClock(settings.timeZone);
  const periods = thresholdPeriodsOf(
    prepared,
    rows.map(({ metric, workflowName, segmentName }) => ({
      metric,
      workflow: workflowName,
      segment: segmentName,
    })),
  );
  return rows.map((row, place): OwnershipState => {
    const now =
      periods[place]?.findLast(
        ({ to, value }) => value !== null && maturesAt(clock, to, settings.confirmationHours) <= asOfMs,
      ) ?? null;
    return { ...row, now, aboveNow: lineNow(now, row.above), belowNow: lineNow(now, row.below) };
  });
}

function lineNow(figure: LinedFigure | null, threshold: RecordOf<"threshold"> | null): LineNow | null {
  const terms = threshold === null ? undefined : currentTerms(threshold);
  if (terms === undefined) return null;
  const { direction, breach, warn } = terms;
  const value = figure?.value ?? null;
  if (figure === null || value === null) return { state: "no data", moreUnits: null, isWarned: false };
  const past = isPast(value, breach, direction);
  const isWarned = warn !== undefined && isPast(value, warn, direction) && !past;
  if (figure.low === null || figure.high === null) {
    return { state: past ? "breach" : "holds", moreUnits: null, isWarned };
  }
  const line = lineState(figure, breach, direction);
  return { state: line.state, moreUnits: line.state === "unproven" ? line.moreUnits : null, isWarned };
}
