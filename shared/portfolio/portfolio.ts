import { pilotView } from "../domain/pilot-view.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { FigureSource } from "../metrics/figures.ts";
import { preparedOf } from "../metrics/figures.ts";
import { byCompanyNeed } from "./attention.ts";
import { type CompanyStanding, companyStanding, type DayStanding, dayStanding } from "./company-standing.ts";
import { usualDay } from "./same-day.ts";

/** A company of the portfolio: its records, and the data that its figures are computed over. */
export interface PortfolioMember {
  readonly pilot: PilotState;
  readonly data: FigureSource;
  /** The moment at which it is looked at, where it has a clock of its own (the sample). */
  readonly asOfMs?: number;
}

/** All companies at one moment, and the pilots among them at one day. */
export interface Portfolio {
  /** The most urgent first; of equal need by name. */
  readonly companies: readonly CompanyStanding[];
  readonly asOfMs: number;
  readonly day: number | null;
  /** By pilot; absent: it has not lived through the day. */
  readonly atDay: ReadonlyMap<string, DayStanding>;
}

/** The portfolio at `asOfMs` (epoch milliseconds). `day` undefined: the day that it is usually looked at. */
export function portfolioAt(members: readonly PortfolioMember[], asOfMs: number, day?: number): Portfolio {
  const viewed = members.map(({ pilot, data, asOfMs: own = asOfMs }) => ({
    pilot,
    view: pilotView(pilot, preparedOf(data), own),
  }));
  const companies = viewed
    .map(({ pilot, view }) => companyStanding(pilot, view))
    .toSorted((a, b) => byCompanyNeed(a, b) || compareNames(a, b));
  const chosen = day ?? usualDay(companies.map(({ moment }) => moment.day));
  const atDay = new Map<string, DayStanding>();
  if (chosen !== null) {
    for (const { pilot, view } of viewed) {
      const standing = dayStanding(pilot, view.figures, chosen, view.asOfMs);
      if (standing !== null) atDay.set(pilot.pilotId, standing);
    }
  }
  return { companies, asOfMs, day: chosen, atDay };
}

function compareNames(a: CompanyStanding, b: CompanyStanding): number {
  return a.company === b.company ? (a.pilotId < b.pilotId ? -1 : 1) : a.company < b.company ? -1 : 1;
}
