/** A source of pseudo-random numbers: the same seed gives the same numbers on every machine. */
export interface SeededRandom {
  /** The next number in [0, 1). */
  readonly next: () => number;
  /** A whole number in [0, bound). */
  readonly below: (bound: number) => number;
  /** A number in [−1, 1), more often near 0: the mean of three even draws. */
  readonly wobble: () => number;
}

/**
 * A small generator for the sample: a Weyl sequence through a 32-bit mixing function, begun from the characters of the
 * seed. Whole-number arithmetic only, so that no platform's floating point can change a draw. Not for secrets.
 */
export function seededRandom(seed: string): SeededRandom {
  let state = 0x9e3779b9;
  for (let i = 0; i < seed.length; i += 1) state = mix(state ^ seed.charCodeAt(i));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    return (mix(state) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    below: (bound) => Math.floor(next() * bound),
    wobble: () => ((next() + next() + next()) * 2) / 3 - 1,
  };
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
