import { PILLARS } from "../metrics/metric-settings.ts";
import { METRICS, metricDefinition } from "../metrics/registry.ts";
import { objectiveOf } from "../pilot-data/metric-settings-of.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Condition, Evidence } from "./checklist-item.ts";
import { condition, evidence, notYet, unless } from "./checklist-item.ts";
import { HEADLINES } from "./headlines.ts";
import { metricOwners } from "./ownership.ts";
import { pilotWorkflow } from "./pilot-workflow.ts";
import { RIGHT_CATEGORIES } from "./rights-check.ts";
import { asIsRows } from "./rights-versions.ts";
import type { RuleContext } from "./rule-context.ts";

/**
 * Three parts: decision rights as they are today (rows of matrix version 0, or of no matrix yet) for every category,
 * each decision type with exactly one accountable owner; at least one meeting of the cadence as found, with its hours;
 * an owner for each of the five headline metrics.
 */
export function mapEvidence({ state }: RuleContext): Evidence {
  const rows = asIsRows(state);
  const empty = RIGHT_CATEGORIES.filter((_, index) => !rows.some(({ category }) => category === index + 1));
  const meetings = recordsOf(state, "cadence");
  const unowned = PILLARS.map((pillar) => HEADLINES[pillar]).filter(
    (headline) => metricOwners(state, headline).size === 0,
  );
  const oneOwner = "Each decision type has exactly one accountable owner";
  const hours = "Each of those meetings has its hours";
  return evidence(
    condition(
      "rights",
      "A decision right is mapped for each of the four categories",
      unless(empty.length === 0, `no decision right is mapped for ${empty.join(", ")}`),
    ),
    rows.length === 0
      ? notYet("rights", oneOwner)
      : condition(
          "rights",
          oneOwner,
          ...ambiguousOwners(rows).map((type) => `"${type}" does not have exactly one accountable owner`),
        ),
    condition(
      "cadence",
      "The meetings of the current cadence are recorded",
      unless(meetings.length > 0, "no meeting of the current cadence is recorded"),
    ),
    meetings.length === 0
      ? notYet("cadence", hours)
      : condition(
          "cadence",
          hours,
          ...meetings
            .filter((meeting) => meeting.hours === undefined)
            .map(({ name }) => `the meeting "${name}" has no hours`),
        ),
    condition(
      "ownership",
      "Each of the five headline metrics has an owner",
      unless(unowned.length === 0, `no owner for ${unowned.join(", ")}`),
    ),
  );
}

/** The decision types among rows that have no accountable owner, or several. */
export function ambiguousOwners(rows: readonly RecordOf<"decisionRight">[]): readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const { decisionType, accountable } of rows) {
    const named = owners.get(decisionType) ?? new Set();
    if (accountable !== undefined) named.add(accountable);
    owners.set(decisionType, named);
  }
  return [...owners].filter(([, named]) => named.size !== 1).map(([type]) => type);
}

/** A pilot workflow is named; the headlines of pillars 1–3 and any loop metric have a value for it, RQI for the company. */
export function dashboardEvidence({ state, hasFigure }: RuleContext): Evidence {
  const workflow = pilotWorkflow(state);
  const named = condition(
    "workflows",
    "The pilot's first workflow is named",
    unless(workflow !== null, "the pilot's first workflow is not named"),
  );
  const values = "Value, trust and cost have data for it";
  const learning = "Learning has data for it";
  const revenue = condition(
    "data",
    "Revenue has data for the company",
    unless(hasFigure(HEADLINES.revenue), "no revenue data for the company: import revenue.csv"),
  );
  if (workflow === null) return evidence(named, notYet("data", values), revenue, notYet("data", learning));
  const { name } = workflow;
  return evidence(
    named,
    condition(
      "data",
      values,
      ...(["avd", "trust", "cost"] as const).map((pillar) =>
        unless(
          hasFigure(HEADLINES[pillar], name),
          `no data for ${metricDefinition(HEADLINES[pillar]).name} of ${name}`,
        ),
      ),
    ),
    revenue,
    condition(
      "data",
      learning,
      unless(hasLoops(hasFigure, name), `no learning loops of ${name}: import loops.csv`),
    ),
  );
}

function hasLoops(hasFigure: RuleContext["hasFigure"], workflow: string): boolean {
  return METRICS.some(({ id, pillar }) => pillar === "loop" && hasFigure(id, workflow));
}

/** The objective was set by people; its weights add up to 1; every pillar has a baseline and another target. */
export function objectiveEvidence({ pilot }: RuleContext): Evidence {
  const words = {
    set: "The shared objective is set",
    weights: "The weights add up to 1",
    baselines: "Each pillar has a baseline",
    targets: "Each pillar has a target",
    apart: "No target is its baseline",
  };
  const inPlace = (text: string, ...missing: readonly (string | null)[]): Condition =>
    condition("objective", text, ...missing);
  if (pilot.objective === undefined) {
    const { set, ...others } = words;
    return evidence(
      inPlace(set, "no shared objective is set"),
      ...Object.values(others).map((text) => notYet("objective", text)),
    );
  }
  const objective = objectiveOf(pilot);
  const total = PILLARS.reduce((sum, pillar) => sum + objective[pillar].weight, 0);
  return evidence(
    inPlace(words.set),
    // Weights are typed as decimals, so their sum may miss 1 by a rounding of doubles.
    inPlace(
      words.weights,
      unless(Math.abs(total - 1) < 1e-9, `the weights add up to ${Number(total.toFixed(6))}, not 1`),
    ),
    inPlace(
      words.baselines,
      ...PILLARS.map((pillar) =>
        unless(objective[pillar].baseline !== null, `${pillar} has no baseline value`),
      ),
    ),
    inPlace(
      words.targets,
      ...PILLARS.map((pillar) => unless(objective[pillar].target !== null, `${pillar} has no target`)),
    ),
    inPlace(
      words.apart,
      ...PILLARS.map((pillar) => {
        const { baseline, target } = objective[pillar];
        return unless(baseline === null || baseline !== target, `the target of ${pillar} is its baseline`);
      }),
    ),
  );
}

/** Exactly one conflict at each of the ranks 1 to 3, each with its cost of delay and an owner. */
export function conflictsEvidence({ state }: RuleContext): Evidence {
  const conflicts = recordsOf(state, "conflict").filter(({ status }) => status !== "dropped");
  return evidence(
    ...[1, 2, 3].map((rank) => {
      const words = `One conflict has rank ${rank}, with its cost of delay and an owner`;
      const ranked = conflicts.filter((conflict) => conflict.rank === rank);
      const [conflict] = ranked;
      if (conflict === undefined) return condition("conflicts", words, `no conflict has rank ${rank}`);
      if (ranked.length > 1) {
        return condition("conflicts", words, `${ranked.length} conflicts share rank ${rank}`);
      }
      const { title, owner, costOfDelayMicrosPerWeek: cost } = conflict;
      return condition(
        "conflicts",
        words,
        unless(cost !== undefined, `the conflict "${title}" has no cost of delay`),
        unless(owner !== undefined, `the conflict "${title}" has no owner`),
      );
    }),
  );
}
