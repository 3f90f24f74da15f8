/** Two ranges to compare, drawn for a random case. */

import type { DateRange } from "./calendar.ts";
import { addDays, datesOf, daysBetween, monthOf, monthRange } from "./calendar.ts";
import { randomOf } from "./random.ts";
import type { RandomCase } from "./random-inputs.ts";

export interface RandomRanges {
  readonly after: DateRange;
  readonly before: DateRange;
}

/** Disjoint ranges of at least a day each: halves, months, unequal lengths, the later one second or first. */
export function randomRanges(seed: number, { first, last }: RandomCase): RandomRanges {
  const random = randomOf(seed ^ 0x5eed);
  const end = first === last ? addDays(last, 1) : last;
  const months = [...new Set(datesOf({ from: first, to: end }).map(monthOf))].map(monthRange);
  const edge = months[Math.floor(months.length / 2)]?.from;
  // From one month's first day to another's last: these ranges hold whole months.
  if (edge !== undefined && edge > first && random.chance(0.6)) {
    const from = random.chance(0.5)
      ? addDays(edge, -daysBetween(monthRange(monthOf(addDays(edge, -1))).from, edge))
      : first;
    const to = random.chance(0.5) ? monthRange(monthOf(edge)).to : (months.at(-1)?.to ?? end);
    return { before: { from, to: addDays(edge, -1) }, after: { from: edge, to } };
  }
  const cut = random.int(0, daysBetween(first, end) - 1);
  const one = { from: first, to: addDays(first, cut) };
  const two = { from: addDays(first, cut + 1), to: end };
  return random.chance(0.8) ? { before: one, after: two } : { before: two, after: one };
}
