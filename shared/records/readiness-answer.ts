import * as z from "zod";
import { date, name, referenceTo, text } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** One answer of the readiness questionnaire, a section for each of the five failure patterns. */
export const readinessAnswer = defineRecord({
  circle: "everyone",
  freelyEdited: true,
  fields: z.strictObject({
    section: z.enum(["drift", "ownership", "feedback", "autonomy", "coherence"]),
    /** Key of the question. */
    question: name,
    /** Maturity, 0–4. */
    level: z.int().min(0).max(4),
    evidence: text.exactOptional(),
    confidence: z.enum(["low", "medium", "high"]).exactOptional(),
    by: referenceTo("person").exactOptional(),
    on: date.exactOptional(),
  }),
});
