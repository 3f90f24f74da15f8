import { useEffect, useState } from "react";
import type { ReviewSectionKey } from "../../../../shared/domain/review-sections.ts";
import type { RecordOf } from "../../../../shared/records/record-types.ts";

const MS_PER_MINUTE = 60_000;

/** The one clock of a review: minutes spent per section, with those of the section that runs. */
export interface ReviewClock {
  readonly isPaused: boolean;
  readonly spent: Readonly<Record<string, number>>;
  readonly total: number;
  /** Another section is on stage: gives the minutes up to now, for the record. */
  readonly enter: (section: ReviewSectionKey) => Readonly<Record<string, number>>;
  readonly toggle: () => Readonly<Record<string, number>>;
  /** The minutes up to now. */
  readonly read: () => Readonly<Record<string, number>>;
}

/** Minutes that a review has on record, by section. */
export function spentMinutes({
  sections,
}: Pick<RecordOf<"review">, "sections">): Readonly<Record<string, number>> {
  return Object.fromEntries((sections ?? []).map(({ key, spentMinutes: spent }) => [key, spent ?? 0]));
}

interface Running {
  /** Minutes up to `at`. */
  readonly known: Readonly<Record<string, number>>;
  readonly section: ReviewSectionKey;
  readonly at: number;
  readonly isPaused: boolean;
}

/**
 * Counts the time of the section on stage; what is on record is where it goes on after a break. `now` is the injected
 * clock (epoch milliseconds).
 */
export function useReviewClock(
  before: Readonly<Record<string, number>>,
  section: ReviewSectionKey,
  now: () => number,
): ReviewClock {
  const [running, setRunning] = useState<Running>(() => ({
    known: before,
    section,
    at: now(),
    isPaused: false,
  }));
  const [tick, setTick] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTick(now()), 1000);
    return () => clearInterval(timer);
  }, [now]);
  const go = (part: Partial<Running>): Readonly<Record<string, number>> => {
    const at = now();
    const known = countedUpTo(running, at);
    setRunning({ ...running, known, at, ...part });
    return known;
  };
  const spent = countedUpTo(running, tick);
  return {
    isPaused: running.isPaused,
    spent,
    total: Object.values(spent).reduce((sum, minutes) => sum + minutes, 0),
    enter: (next) => go({ section: next }),
    toggle: () => go({ isPaused: !running.isPaused }),
    read: () => countedUpTo(running, now()),
  };
}

/** The minutes at a moment; while it is paused none are added. */
export function countedUpTo(
  { known, section, at, isPaused }: Running,
  moment: number,
): Readonly<Record<string, number>> {
  if (isPaused || moment <= at) return known;
  return { ...known, [section]: (known[section] ?? 0) + (moment - at) / MS_PER_MINUTE };
}

/** `18:42`. */
export function clockText(minutes: number): string {
  const seconds = Math.floor(minutes * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
