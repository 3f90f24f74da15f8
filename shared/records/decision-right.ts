import * as z from "zod";
import { frozenFigure } from "./decision.ts";
import {
  boundSide,
  count,
  date,
  digest,
  json,
  metricId,
  moment,
  name,
  ordinal,
  referenceTo,
  text,
} from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** One row of a decision-rights matrix; without `matrix` it is of version 0. */
export const decisionRight = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    decisionType: name,
    /** 1 platform controls, 2 value-engine controls, 3 squad-level optimisation, 4 commercial packaging. */
    category: z.int().min(1).max(4).exactOptional(),
    accountable: referenceTo("person").exactOptional(),
    delegates: z.array(referenceTo("person")).exactOptional(),
    /** How many people must agree. */
    agreeing: count.exactOptional(),
    /** Days that such a decision takes. */
    days: z.number().min(0).max(3650).exactOptional(),
    cadence: name.exactOptional(),
    domain: name.exactOptional(),
    guardrails: z.array(referenceTo("guardrail")).exactOptional(),
    /** Who holds the two keys of a decision on commercial packaging. */
    productKey: referenceTo("person").exactOptional(),
    revenueKey: referenceTo("person").exactOptional(),
    matrix: referenceTo("rightsMatrix").exactOptional(),
    note: text.exactOptional(),
  }),
});

/** A version of the matrix; version 0 is as it is today. Without `publishedAt` it is a draft; publishing seals it. */
export const rightsMatrix = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    version: count,
    effectiveFrom: date.exactOptional(),
    publishedAt: moment.exactOptional(),
    content: json.exactOptional(),
    digest: digest.exactOptional(),
    reason: text.exactOptional(),
  }),
});

/** A delegated domain: the bands that must hold, the budget, who holds it. */
export const guardrail = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    domain: name,
    bands: z
      .array(
        z.strictObject({
          metric: metricId,
          workflow: referenceTo("workflow").exactOptional(),
          segment: referenceTo("segment").exactOptional(),
          side: boundSide,
          bound: z.number(),
          /** What is held against the bound: the value, or the end of its interval on the safe side. */
          on: z.enum(["value", "interval"]),
        }),
      )
      .exactOptional(),
    /** Changes per week. */
    budgetPerWeek: ordinal.exactOptional(),
    holder: z.array(referenceTo("person")).exactOptional(),
    grantedAt: moment.exactOptional(),
    grantedBy: referenceTo("person").exactOptional(),
    /** The figures that showed the bands to hold when it was granted, one per band. */
    proof: z.array(frozenFigure).exactOptional(),
    suspendedAt: moment.exactOptional(),
    suspendedReason: text.exactOptional(),
    status: z.enum(["draft", "granted", "suspended", "withdrawn"]).exactOptional(),
    note: text.exactOptional(),
  }),
});
