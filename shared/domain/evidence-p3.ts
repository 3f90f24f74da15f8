import { dayOf } from "../calendar/moments.ts";
import { METRICS } from "../metrics/registry.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Evidence } from "./checklist-item.ts";
import { evidence, unless } from "./checklist-item.ts";
import type { RuleContext } from "./rule-context.ts";

/** Granted guardrails, each with its bands and its budget, hold a metric of autonomy (value) and one of trust. */
export function guardrailsEvidence({ state }: RuleContext): Evidence {
  const guardrails = recordsOf(state, "guardrail").filter(({ status }) => status !== "withdrawn");
  if (guardrails.length === 0) return evidence("no guardrail is recorded");
  const granted = guardrails.filter(({ status }) => status === "granted");
  const complete = granted.filter(({ bands, budgetPerWeek }) => hasAny(bands) && budgetPerWeek !== undefined);
  const held = new Set(complete.flatMap(({ bands }) => bands?.map(({ metric }) => pillarOf(metric)) ?? []));
  return evidence(
    unless(granted.length > 0, "no guardrail is granted"),
    ...granted
      .filter(({ bands }) => !hasAny(bands))
      .map(({ domain }) => `the guardrail "${domain}" has no band`),
    ...granted
      .filter(({ budgetPerWeek }) => budgetPerWeek === undefined)
      .map(({ domain }) => `the guardrail "${domain}" has no budget`),
    unless(held.has("avd"), "no granted guardrail holds a metric of autonomy"),
    unless(held.has("trust"), "no granted guardrail holds a metric of trust"),
  );
}

function pillarOf(metric: string): string | null {
  return METRICS.find(({ id }) => id === metric)?.pillar ?? null;
}

/** One scenario is complete (trigger, two parties, timed levels, decider, default outcome) and its drill was held. */
export function escalationEvidence({ state, today }: RuleContext): Evidence {
  const scenarios = recordsOf(state, "escalationScenario");
  if (scenarios.length === 0) return evidence("no escalation scenario is modelled");
  // The scenario nearest to done says what is missing.
  const [nearest] = scenarios
    .map((scenario) => evidence(...scenarioGaps(scenario, today)))
    .toSorted((a, b) => a.missing.length - b.missing.length);
  return nearest ?? evidence("no escalation scenario is modelled");
}

function scenarioGaps(scenario: RecordOf<"escalationScenario">, today: number): readonly (string | null)[] {
  const { title, trigger, parties, levels, decider, defaultOutcome } = scenario;
  const drilledOn = dayOf(scenario.drilledOn);
  return [
    unless(trigger !== undefined, `the scenario "${title}" has no trigger`),
    unless(new Set(parties).size >= 2, `the scenario "${title}" has fewer than two parties`),
    unless(
      hasAny(levels) && levels.every(({ who, hours }) => who.length > 0 && hours > 0),
      `the scenario "${title}" has no levels with people and a time limit each`,
    ),
    unless(decider !== undefined, `nobody decides in the scenario "${title}"`),
    unless(defaultOutcome !== undefined, `the scenario "${title}" has no default outcome`),
    unless(drilledOn !== null && drilledOn <= today, `the scenario "${title}" was not drilled`),
  ];
}

/** The roles whose short-term incentives the method ties to the pilot. */
const LEADER_ROLES: ReadonlySet<string> = new Set(["CPO", "CTO", "CRO", "converged executive"]);

/**
 * Every leader of product, technology and revenue has a plan; at least half of each plan's weight is on shared pilot
 * outcomes; the leaders share the same outcomes; none is paid on bookings alone; no shadow metric is in a plan.
 */
export function incentivesEvidence({ state }: RuleContext): Evidence {
  const plans = recordsOf(state, "incentive");
  if (plans.some(({ withheld }) => withheld.length > 0)) {
    return evidence("the incentive plans are withheld from this copy");
  }
  const leaders = recordsOf(state, "person").filter(
    ({ role, active }) => role !== undefined && LEADER_ROLES.has(role) && active !== false,
  );
  if (leaders.length === 0) return evidence("nobody is named as CPO, CTO, CRO or converged executive");
  const shadows = keptShadowMetrics(state);
  const planOf = (person: string) => plans.filter((plan) => plan.person === person);
  const withPlan = leaders.filter(({ id }) => planOf(id).length > 0);
  return evidence(
    ...leaders.filter(({ id }) => planOf(id).length === 0).map(({ name }) => `${name} has no incentive plan`),
    ...withPlan.flatMap(({ id, name }) => planGaps(name, planOf(id), shadows)),
    unless(
      new Set(withPlan.map(({ id }) => sharedMetrics(planOf(id)).join("\n"))).size <= 1,
      "the leaders do not share the same outcomes",
    ),
  );
}

function planGaps(
  name: string,
  plan: readonly RecordOf<"incentive">[],
  shadows: ReadonlySet<string>,
): readonly (string | null)[] {
  const total = weightOf(plan);
  const shared = weightOf(plan.filter((row) => row.shared === true));
  const shadow = plan.find((row) => row.shadowMetric !== undefined || shadows.has(row.metric));
  return [
    unless(
      shared > 0 && shared >= total / 2 - 1e-9,
      `less than half of ${name}'s plan is on shared outcomes`,
    ),
    unless(!plan.every((row) => row.bookings === true), `${name} is paid on bookings alone`),
    shadow === undefined ? null : `${name}'s plan pays the shadow metric "${shadow.metric}"`,
  ];
}

function sharedMetrics(plan: readonly RecordOf<"incentive">[]): readonly string[] {
  return plan.flatMap((row) => (row.shared === true ? [row.metric] : [])).toSorted();
}

function weightOf(rows: readonly RecordOf<"incentive">[]): number {
  return rows.reduce((sum, { weight }) => sum + weight, 0);
}

/** Names of the shadow metrics that are kept: those that are not to be converted or retired. */
function keptShadowMetrics(state: RuleContext["state"]): ReadonlySet<string> {
  const kept = recordsOf(state, "shadowMetric").filter(
    ({ decision }) => decision === undefined || decision === "keep",
  );
  return new Set(kept.map(({ name }) => name));
}

function hasAny<Value>(list: readonly Value[] | undefined): list is readonly Value[] {
  return list !== undefined && list.length > 0;
}
