/** Deaths further apart than this have nothing to do with each other. */
const MEMORY_MS = 120_000;

/** From this many on, opening the same screen again is no help. */
export const TOO_OFTEN = 3;

/** Counts how often the page died lately, so that a page that dies at once is not opened forever. */
export interface CrashCount {
  /** It died now; how often it did in the last two minutes, this time included. */
  readonly died: () => number;
}

/** A count over a clock that never goes back. */
export function createCrashCount(nowMs: () => number): CrashCount {
  let deaths: readonly number[] = [];
  return {
    died() {
      const at = nowMs();
      deaths = [...deaths.filter((before) => at - before < MEMORY_MS), at];
      return deaths.length;
    },
  };
}
