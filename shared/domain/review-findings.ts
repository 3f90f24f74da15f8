import type { EpochDay } from "../calendar/calendar-date.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./finding.ts";
import { openAsks } from "./open-asks.ts";
import { reviewSeries } from "./review-series.ts";

/** A series of weekly reviews that decides nothing, and asks past their date. */
export function reviewFindings(pilot: PilotState, today: EpochDay): readonly Finding[] {
  const { bottleneck } = reviewSeries(pilot, "weekly", today);
  const { isBottleneck, looked, withoutTradeOff } = bottleneck;
  return [
    ...(isBottleneck
      ? [
          finding(
            "reviews without a trade-off",
            `${withoutTradeOff} of the last ${looked} weekly reviews ended without a trade-off decision: the operating model is the bottleneck`,
            null,
          ),
        ]
      : []),
    ...openAsks(pilot, today)
      .filter(({ isOverdue }) => isOverdue)
      .map(({ id, text }) => finding("ask overdue", `"${text}" waits for an answer past its date`, id)),
  ];
}
