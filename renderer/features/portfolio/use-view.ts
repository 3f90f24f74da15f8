import { useLocation, useRouter } from "@tanstack/react-router";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";

/** How the portfolio is looked at, kept in the address: back and forward find it again. */
export interface PortfolioViewState {
  /** The day of the pilots; null: now. */
  readonly day: number | null;
  /** Ids of the companies that stand side by side; empty: all of them in the grid. */
  readonly compared: readonly string[];
  readonly tab: string | null;
  readonly change: (to: { readonly day?: number | null; readonly compared?: readonly string[] }) => void;
}

/** Companies that stand side by side at most. */
export const MOST_COMPARED = 4;

export function useView(): PortfolioViewState {
  const router = useRouter();
  const location = useLocation();
  const search = location.search as Readonly<Record<"day" | "compare" | "tab", unknown>>;
  const day = dayFrom(search.day);
  const compared =
    typeof search.compare === "string" && search.compare !== "" ? search.compare.split(",") : [];
  const tab = typeof search.tab === "string" ? search.tab : null;
  return {
    day,
    compared: compared.slice(0, MOST_COMPARED),
    tab,
    change: (to) => {
      const nextDay = to.day === undefined ? day : to.day;
      const next = to.compared ?? compared;
      void router.navigate({
        to: location.pathname,
        search: {
          ...(tab === null ? {} : { tab }),
          ...(nextDay === null ? {} : { day: nextDay }),
          ...(next.length === 0 ? {} : { compare: next.join(",") }),
        },
      });
    },
  };
}

function dayFrom(given: unknown): number | null {
  const day = typeof given === "string" ? Number(given) : given;
  return typeof day === "number" && Number.isInteger(day) && day >= 0 && day <= LAST_PILOT_DAY ? day : null;
}
