import type { Comparison } from "./figure.ts";
import type { MetricId } from "./registry.ts";

/** A roll-up that says something else than all of its parts. */
export interface HiddenMove {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly kind: "flat while every segment falls" | "falls while no segment does";
  readonly segments: readonly string[];
}

/**
 * The roll-ups over segments that hide what happens below them. `rollUps` are comparisons with segment `*`, `parts` those
 * of the segments, of the same ranges. To fall is to get worse; a segment that cannot be judged settles nothing.
 */
export function hiddenMoves(rollUps: readonly Comparison[], parts: readonly Comparison[]): HiddenMove[] {
  const below = Map.groupBy(
    parts.filter((part) => part.segment !== "*"),
    (part) => `${part.metric} ${part.workflow}`,
  );
  return rollUps.flatMap((rollUp): HiddenMove[] => {
    const { metric, workflow, verdict } = rollUp;
    const segments = (below.get(`${metric} ${workflow}`) ?? []).filter(
      (part) => part.value !== null || part.before !== null,
    );
    const judged = segments.every((part) => part.verdict !== null && part.verdict !== "not enough data");
    if (segments.length < 2 || !judged) return [];
    const falling = segments.filter((part) => part.verdict === "worse").length;
    const names = segments.map((part) => part.segment);
    if (verdict === "no detectable change" && falling === segments.length) {
      return [{ metric, workflow, kind: "flat while every segment falls", segments: names }];
    }
    if (verdict === "worse" && falling === 0) {
      return [{ metric, workflow, kind: "falls while no segment does", segments: names }];
    }
    return [];
  });
}
