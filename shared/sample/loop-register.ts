import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { TemplateRow } from "./csv-text.ts";

/** One learning loop: the day on which its signal was seen, and the days until it was validated. */
export interface LoopStory {
  readonly day: EpochDay;
  /** Days from detection to validation; halves and quarters allowed. */
  readonly days: number;
  readonly verdict: "improved" | "neutral" | "regressed";
  readonly title: string;
}

const DETECTED_HOUR = 9;
/** Where in the whole time the stages end: triaged, authorised, deployed. */
const DEFAULT_STAGES = [0.12, 0.4, 0.7] as const;

/** A series of loops, detected `every` days from a day on, with the given times in turn. */
export function loopSeries(
  from: EpochDay,
  every: number,
  days: readonly number[],
  titles: readonly string[],
): LoopStory[] {
  return days.map((length, index) => ({
    day: from + Math.floor(index * every),
    days: length,
    verdict: index % 4 === 3 ? "neutral" : index % 9 === 7 ? "regressed" : "improved",
    title: titles[index % titles.length] ?? "Signal from the field",
  }));
}

/**
 * The register of loops as it could be exported at the end of a day: later signals are not in it, later stages are empty.
 * Keys count up from `L-001` in the order given, which must be that of detection.
 */
export function loopRows(
  workflow: string,
  loops: readonly LoopStory[],
  until: EpochDay,
  stages: readonly [number, number, number] = DEFAULT_STAGES,
): TemplateRow[] {
  const limit = (until + 1) * 24;
  return loops.flatMap(({ day, days, verdict, title }, index) => {
    const detected = day * 24 + DETECTED_HOUR;
    if (detected >= limit) return [];
    const stage = (share: number) => {
      const hour = detected + Math.round(days * 24 * share);
      return hour < limit ? hourText(hour) : undefined;
    };
    const validated = stage(1);
    return [
      {
        id: `L-${String(index + 1).padStart(3, "0")}`,
        workflow,
        title,
        detected_at: hourText(detected),
        triaged_at: stage(stages[0]),
        authorised_at: stage(stages[1]),
        deployed_at: stage(stages[2]),
        validated_at: validated,
        verdict: validated === undefined ? undefined : verdict,
      },
    ];
  });
}

function hourText(hour: number): string {
  return `${formatCalendarDate(Math.floor(hour / 24))}T${String(hour % 24).padStart(2, "0")}:00:00Z`;
}
