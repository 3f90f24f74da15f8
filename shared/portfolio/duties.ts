import { isUnanswered } from "../domain/obligation-answered.ts";
import { openAsks } from "../domain/open-asks.ts";
import type { PilotView } from "../domain/pilot-view.ts";
import type { PilotState } from "../journal/pilot-state.ts";

/** What waits in a company. */
export interface DutyCounts {
  /** Obligations to be answered, and those of them that are past their deadline. */
  readonly open: number;
  readonly expired: number;
  readonly lateItems: number;
  readonly asks: number;
  /** Days since the oldest open ask was put; null: none is open, or the journal does not say. */
  readonly oldestAskDays: number | null;
}

/** The counts of a company at the moment of its view. */
export function dutiesOf(pilot: PilotState, view: PilotView): DutyCounts {
  const open = view.obligations.filter(isUnanswered);
  const asks = openAsks(pilot, view.moment.date);
  const ages = asks.flatMap(({ ageDays }) => ageDays ?? []);
  return {
    open: open.length,
    expired: open.filter(({ state }) => state === "expired").length,
    lateItems: view.items.filter(({ late }) => late).length,
    asks: asks.length,
    oldestAskDays: ages.length === 0 ? null : Math.max(...ages),
  };
}
