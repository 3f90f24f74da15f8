import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatInstant } from "../calendar/instant.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { JsonObject } from "../json/json.ts";
import type { SampleStep } from "./sample-company.ts";
import { dayAt } from "./sample-dates.ts";

/** Collects what the people of one company did; days are counted from the start of the pilot. */
export interface History {
  /** The calendar day of a day of the pilot. */
  readonly day: (number: number) => EpochDay;
  /** A moment in UTC: a day of the pilot and a time (HH:mm) in its zone. */
  readonly moment: (day: number, time: string) => string;
  /** A command on a day of the pilot, at a time (HH:mm) in its zone. */
  readonly on: (
    day: number,
    time: string,
    actor: string,
    command: string,
    input: JsonObject,
    as?: string,
  ) => void;
  /** What was collected, by time; what happened at one moment stays in the order of telling. */
  readonly steps: () => readonly SampleStep[];
}

const MINUTE_MS = 60_000;

/** An empty history of a pilot that starts on a date. No story happens in the hours in which clocks change. */
export function createHistory(startDate: string, timeZone: string): History {
  const start = dayAt(startDate);
  const clock = zoneClock(timeZone);
  const moment = (number: number, time: string) => {
    const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    // Counted back from the next midnight: clocks change before the day's work begins.
    return formatInstant(clock.startOfDay(start + number + 1) - (24 * 60 - minutes) * MINUTE_MS);
  };
  const told: SampleStep[] = [];
  return {
    day: (number) => start + number,
    moment,
    on: (day, time, actor, command, input, as) => {
      const step = { at: moment(day, time), actor, command, input };
      told.push(as === undefined ? step : { ...step, as });
    },
    steps: () => told.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}
