import * as z from "zod";
import { date, importedText, metricId, moment, name, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** One of the three lenses: the expected effect, from −2 (much worse) to +2 (much better), and why. */
const lens = z.strictObject({
  effect: z.int().min(-2).max(2),
  sentence: text,
  metric: metricId.exactOptional(),
  /** Expected change of the metric, in its own unit, under the option that is chosen. */
  expectedChange: z.number().exactOptional(),
  /** The date on which expectation and measured change are compared. */
  by: date.exactOptional(),
  /** Who assessed it. */
  assessor: referenceTo("person").exactOptional(),
});

/** The key of a lens. */
export const lensKey = z.enum(["outcome", "reliability", "revenue"]);

/** The two who must agree to a decision on commercial packaging. */
export const PACKAGING_KEYS = ["product", "revenue"] as const;

/** A figure as it read at a moment; workflow and segment by name, `*`: all. Nothing that comes in later changes it. */
export const frozenFigure = z.strictObject({
  metric: metricId,
  workflow: importedText,
  segment: importedText,
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().nullable(),
  from: date.nullable(),
  to: date.nullable(),
});

const points = z.number().nullable();

/**
 * A decision with its three lenses. It cannot be approved while one of them is empty; one that was executed all the same
 * can be recorded, and is found as a breach.
 */
export const decision = defineRecord({
  circle: "everyone",
  freelyEdited: false,
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
    /** What the options that are not chosen would change, in the metric of each lens. */
    estimates: z.array(z.strictObject({ option: text, lens: lensKey, change: z.number() })).exactOptional(),
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
    /** When the question was put: the wait is counted from here. */
    raisedAt: moment.exactOptional(),
    dueOn: date.exactOptional(),
    /** What holds if nobody decides by then. */
    defaultOutcome: text.exactOptional(),
    decidedBy: referenceTo("person").exactOptional(),
    decidedAt: moment.exactOptional(),
    executedAt: moment.exactOptional(),
    conditions: text.exactOptional(),
    rejectionReason: text.exactOptional(),
    /** Why it was approved although the lenses add up to less than nothing, or to less than another option. */
    reasonAgainstSum: text.exactOptional(),
    guardrail: referenceTo("guardrail").exactOptional(),
    /** The two keys of a decision on commercial packaging, as they were turned. */
    keys: z
      .array(z.strictObject({ key: z.enum(PACKAGING_KEYS), by: referenceTo("person"), at: moment }))
      .exactOptional(),
    /** It was handed up to somebody. */
    routed: z
      .strictObject({ to: referenceTo("person"), at: moment, reason: text.exactOptional() })
      .exactOptional(),
    /** The converged executive's recorded override outside the bands. */
    override: z
      .strictObject({ by: referenceTo("person"), reason: text, at: moment.exactOptional() })
      .exactOptional(),
    escalation: referenceTo("escalation").exactOptional(),
    /** The change that it is about. */
    change: referenceTo("change").exactOptional(),
    /** The figures that it rests on, frozen at their moment; `lens` where one was read for a lens. */
    evidence: z
      .array(z.strictObject({ ...frozenFigure.shape, at: moment, lens: lensKey.exactOptional() }))
      .exactOptional(),
    /** Net effect of each option in points of system value, as it was computed when it was approved. */
    netEffects: z
      .array(
        z.strictObject({
          option: text,
          outcome: points,
          reliability: points,
          revenue: points,
          total: points,
        }),
      )
      .exactOptional(),
  }),
  rule: ({ status, lenses }) =>
    status === "approved" &&
    (lenses?.outcome === undefined || lenses.reliability === undefined || lenses.revenue === undefined)
      ? "a decision cannot be approved while one of its three lenses is empty"
      : null,
});
