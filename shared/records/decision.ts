import * as z from "zod";
import { date, metricId, moment, name, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** One of the three lenses: the expected effect, from −2 (much worse) to +2 (much better), and why. */
const lens = z.strictObject({
  effect: z.int().min(-2).max(2),
  sentence: text,
  metric: metricId.exactOptional(),
  /** Expected change of the metric, in its own unit. */
  expectedChange: z.number().exactOptional(),
  /** The date on which expectation and measured change are compared. */
  by: date.exactOptional(),
});

/**
 * A decision with its three lenses. It cannot be approved while one of them is empty; one that was executed all the same
 * can be recorded, and is found as a breach.
 */
export const decision = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    title: name,
    question: text.exactOptional(),
    scope: text.exactOptional(),
    workflow: referenceTo("workflow").exactOptional(),
    segment: referenceTo("segment").exactOptional(),
    /** The delegated domain it falls in, as the guardrail names it. */
    domain: name.exactOptional(),
    /** Category of the decision-rights matrix. */
    category: z.int().min(1).max(4).exactOptional(),
    right: referenceTo("decisionRight").exactOptional(),
    options: z.array(text).exactOptional(),
    lenses: z
      .strictObject({
        /** Customer outcome quality. */
        outcome: lens.exactOptional(),
        /** System reliability and cost. */
        reliability: lens.exactOptional(),
        revenue: lens.exactOptional(),
      })
      .exactOptional(),
    chosen: text.exactOptional(),
    status: z.enum(["draft", "approved", "revise", "rejected", "executed"]),
    owner: referenceTo("person").exactOptional(),
    decidedBy: referenceTo("person").exactOptional(),
    decidedAt: moment.exactOptional(),
    executedAt: moment.exactOptional(),
    conditions: text.exactOptional(),
    /** Why it was approved although the lenses add up to less than nothing. */
    reasonAgainstSum: text.exactOptional(),
    guardrail: referenceTo("guardrail").exactOptional(),
    /** The converged executive's recorded override outside the bands. */
    override: z.strictObject({ by: referenceTo("person"), reason: text }).exactOptional(),
    escalation: referenceTo("escalation").exactOptional(),
  }),
  rule: ({ status, lenses }) =>
    status === "approved" &&
    (lenses?.outcome === undefined || lenses.reliability === undefined || lenses.revenue === undefined)
      ? "a decision cannot be approved while one of its three lenses is empty"
      : null,
});
