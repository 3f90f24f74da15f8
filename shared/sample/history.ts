import type { EpochDay } from "../calendar/calendar-date.ts";
import type { JsonObject } from "../journal/json.ts";
import { dayAt, momentAt } from "./sample-dates.ts";
import type { SampleStep } from "./sample-company.ts";

/** Collects what the people of one company did; days are counted from the start of the pilot. */
export interface History {
  /** The calendar day of a day of the pilot. */
  readonly day: (number: number) => EpochDay;
  /** A command on a day of the pilot, `time` (HH:mm) in UTC. */
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

/** An empty history of a pilot that starts on a date. */
export function createHistory(startDate: string): History {
  const start = dayAt(startDate);
  const told: SampleStep[] = [];
  return {
    day: (number) => start + number,
    on: (day, time, actor, command, input, as) => {
      const step = { at: momentAt(start + day, time), actor, command, input };
      told.push(as === undefined ? step : { ...step, as });
    },
    steps: () => told.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}
