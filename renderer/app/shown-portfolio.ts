import { useLocation } from "@tanstack/react-router";
import { LAST_PILOT_DAY } from "../../shared/domain/pilot-calendar.ts";

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
  const location = useLocation();
  const { day, compare } = location.search as Readonly<Record<"day" | "compare", unknown>>;
  return { day: dayFrom(day), compared: idsFrom(compare).slice(0, MOST_COMPARED) };
}

function idsFrom(given: unknown): readonly string[] {
  return typeof given === "string" && given !== "" ? given.split(",") : [];
}

function dayFrom(given: unknown): number | null {
  const day = typeof given === "string" ? Number(given) : given;
  return typeof day === "number" && Number.isInteger(day) && day >= 0 && day <= LAST_PILOT_DAY ? day : null;
}
