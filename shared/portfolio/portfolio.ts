import { dayOf } from "../calendar/moments.ts";
import { pilotMoment } from "../domain/pilot-calendar.ts";
import { pilotView } from "../domain/pilot-view.ts";
import { type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { FigureSource } from "../metrics/figures.ts";
import { preparedOf } from "../metrics/figures.ts";
import { pilotRecord } from "../records/read-records.ts";
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

/** A company whose data are read when its turn comes, and let go with it: of many companies the rows of one are held. */
export interface UnreadMember extends Pick<PortfolioMember, "pilot" | "asOfMs"> {
  readonly read: () => Result<FigureSource>;
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
  const chosen = day ?? usualDayOf(members, asOfMs);
  return gathered(
    members.map((member) => standingsOf(member, asOfMs, chosen)),
    asOfMs,
    chosen,
  );
}

/** The same over companies that are read one after the other; the problem of the first that cannot be. */
export function portfolioOver(
  members: readonly UnreadMember[],
  asOfMs: number,
  day?: number,
): Result<Portfolio> {
  const chosen = day ?? usualDayOf(members, asOfMs);
  const standings: Standings[] = [];
  for (const { read, ...member } of members) {
    const data = read();
    if (!data.ok) return data;
    standings.push(standingsOf({ ...member, data: data.value }, asOfMs, chosen));
  }
  return success(gathered(standings, asOfMs, chosen));
}

interface Standings {
  readonly company: CompanyStanding;
  readonly there: DayStanding | null;
}

function standingsOf(
  { pilot, data, asOfMs: own }: PortfolioMember,
  asOfMs: number,
  day: number | null,
): Standings {
  const view = pilotView(pilot, preparedOf(data), own ?? asOfMs);
  return {
    company: companyStanding(pilot, view),
    there: day === null ? null : dayStanding(pilot, view.figures, day, view.asOfMs),
  };
}

function gathered(standings: readonly Standings[], asOfMs: number, day: number | null): Portfolio {
  return {
    companies: standings
      .map(({ company }) => company)
      .toSorted((a, b) => byCompanyNeed(a, b) || compareNames(a, b)),
    asOfMs,
    day,
    atDay: new Map(standings.flatMap(({ there }) => (there === null ? [] : [[there.pilotId, there]]))),
  };
}

function usualDayOf(
  members: readonly Pick<PortfolioMember, "pilot" | "asOfMs">[],
  asOfMs: number,
): number | null {
  return usualDay(
    members.map(({ pilot, asOfMs: own }) => {
      const { startDate, timeZone } = pilotRecord(pilot);
      return pilotMoment(dayOf(startDate), timeZone, own ?? asOfMs).day;
    }),
  );
}

function compareNames(a: CompanyStanding, b: CompanyStanding): number {
  return a.company === b.company ? (a.pilotId < b.pilotId ? -1 : 1) : a.company < b.company ? -1 : 1;
}
