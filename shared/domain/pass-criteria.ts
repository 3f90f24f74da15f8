import * as z from "zod";
import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import type { Objective, Pillar } from "../metrics/metric-settings.ts";
import { PILLARS } from "../metrics/metric-settings.ts";
import { HEADLINES } from "./headlines.ts";

/** A verdict that can count as a pass: nothing is passed by getting worse or by having too little data. */
export const PASSING_VERDICTS = ["improved", "no detectable change"] as const;
export type PassingVerdict = (typeof PASSING_VERDICTS)[number];

/**
 * What one pillar must show at the end. `metric` is a metric of any id (the pillar's headline unless given); `target`
 * the value that has to be reached, in the metric's direction, or null for none; `verdict` the least verdict against
 * the baseline that counts as a pass: `improved`, or `no detectable change` where holding the line is enough.
 */
export interface PassCriterion {
  readonly metric: string;
  readonly target: number | null;
  readonly verdict: PassingVerdict;
}

/** The Day-180 pass criteria: by pillar; a pillar that is absent is not judged. */
export type PassCriteria = { readonly [Name in Pillar]?: PassCriterion };

const criterionSchema = z.strictObject({
  metric: z.string().min(1).optional(),
  target: z
    .union([z.number(), z.string().regex(/^[+-]?(\d+\.?\d*|\.\d+)$/, "not a decimal number")])
    .nullable()
    .optional(),
  verdict: z.enum(PASSING_VERDICTS).optional(),
});

/**
 * The criteria as they stand in a file: an object by pillar (`avd`, `trust`, `cost`, `revenue`, `loop`), each with the
 * optional keys `metric` (default: the pillar's headline), `target` (JSON number or decimal string; default: none) and
 * `verdict` (`improved`, the default, or `no detectable change`). For example
 * `{"avd": {"target": 0.65}, "cost": {"verdict": "no detectable change"}}`.
 */
export const passCriteriaSchema = z.strictObject({
  avd: criterionSchema.optional(),
  trust: criterionSchema.optional(),
  cost: criterionSchema.optional(),
  revenue: criterionSchema.optional(),
  loop: criterionSchema.optional(),
});
export type PassCriteriaInput = z.infer<typeof passCriteriaSchema>;

/**
 * The criteria that an input means, defaults filled in. COMMAND_INPUT for a metric that does not exist or has no
 * direction; `isJudged` says which metrics can be judged.
 */
export function passCriteriaOf(
  input: PassCriteriaInput,
  isJudged: (metric: string) => boolean,
): Result<PassCriteria> {
  const criteria: { -readonly [Name in Pillar]?: PassCriterion } = {};
  for (const pillar of PILLARS) {
    const given = input[pillar];
    if (given === undefined) continue;
    const metric = given.metric ?? HEADLINES[pillar];
    if (!isJudged(metric)) {
      return failure("COMMAND_INPUT", `No metric that can be judged is called ${metric.slice(0, 40)}`, {
        where: `/criteria/${pillar}/metric`,
      });
    }
    const target = given.target ?? null;
    criteria[pillar] = {
      metric,
      target: target === null ? null : Number(target),
      verdict: given.verdict ?? "improved",
    };
  }
  return success(criteria);
}

/** The objective's targets as criteria, where none were given; null if no pillar has a target. */
export function criteriaFromObjective(objective: Objective): PassCriteria | null {
  const criteria: { -readonly [Name in Pillar]?: PassCriterion } = {};
  for (const pillar of PILLARS) {
    const { target } = objective[pillar];
    if (target !== null) criteria[pillar] = { metric: HEADLINES[pillar], target, verdict: "improved" };
  }
  return Object.keys(criteria).length === 0 ? null : criteria;
}
