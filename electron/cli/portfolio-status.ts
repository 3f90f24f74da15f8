import { formatCalendarDate } from "../../shared/calendar/calendar-date.ts";
import { dateOfMoment } from "../../shared/calendar/moments.ts";
import type { MoneyLine } from "../../shared/portfolio/money-lines.ts";
import { patternsOf } from "../../shared/portfolio/patterns.ts";
import type { FiguresStanding, PillarStanding } from "../../shared/portfolio/pillar-standing.ts";
import type { Portfolio } from "../../shared/portfolio/portfolio.ts";
import { reasonText } from "../../shared/report/portfolio/attention-words.ts";
import { packRequest } from "../../shared/report/portfolio/pack-request.ts";
import { printed } from "../../shared/report/portfolio/portfolio-input.ts";

/** The JSON of the verb `portfolio`: what the place Portfolio says. Dates as YYYY-MM-DD, money in decimals. */
export function portfolioStatus(all: Portfolio) {
  const pilots = all.companies.filter(({ moment }) => moment.stage !== "target");
  return {
    asOf: new Date(all.asOfMs).toISOString(),
    day: all.day,
    companies: printed(all.companies).map(({ standing, format }) => {
      const { moment, attention, gained, atStake, startDate, dataTo, titleGate, coming, ...rest } = standing;
      const there = all.atDay.get(standing.pilotId);
      const lastOn = dateOfMoment(standing.lastHeardAt, standing.timeZone);
      return {
        ...rest,
        day: moment.day,
        phase: moment.phase,
        stage: moment.stage,
        startDate: dateText(startDate),
        dataTo: dateText(dataTo),
        titleGate: {
          ...titleGate,
          launchedOn: dateText(titleGate.launchedOn),
          opensOn: dateText(titleGate.opensOn),
        },
        attention: attention.map((reason) => ({ ...reason, text: reasonText(reason, format) })),
        ...figures(standing),
        gained: gained.map(money),
        atStake: atStake.map(money),
        atDay:
          there === undefined
            ? null
            : { ...figures(there), gained: there.gained.map(money), atStake: there.atStake.map(money) },
        coming: coming.map(({ day, ...what }) => ({ on: dateText(day), ...what })),
        message: standing.isSilent
          ? packRequest(
              { ...standing, lastOn, days: standing.silentDays, asks: standing.duties.asks },
              format,
            )
          : null,
      };
    }),
    patterns: patternsOf(pilots),
  };
}

function figures({ systemValue, pillars }: FiguresStanding) {
  return { systemValue, pillars: pillars.map(pillarOf) };
}

function pillarOf({ from, to, ...pillar }: PillarStanding) {
  return { ...pillar, from: dateText(from), to: dateText(to) };
}

function money({ from, to, ...line }: MoneyLine) {
  return { ...line, from: dateText(from), to: dateText(to) };
}

function dateText(day: number | null): string | null {
  return day === null ? null : formatCalendarDate(day);
}
