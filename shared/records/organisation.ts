import * as z from "zod";
import {
  count,
  date,
  digest,
  hours,
  json,
  metricId,
  moment,
  name,
  ordinal,
  referenceTo,
  share,
  text,
} from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** A forum or an approval gate of the organisation. */
export const forum = defineRecord({
  circle: "everyone",
  freelyEdited: false,
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
    /** The meeting of the cadence as found that it is: its hours there are those it is counted against. */
    cadence: referenceTo("cadence").exactOptional(),
    note: text.exactOptional(),
  }),
});

/** One version of the charter of a role. Approved ones are not changed any more: a later version follows them. */
export const charter = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    role: z.enum(["AI Product Ops", "Revenue Engineering", "other"]),
    title: name.exactOptional(),
    /** What the role is there for. */
    text,
    duties: z.array(text).exactOptional(),
    /** Ids of the metrics that it is judged by. */
    measures: z.array(metricId).exactOptional(),
    /** What the role does not decide. */
    limits: z.array(text).exactOptional(),
    holder: referenceTo("person").exactOptional(),
    rights: z.array(referenceTo("decisionRight")).exactOptional(),
    /** Absent means 1. */
    version: ordinal.exactOptional(),
    /** The version before. */
    follows: referenceTo("charter").exactOptional(),
    approvedOn: date.exactOptional(),
    /** Why it follows the version before. */
    reason: text.exactOptional(),
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
    preconditions: z
      .array(z.strictObject({ text, met: z.boolean().exactOptional(), evidence: text.exactOptional() }))
      .exactOptional(),
    judgement: text.exactOptional(),
    decidedOn: date.exactOptional(),
    reason: text.exactOptional(),
    decidedBy: referenceTo("person").exactOptional(),
  }),
});

/** A published version of the operating model: everything that it says stands in `content`, sealed by `digest`. */
export const operatingModel = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    version: ordinal,
    effectiveFrom: date,
    publishedAt: moment,
    content: json,
    /** SHA-256 of the canonical JSON of all other fields. */
    digest,
    /** Why it follows the version before. */
    reason: text.exactOptional(),
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
