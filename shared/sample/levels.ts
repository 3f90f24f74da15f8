import type { Level } from "./work-plan.ts";

/** A level between two, `share` of the way from the first to the second. */
export function between(from: Level, to: Level, share: number): Level {
  const mixed = Object.entries(from).map(([name, value]) => [
    name,
    value + (to[name as keyof Level] - value) * share,
  ]);
  return Object.fromEntries(mixed) as unknown as Level;
}

/** Levels between two sets of segments. */
export function levelsBetween(
  from: { readonly [segment: string]: Level },
  to: { readonly [segment: string]: Level },
  share: number,
): { readonly [segment: string]: Level } {
  return Object.fromEntries(
    Object.entries(from).map(([segment, level]) => [segment, between(level, to[segment] ?? level, share)]),
  );
}
