import type { ColumnTemplate, InputName } from "../../../../shared/observations/input-templates.ts";

/** What each input is about, in a few words. */
export const TARGET_WORDS: { readonly [Input in InputName]: string } = {
  interactions: "one row per ticket, case or run",
  work: "counts per day and segment",
  corrections: "wrong results, time to correct",
  revenue: "MRR per customer and month",
  customers: "signed, promised, renewed",
  loops: "signals, detected to validated",
  incidents: "interruptions, start to end",
  effort: "days and money per month",
  changes: "what was changed, and when",
};

/** The order in which inputs are offered: what most exports are about comes first. */
export const TARGET_ORDER: readonly InputName[] = [
  "interactions",
  "work",
  "revenue",
  "customers",
  "corrections",
  "loops",
  "incidents",
  "changes",
  "effort",
];

const FIELD_WORDS: Readonly<Record<string, string>> = {
  id: "The number or key of the unit; with it a second import of the same unit replaces the first.",
  at: "The moment at which it happened.",
  date: "The day that the counts are of.",
  month: "The calendar month.",
  workflow: "The customer workflow. Unknown ones are created.",
  segment: "The customer segment. Unknown ones are created.",
  customer: "The customer's name or number.",
  mode: "Who did the work: the product alone, the product with a person, or a person alone.",
  disposition: "What a review made of it in the end.",
  quality: "Whether it was of acceptable quality.",
  confidence: "How sure the product was, from 0 to 1.",
  cycle_minutes: "Minutes from start to finish.",
  correction_minutes: "Minutes from the wrong result being detected to corrected.",
  success: "Whether it ended well for the customer, however it was reached.",
  model_cost: "Cost of models, in the pilot's currency; a credit is negative.",
  infra_cost: "Cost of infrastructure; a credit is negative.",
  support_cost: "Cost of people's support; a credit is negative.",
  eligible: "Units of customer work in scope.",
  attempted: "Units that the product took on.",
  completed: "Units that it finished without manual intervention.",
  qualified: "Completed units of acceptable quality and confidence.",
  accepted: "Reviewed units whose result was accepted.",
  overridden: "Reviewed units whose result was overridden.",
  escalated: "Reviewed units that were escalated.",
  outcomes: "Successful outcomes, however reached.",
  active_customers: "Different customers of the day.",
  revenue: "Revenue of the day.",
  failed: "Attempted units that ended in a technical failure.",
  minutes: "Minutes from detected to corrected.",
  starting_mrr: "Monthly recurring revenue at the beginning of the month; empty is 0.",
  expansion: "What the customer pays more from this month on.",
  contraction: "What the customer pays less, without leaving.",
  churned: "What was lost with a customer that left.",
  signed_on: "The day on which the contract was signed.",
  first_value_on: "The day of the first value for the customer.",
  fit_score: "How well the customer fits, from 0 to 100.",
  arr: "Annual recurring revenue.",
  promised_autonomy: "The share of autonomous work promised in the contract, from 0 to 1.",
  renewal_on: "The day on which the contract is renewed.",
  title: "A title in a few words.",
  detected_at: "When the signal was seen.",
  triaged_at: "When somebody took it on.",
  authorised_at: "When the change was allowed.",
  deployed_at: "When the change went live.",
  validated_at: "When it was shown whether it worked.",
  verdict: "Whether it improved, regressed, or did neither.",
  started_at: "When the interruption began.",
  resolved_at: "When it was over.",
  loop: "The learning loop that it belongs to.",
  person_days: "Days of work of people.",
  spend: "Money spent.",
  kind: "Which kind of change; prompts are policy, packaging is pricing.",
  planned_on: "The day for which it is planned.",
  status: "How far it has come; empty is deployed.",
};

/** What a column of a template holds, in a sentence. */
export function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? "";
}

const KIND_WORDS: { readonly [Kind in ColumnTemplate["kind"]]: string } = {
  name: "name",
  text: "text",
  date: "date",
  month: "month",
  instant: "moment",
  count: "whole number",
  number: "number",
  money: "money",
  boolean: "true or false",
  enum: "one word",
  words: "words",
};

/** What a column of a template holds, in a word or two. */
export function kindWords({ kind }: ColumnTemplate): string {
  return KIND_WORDS[kind];
}

const COUNT_WHEREABOUTS: Readonly<Record<string, string>> = {
  eligible: "the number of units that came in: “created”, “received” or “total” in most tools",
  attempted: "the number that the product took on: “handled”, “processed” or “runs”",
  completed: "the number finished without a person: “closed automatically”, “no touch” or “solved by bot”",
  qualified: "the number that passed the quality check: “passed” or “approved”",
  accepted: "the number of reviewed results that were accepted",
  overridden: "the number of reviewed results that were changed",
  escalated: "the number that was handed to a person: “transferred” or “escalated”",
  outcomes: "the number of successful outcomes: “solved” or “resolved”",
  active_customers: "the number of different customers of the day",
  failed: "the number that ended in an error",
};

/** Where the count behind a percentage is usually found. */
export function countWhereabouts(field: string): string {
  return COUNT_WHEREABOUTS[field] ?? "the number behind the percentage";
}
