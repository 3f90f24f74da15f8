import { LAST_PILOT_DAY } from "../../shared/domain/pilot-calendar.ts";
import { useAddress } from "./navigation.ts";

/** Companies that stand side by side at most. */
export const MOST_COMPARED = 4;

/** What the address says of how the portfolio is looked at. */
export interface ShownPortfolio {
  /** The day of the pilots; null: now. */
  readonly day: number | null;
  /** Ids of the companies that stand side by side; empty: all of them in the grid. */
  readonly compared: readonly string[];
}

/** How the portfolio is looked at; back and forward find it again. */
export function useShownPortfolio(): ShownPortfolio {
  const { search } = useAddress();
  return { day: dayFrom(search["day"]), compared: idsFrom(search["compare"]).slice(0, MOST_COMPARED) };
}

function idsFrom(given: string | undefined): readonly string[] {
  return given === undefined || given === "" ? [] : given.split(",");
}

function dayFrom(given: string | undefined): number | null {
  const day = Number(given ?? Number.NaN);
  return Number.isInteger(day) && day >= 0 && day <= LAST_PILOT_DAY ? day : null;
}
