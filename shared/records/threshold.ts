import * as z from "zod";
import {
  date,
  digest,
  hours,
  jsonObject,
  metricId,
  moment,
  name,
  ordinal,
  referenceTo,
  text,
  week,
} from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** Who answers for a metric and who enters it; whether the leadership is shown it. */
export const metricOwnership = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    metric: metricId,
    workflow: referenceTo("workflow").exactOptional(),
    segment: referenceTo("segment").exactOptional(),
    owner: referenceTo("person").exactOptional(),
    keeper: referenceTo("person").exactOptional(),
    shownToLeadership: z.boolean().exactOptional(),
  }),
});

/** What a version of a threshold says. */
export const thresholdTerms = {
  /** `above`: a value above `breach` is bad; `below`: one below it. */
  direction: z.enum(["above", "below"]),
  warn: z.number().exactOptional(),
  breach: z.number(),
  /** Periods in a row; absent means 1. */
  periods: ordinal.max(52).exactOptional(),
  owner: referenceTo("person").exactOptional(),
  keeper: referenceTo("person").exactOptional(),
  /** The exact words that are committed to. */
  action: text.exactOptional(),
  deadlineHours: hours.exactOptional(),
};

/**
 * A threshold of one metric and scope. Its terms stand in versions, the oldest first; none is ever changed. A version
 * applies from the first day of the period after the one in which it was recorded, until the next one does.
 */
export const threshold = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    metric: metricId,
    workflow: referenceTo("workflow").exactOptional(),
    segment: referenceTo("segment").exactOptional(),
    versions: z
      .array(
        z.strictObject({
          version: ordinal,
          ...thresholdTerms,
          appliesFrom: date,
          recordedAt: moment,
          /** It was loosened: why. */
          overruleReason: text.exactOptional(),
        }),
      )
      .min(1),
    /** It was ended: first day of the first period that it no longer applies to. What it fired before stays. */
    endsFrom: date.exactOptional(),
    endedAt: moment.exactOptional(),
    endReason: text.exactOptional(),
  }),
  rule: ({ versions }) => {
    if (versions.some((version, index) => version.version !== index + 1)) {
      return "versions of a threshold are numbered from 1 without a gap";
    }
    return versions.every(({ direction }) => direction === versions[0]?.direction)
      ? null
      : "a threshold keeps its side: two-sided needs two thresholds";
  },
});

/** What somebody answered to an obligation that a threshold fired. Its id follows from the obligation. */
export const obligationAnswer = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    /** SHA-256 of canonical JSON [threshold id, threshold version, period]. */
    obligation: digest,
    threshold: referenceTo("threshold").exactOptional(),
    thresholdVersion: ordinal.exactOptional(),
    period: name.exactOptional(),
    answer: z.enum(["obeyed", "overruled"]),
    by: referenceTo("person").exactOptional(),
    reason: text.exactOptional(),
    /** The figures that the person saw. */
    figures: z.array(jsonObject).exactOptional(),
    at: moment,
  }),
  rule: (fields) =>
    fields.answer === "overruled" && fields.reason === undefined ? "an overrule needs a reason" : null,
});

/** A lasting shift of a process that was recognised: its limits are computed anew from that week. */
export const processShift = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    metric: metricId,
    workflow: referenceTo("workflow").exactOptional(),
    segment: referenceTo("segment").exactOptional(),
    week,
    reason: text,
  }),
});
