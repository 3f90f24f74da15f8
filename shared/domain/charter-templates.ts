import type { FieldsOf } from "../records/record-types.ts";

/** A charter as it begins: what the role is there for, does, is judged by and leaves alone. */
export interface CharterTemplate {
  readonly role: "AI Product Ops" | "Revenue Engineering";
  readonly text: string;
  readonly duties: readonly string[];
  readonly measures: readonly NonNullable<FieldsOf<"charter">["measures"]>[number][];
  readonly limits: readonly string[];
  /** Decision types of the matrix that the role usually holds. */
  readonly decisionTypes: readonly string[];
}

/** The two supporting roles that the method makes strategic (7). */
export const CHARTER_TEMPLATES: readonly CharterTemplate[] = [
  {
    role: "AI Product Ops",
    text: "Keeps the learning loop turning: what customers run into becomes a signal, the signal a change, and the change is shown to have worked.",
    duties: [
      "Keeps one list of experiments: what is tried, on whom, inside which budget, and when it ends.",
      "Evaluates every change of prompt, policy or routing on the same cases before and after it goes live.",
      "Follows each incident to a validated change, or writes down why none follows.",
      "Keeps the evidence of every guardrail current, and says at once when a band no longer holds.",
      "Lays the record out for the weekly review, so that nobody prepares slides.",
    ],
    measures: ["loop.detectToValidate", "loop.hitRate", "trust.escalation"],
    limits: [
      "Does not set the bands that it works inside: they belong to the converged executive.",
      "Does not price, and promises nothing to customers.",
    ],
    decisionTypes: ["Prompt tuning", "Routing improvements", "Local performance experiments"],
  },
  {
    role: "Revenue Engineering",
    text: "Joins what is sold and what is measured: signals from before and after the sale reach the product within days, and no contract promises more than the record shows.",
    duties: [
      "Holds every promise about automation against the lower end of what its segment gets, before it is signed.",
      "Enters signals from deals and from support into the common list, with workflow and segment.",
      "Designs outcome-based prices together with product, from measured rates.",
      "Follows new customers from signature to first value, and says which deals did not fit.",
      "Traces expansion and loss to the change or the promise that they came from.",
    ],
    measures: ["revenue.autonomyGap", "revenue.timeToValue", "revenue.dealFit"],
    limits: [
      "Does not change what the system may do alone: it asks for the change like everybody else.",
      "Does not turn both keys of a packaging decision.",
    ],
    decisionTypes: ["Outcome-based pricing options", "Contract risk language"],
  },
];
