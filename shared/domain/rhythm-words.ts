import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord } from "../records/read-records.ts";

/** A review of the rhythm: its name, and when it is. */
export interface RhythmLine {
  readonly what: string;
  readonly words: string;
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** The reviews that the pilot runs on; without a weekday for them there is no rhythm yet. */
export function rhythmWords(pilot: RecordsHolder): readonly RhythmLine[] {
  const { reviewRhythm: rhythm } = pilotRecord(pilot);
  if (rhythm === undefined) return [];
  const { weekday, time, minutes } = rhythm;
  const day = WEEKDAYS[weekday - 1] ?? "";
  return [
    {
      what: "Weekly operating review",
      words: [
        `${day}s${time === undefined ? "" : ` at ${time}`}`,
        ...(minutes === undefined ? [] : [`${minutes} minutes`]),
      ].join(", "),
    },
    { what: "Monthly strategic reset", words: `every thirty days, on a ${day}` },
    { what: "Quarterly board synthesis", words: `every ninety days, on a ${day}` },
  ];
}
