import * as z from "zod";
import { count, date, hours, metricId, name, ordinal, referenceTo, share, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A forum or an approval gate of the organisation. */
export const forum = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    name,
    kind: z.enum(["forum", "approval gate"]),
    hoursPerMonth: hours.exactOptional(),
    people: count.exactOptional(),
    owner: referenceTo("person").exactOptional(),
    decision: z.enum(["keep", "merge", "retire"]).exactOptional(),
    mergedInto: referenceTo("forum").exactOptional(),
    retiredOn: date.exactOptional(),
    /** How many outcomes it changed. */
    changedOutcome: count.exactOptional(),
    seenAgainOn: date.exactOptional(),
    note: text.exactOptional(),
  }),
});

/** The charter of a role. */
export const charter = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    role: z.enum(["AI Product Ops", "Revenue Engineering", "other"]),
    title: name.exactOptional(),
    text,
    holder: referenceTo("person").exactOptional(),
    rights: z.array(referenceTo("decisionRight")).exactOptional(),
    version: ordinal.exactOptional(),
    approvedOn: date.exactOptional(),
  }),
});

/** What one leader's variable pay hangs on, a row per metric. */
export const incentive = defineRecord({
  circle: "leadership",
  freelyEdited: true,
  fields: z.strictObject({
    person: referenceTo("person"),
    /** Id of a metric, or the name of another one. */
    metric: name,
    weight: share,
    /** It is an outcome that the pilot's leaders share. */
    shared: z.boolean().exactOptional(),
    /** It is paid on bookings. */
    bookings: z.boolean().exactOptional(),
    shadowMetric: referenceTo("shadowMetric").exactOptional(),
    note: text.exactOptional(),
  }),
});

/** The decision on the structure in phase 5. */
export const structureDecision = defineRecord({
  circle: "leadership",
  freelyEdited: true,
  fields: z.strictObject({
    option: name,
    preconditions: z.array(z.strictObject({ text, met: z.boolean().exactOptional() })).exactOptional(),
    judgement: text.exactOptional(),
    decidedOn: date.exactOptional(),
    reason: text.exactOptional(),
    decidedBy: referenceTo("person").exactOptional(),
  }),
});

/** A change of a title or of a reporting line. */
export const titleChange = defineRecord({
  circle: "leadership",
  freelyEdited: false,
  fields: z.strictObject({
    person: referenceTo("person"),
    kind: z.enum(["title", "reporting line"]).exactOptional(),
    from: name.exactOptional(),
    to: name,
    effectiveOn: date,
    overrideReason: text.exactOptional(),
  }),
});

/** One of the four things under test before titles change. */
export const convergenceTest = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    test: z.enum(["integrated planning", "shared dashboards", "decision rights", "escalation paths"]),
    passed: z.boolean(),
    on: date.exactOptional(),
    evidence: text.exactOptional(),
    by: referenceTo("person").exactOptional(),
  }),
});

/** What the operating partner notes about a leader; the figures of an assessment are computed. */
export const assessment = defineRecord({
  circle: "partner",
  freelyEdited: true,
  fields: z.strictObject({
    person: referenceTo("person"),
    note: text,
    metric: metricId.exactOptional(),
    on: date.exactOptional(),
  }),
});
