import type { InputName } from "../../observations/input-templates.ts";

/**
 * Names that exports give to what a template's column holds, the most telling first, parted by commas; words in lower case. A template's
 * own name always counts and is not repeated here.
 */
const NAMES: Readonly<Record<string, string>> = {
  id: "number, ticket id, ticket number, ticket, case id, case number, case, incident number, interaction id, conversation id, request id, session id, job id, issue key, key, reference, uuid, guid, record id, row id, vorgang, nummer, ticketnummer",
  at: "opened at, created at, created on, created, opened, timestamp, started at, start time, submitted at, received at, occurred at, event time, date time, datetime, date, time, charge period start, period start, closed at, erstellt, erstellt am, eröffnet, eröffnet am, zeitpunkt, datum",
  date: "day, work date, report date, end date, created at, period start, datum",
  month: "billing month, invoice month, period, month start, revenue month, date, monat",
  workflow: "process, use case, service name, journey, queue, category, task type, service",
  segment:
    "customer segment, customer type, tier, plan, contract, market segment, region, priority, service category, size, product line, country, kundentyp, kundengröße, kundensegment, tarif",
  customer:
    "customer id, account, account id, client, client id, subscriber, tenant, organisation, kunde, kundennummer",
  mode: "automation, automation mode, handled by, resolution mode, resolution type, handling",
  disposition: "review result, review outcome, decision, final disposition, reviewed as, outcome",
  quality: "quality check, qa result, qa, quality result, made sla, within sla, sla met, check",
  confidence: "model confidence, confidence score, probability, score",
  cycle_minutes: "duration minutes, minutes, handling minutes, handle time, resolution minutes",
  correction_minutes: "minutes to correct, rework minutes",
  success: "successful, is success, solved, resolved, is resolved, succeeded",
  model_cost: "llm cost, ai cost, inference cost, token cost, total cost, billed cost, cost, kosten",
  infra_cost: "infrastructure cost, cloud cost, hosting cost, compute cost",
  support_cost: "human cost, labour cost, labor cost, agent cost, service cost",
  eligible: "total, in scope, volume, received, cases, test cases, tickets, total lines",
  attempted: "tried, handled, processed, taken on, attempts, started",
  completed: "automated, closed, done, finished, solved, resolved",
  qualified: "passed, good, approved units, quality passed",
  accepted: "approved, confirmed, kept",
  overridden: "overrides, override, corrected, rejected, changed",
  escalated: "escalations, transferred, handed over, reassigned",
  outcomes: "successes, successful outcomes, resolved, solved, conversions",
  active_customers: "active users, customers, active accounts, users",
  revenue: "turnover, sales, umsatz",
  failed: "failures, errors, error count, timeouts",
  minutes: "minutes to correct, duration minutes, latency minutes",
  starting_mrr: "mrr, starting arr, monthly charges, monthly recurring revenue, monthly fee, subscription",
  expansion: "upsell, upgrade, expansion mrr, upgrades",
  contraction: "downgrade, contraction mrr, downgrades",
  churned: "churned mrr, lost mrr, churn, cancelled mrr",
  signed_on: "signed, contract date, signature date, closed won, start date, signed at",
  first_value_on: "go live, live date, activated on, first value, activation date, onboarded",
  fit_score: "fit, deal fit, icp score, lead score",
  arr: "annual recurring revenue, acv, annual value, contract value",
  promised_autonomy: "promised automation, promised rate, automation promise",
  renewal_on: "renewal date, renewal, contract end, end date, renews on",
  title: "subject, summary, short description, name, description",
  detected_at: "detected, found at, reported at, opened at, created at, raised at",
  triaged_at: "triaged, assigned at, acknowledged at",
  authorised_at: "authorized at, approved at, authorised",
  deployed_at: "deployed, released at, fixed at, implemented at",
  validated_at: "validated, verified at, confirmed at, closed at",
  verdict: "result, effect, outcome",
  started_at: "started, opened at, start time, began at, created at, sys created at",
  resolved_at: "resolved, closed at, end time, ended at, restored at",
  loop: "loop id, problem id, problem, rfc",
  person_days: "person days, days, effort days, man days, fte days, effort",
  spend: "cost, budget, amount, external cost",
  kind: "type, change type, category",
  planned_on: "planned, planned date, scheduled, target date",
  status: "state, stage",
};

/** Names that mean something else where an input is meant: its own list stands before the common one. */
const NAMES_OF_INPUT: { readonly [Input in InputName]?: Readonly<Record<string, string>> } = {
  changes: { at: "deployed at, released at, implemented at, changed at" },
  corrections: { at: "corrected at, detected at" },
};

const WEAKEST = 20;

/** Words of a name in lower case: `sysCreatedAt` and `sys_created_at` are `sys created at`; `category#2` is `category`. */
export function wordsOfName(name: string): string {
  return name
    .normalize("NFC")
    .replace(/#\d+$/, "")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, " ")
    .trim();
}

/** How well the name of a file's column fits a template's column: 0 (not at all) to 100 (the same name). */
export function nameScore(input: InputName, column: string, fileColumn: string): number {
  const given = wordsOfName(fileColumn);
  const own = wordsOfName(column);
  if (given === own) return 100;
  const names = [own, ...listed(NAMES_OF_INPUT[input]?.[column]), ...listed(NAMES[column])];
  const at = names.indexOf(given);
  // The second of two equal headers is less likely to be meant.
  const penalty = /#\d+$/.test(fileColumn) ? 8 : 0;
  if (at >= 0) return Math.max(WEAKEST + 30, 90 - at) - penalty;
  const words = given.split(" ");
  // One common word inside a longer name says little, unless it is the template's own.
  const inside = names.findIndex(
    (name, place) =>
      (place === 0 || name.includes(" ")) && name.split(" ").every((word) => words.includes(word)),
  );
  return inside < 0 ? 0 : Math.max(WEAKEST, 55 - inside) - penalty;
}

function listed(names: string | undefined): readonly string[] {
  return names === undefined ? [] : names.split(", ");
}
