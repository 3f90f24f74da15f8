import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { TemplateRow } from "./csv-text.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { WorkDay } from "./work-days.ts";

/** How long the units of a day take. */
export interface CycleTimes {
  /** About half of the units take longer. */
  readonly medianMinutes: number;
}

/**
 * Tells days unit by unit: interactions that roll up to exactly the counts of each day. They carry no outcome and no
 * money, which the ticket log does not know. All times lie between 08:00 and 17:00 UTC.
 */
export function interactionRows(
  random: SeededRandom,
  workflow: string,
  days: readonly WorkDay[],
  cycleOf: (day: WorkDay) => CycleTimes,
): TemplateRow[] {
  return days.flatMap((day) =>
    unitsOf(day).map((unit, index) => {
      const minute = Math.floor((index * 540) / Math.max(1, day.eligible)) + 480;
      const median = cycleOf(day).medianMinutes;
      return {
        id: `${formatCalendarDate(day.day).replaceAll("-", "")}-${day.segment.slice(0, 1)}${String(index + 1).padStart(3, "0")}`,
        at: `${formatCalendarDate(day.day)}T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00Z`,
        workflow,
        segment: day.segment,
        customer: `${day.segment} ${String(1 + random.below(Math.max(1, day.customers))).padStart(3, "0")}`,
        ...unit,
        cycle_minutes: cycleMinutes(random, median),
      };
    }),
  );
}

type Unit = { readonly mode: string; readonly disposition: string; readonly quality?: string };

/** The units of a day in a fixed order: qualified first, manual last; who was reviewed and accepted comes first too. */
function unitsOf(day: WorkDay): Unit[] {
  const overridden = day.reviewed - day.accepted - day.escalated;
  const assisted = day.attempted - day.completed - overridden - day.escalated;
  let accepted = day.accepted;
  const reviewed = () => {
    accepted -= 1;
    return accepted >= 0 ? "accepted" : "none";
  };
  return [
    ...repeat(day.qualified, () => ({ mode: "autonomous", disposition: reviewed(), quality: "pass" })),
    ...repeat(day.completed - day.qualified, () => ({
      mode: "autonomous",
      disposition: reviewed(),
      quality: "fail",
    })),
    ...repeat(assisted, () => ({ mode: "assisted", disposition: reviewed() })),
    ...repeat(overridden, () => ({ mode: "autonomous", disposition: "overridden" })),
    ...repeat(day.escalated, () => ({ mode: "autonomous", disposition: "escalated" })),
    ...repeat(day.eligible - day.attempted, () => ({ mode: "manual", disposition: "none" })),
  ];
}

/** Half below the median, down to a third of it; half above, with a long tail up to about five times it. */
function cycleMinutes(random: SeededRandom, median: number): string {
  const place = random.next() * 2;
  const factor = place < 1 ? 0.35 + 0.65 * place : 1 + 0.5 * (place - 1) + 3.5 * fourthPower(place - 1);
  return (Math.round(median * factor * 10) / 10).toFixed(1);
}

function repeat(count: number, make: () => Unit): Unit[] {
  return Array.from({ length: Math.max(0, count) }, make);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** By multiplication: the result of `**` is not the same to the last bit everywhere. */
function fourthPower(value: number): number {
  return value * value * (value * value);
}
