import { dayOf } from "../calendar/moments.ts";
import { METRICS } from "../metrics/registry.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Condition, Evidence } from "./checklist-item.ts";
import { condition, evidence, notYet, unless } from "./checklist-item.ts";
import type { IncentiveFlagKind } from "./incentive-plans.ts";
import { incentivePlans, pilotLeaders } from "./incentive-plans.ts";
import type { RuleContext } from "./rule-context.ts";

/** Granted guardrails, each with its bands and its budget, hold a metric of autonomy (value) and one of trust. */
export function guardrailsEvidence({ state }: RuleContext): Evidence {
  const guardrails = recordsOf(state, "guardrail").filter(({ status }) => status !== "withdrawn");
  const granted = guardrails.filter(({ status }) => status === "granted");
  const bandWords = "Each granted guardrail has its bands";
  const budgetWords = "Each granted guardrail has its budget";
  const autonomy = "A granted guardrail holds a metric of autonomy";
  const trust = "A granted guardrail holds a metric of trust";
  if (guardrails.length === 0) {
    return evidence(
      condition("guardrails", "A guardrail is granted", "no guardrail is recorded"),
      ...[bandWords, budgetWords, autonomy, trust].map((text) => notYet("guardrails", text)),
    );
  }
  const complete = granted.filter(({ bands, budgetPerWeek }) => hasAny(bands) && budgetPerWeek !== undefined);
  const held = new Set(complete.flatMap(({ bands }) => bands?.map(({ metric }) => pillarOf(metric)) ?? []));
  const ofGranted = (text: string, ...missing: readonly string[]): Condition =>
    granted.length === 0 ? notYet("guardrails", text) : condition("guardrails", text, ...missing);
  return evidence(
    condition("guardrails", "A guardrail is granted", unless(granted.length > 0, "no guardrail is granted")),
    ofGranted(
      bandWords,
      ...granted
        .filter(({ bands }) => !hasAny(bands))
        .map(({ domain }) => `the guardrail "${domain}" has no band`),
    ),
    ofGranted(
      budgetWords,
      ...granted
        .filter(({ budgetPerWeek }) => budgetPerWeek === undefined)
        .map(({ domain }) => `the guardrail "${domain}" has no budget`),
    ),
    condition(
      "guardrails",
      autonomy,
      unless(held.has("avd"), "no granted guardrail holds a metric of autonomy"),
    ),
    condition("guardrails", trust, unless(held.has("trust"), "no granted guardrail holds a metric of trust")),
  );
}

function pillarOf(metric: string): string | null {
  return METRICS.find(({ id }) => id === metric)?.pillar ?? null;
}

/** One scenario is complete (trigger, two parties, timed levels, decider, default outcome) and its drill was held. */
export function escalationEvidence({ state, today }: RuleContext): Evidence {
  const scenarios = recordsOf(state, "escalationScenario");
  const modelled = "An escalation scenario is modelled";
  if (scenarios.length === 0) {
    return evidence(
      condition("escalations", modelled, "no escalation scenario is modelled"),
      ...Object.values(SCENARIO_WORDS).map((words) => notYet("escalations", words)),
    );
  }
  // The scenario nearest to done says what is missing.
  const [nearest] = scenarios
    .map((scenario) => evidence(condition("escalations", modelled), ...scenarioConditions(scenario, today)))
    .toSorted((a, b) => a.missing.length - b.missing.length);
  return nearest ?? evidence(condition("escalations", modelled, "no escalation scenario is modelled"));
}

const SCENARIO_WORDS = {
  trigger: "It has a trigger",
  parties: "It has at least two parties",
  levels: "Each level has people and a time limit",
  decider: "It says who decides",
  outcome: "It says what holds if time runs out",
  drill: "Its drill was held once",
} as const;

function scenarioConditions(scenario: RecordOf<"escalationScenario">, today: number): readonly Condition[] {
  const { title, trigger, parties, levels, decider, defaultOutcome } = scenario;
  const drilledOn = dayOf(scenario.drilledOn);
  const words = SCENARIO_WORDS;
  const check = (text: string, isMet: boolean, missing: string): Condition =>
    condition("escalations", text, unless(isMet, missing));
  return [
    check(words.trigger, trigger !== undefined, `the scenario "${title}" has no trigger`),
    check(words.parties, new Set(parties).size >= 2, `the scenario "${title}" has fewer than two parties`),
    check(
      words.levels,
      hasAny(levels) && levels.every(({ who, hours }) => who.length > 0 && hours > 0),
      `the scenario "${title}" has no levels with people and a time limit each`,
    ),
    check(words.decider, decider !== undefined, `nobody decides in the scenario "${title}"`),
    check(words.outcome, defaultOutcome !== undefined, `the scenario "${title}" has no default outcome`),
    check(words.drill, drilledOn !== null && drilledOn <= today, `the scenario "${title}" was not drilled`),
  ];
}

/**
 * Every leader of product, technology and revenue has a plan whose weights add up; at least half of each is on shared pilot
 * outcomes; the leaders share the same outcomes; none is paid on bookings alone; no shadow metric is in a plan.
 */
export function incentivesEvidence({ state }: RuleContext): Evidence {
  const words = INCENTIVE_WORDS;
  const { plan: planned, ...others } = words;
  const unknown = (sentence: string): Evidence =>
    evidence(
      condition("incentives", planned, sentence),
      ...Object.values(others).map((text) => notYet("incentives", text)),
    );
  const { isWithheld, plans } = incentivePlans(state);
  if (isWithheld) return unknown("the incentive plans are withheld from this copy");
  if (pilotLeaders(state).length === 0) {
    return unknown("nobody is named as CPO, CTO, CRO or converged executive");
  }
  const said = (kind: IncentiveFlagKind): readonly string[] =>
    plans.flatMap(({ flags }) => flags.filter((flag) => flag.kind === kind).map(({ text }) => text));
  const hasPlan = plans.some(({ rows }) => rows.length > 0);
  const ofPlans = (text: string, ...missing: readonly string[]): Condition =>
    hasPlan ? condition("incentives", text, ...missing) : notYet("incentives", text);
  return evidence(
    condition("incentives", planned, ...said("no plan")),
    ofPlans(words.weights, ...said("weights")),
    ofPlans(words.half, ...said("less than half shared")),
    ofPlans(words.bookings, ...said("bookings alone")),
    ofPlans(words.shadow, ...said("shadow metric")),
    ofPlans(
      words.same,
      ...said("other shared metrics")
        .slice(0, 1)
        .map(() => "the leaders do not share the same outcomes"),
    ),
  );
}

const INCENTIVE_WORDS = {
  plan: "Every leader of product, technology and revenue has an incentive plan",
  weights: "The weights of each plan add up to 100 %",
  half: "At least half of each plan is on shared pilot outcomes",
  bookings: "Nobody is paid on bookings alone",
  shadow: "No plan pays a shadow metric that is kept",
  same: "The leaders share the same outcomes",
} as const;

function hasAny<Value>(list: readonly Value[] | undefined): list is readonly Value[] {
  return list !== undefined && list.length > 0;
}
