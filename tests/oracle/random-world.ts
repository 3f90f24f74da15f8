/** What every generator draws from: the pilot's names and dates, and instants on them. */
import type { Random } from "./random.ts";

export interface World {
  readonly random: Random;
  readonly timeZone: string;
  readonly dates: readonly [string, ...string[]];
  readonly workflows: readonly [string, ...string[]];
  readonly segments: readonly [string, ...string[]];
  /** How well things go on a date, 0-1: constant, or better or worse from the middle on. */
  readonly luck: (date: string) => number;
}

export const zones = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Pacific/Auckland",
  "UTC",
] as const;
export const starts = ["2026-01-05", "2026-03-02", "2026-10-12", "2026-12-20", "2024-02-10"] as const;
const offsets = ["+00:00", "+01:00", "-05:00", "+05:30", "+13:00"] as const;

/** An instant on `date` in the pilot's zone, often at its very edges, written with any offset. */
export function instantOn({ random, timeZone }: World, date: string): string {
  const day = Temporal.PlainDate.from(date);
  const start = day.toZonedDateTime({ timeZone });
  const end = day.add({ days: 1 }).toZonedDateTime({ timeZone });
  const minutes = Math.floor(start.until(end, { largestUnit: "minutes" }).minutes);
  const moment = random.chance(0.2)
    ? start
    : random.chance(0.2)
      ? end.subtract({ seconds: 1 })
      : start.add({ minutes: random.int(0, minutes - 1) });
  return moment.toInstant().toString({ timeZone: random.pick(offsets), smallestUnit: "second" });
}

/** Later than `iso` by up to `days` days, in steps that make ties likely. */
export function later({ random }: World, iso: string, days: number): string {
  const hours = random.chance(0.15) ? 0 : random.pick([6, 24, 24, 48]) * random.int(1, days);
  return Temporal.Instant.from(iso)
    .add({ hours })
    .toString({ timeZone: random.pick(offsets), smallestUnit: "second" });
}
