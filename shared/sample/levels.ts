import type { Level } from "./work-plan.ts";

/** A level between two, `share` of the way from the first to the second. */
export function between(from: Level, to: Level, share: number): Level {
  const mixed: { -readonly [Part in keyof Level]: Level[Part] } = { ...from };
  for (const name of LEVEL_PARTS) mixed[name] = from[name] + (to[name] - from[name]) * share;
  return mixed;
}

const LEVEL_PARTS = [
  "weekly",
  "attempted",
  "completed",
  "qualified",
  "reviewed",
  "outcomes",
  "acceptance",
  "escalation",
  "failed",
  "model",
  "infra",
  "support",
  "revenue",
  "customers",
] as const;

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

/** A usual level; a story changes what it is about. */
export function usualLevel(
  own: Partial<Level> & Pick<Level, "weekly" | "qualified" | "acceptance" | "escalation">,
): Level {
  return {
    attempted: 0.82,
    completed: Math.min(0.7, own.qualified + 0.09),
    reviewed: 0.6,
    outcomes: 0.9,
    failed: 0.013,
    model: 0.5,
    infra: 0.3,
    support: 1.2,
    revenue: 4.1,
    customers: Math.max(3, Math.round(own.weekly / 14)),
    ...own,
  };
}
