/** A small seeded generator (mulberry32: Tommy Ettinger's public-domain mixing constants) and draws from it. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** Whole number from low to high, both inclusive. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (p: number) => boolean;
  readonly pick: <const T>(items: readonly [T, ...T[]]) => T;
  /** `draw()`, or null with chance `p`. */
  readonly orNull: <T>(p: number, draw: () => T) => T | null;
}

export function randomOf(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const chance = (p: number): boolean => next() < p;
  return {
    next,
    int,
    chance,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    orNull: (p, draw) => (chance(p) ? null : draw()),
  };
}
