import { isMetricId } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { metricName, metricValue, moneyWords } from "./metric-words.ts";
import { currentTerms } from "./ownership.ts";
import { nameOfPerson } from "./people-roles.ts";
import { liveThresholds } from "./threshold-terms.ts";

/** What governance, telemetry and decision model consist of, per workflow. */
export type ScalePart = "executive DRI" | "settings" | "ownership" | "threshold" | "guardrail";

/**
 * One thing in two workflows, in words. `same`: both have it alike; `different`: both have it, not alike; `left`: only
 * the first one has it; `own`: only the other one.
 */
export interface ScaleLine {
  readonly part: ScalePart;
  readonly what: string;
  readonly first: string | null;
  readonly other: string | null;
  readonly state: "same" | "different" | "left" | "own";
}

type Workflow = RecordOf<"workflow">;

/** What another workflow has of the governance, telemetry and decision model of the first one, line by line. */
export function scaleDifference(
  pilot: RecordsHolder,
  first: Workflow,
  other: Workflow,
): readonly ScaleLine[] {
  const [before, after] = [linesOf(pilot, first), linesOf(pilot, other)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): readonly ScaleLine[] => {
    const [one, two] = [before.get(key), after.get(key)];
    const line = one ?? two;
    if (line === undefined) return [];
    const state =
      one === undefined ? "own" : two === undefined ? "left" : one.words === two.words ? "same" : "different";
    return [
      { part: line.part, what: line.what, first: one?.words ?? null, other: two?.words ?? null, state },
    ];
  });
}

/** What holds for every workflow and is not cloned: the matrix, escalation scenarios, the review. */
export function commonGovernance(pilot: RecordsHolder): readonly string[] {
  const rights = recordsOf(pilot, "decisionRight").length;
  const scenarios = recordsOf(pilot, "escalationScenario").length;
  return [
    ...(rights === 0 ? [] : ["the decision-rights matrix"]),
    ...(scenarios === 0 ? [] : [`${scenarios} escalation ${scenarios === 1 ? "scenario" : "scenarios"}`]),
    "the weekly review",
    "the shared objective",
  ];
}

interface Line {
  readonly part: ScalePart;
  readonly what: string;
  readonly words: string;
}

function linesOf(pilot: RecordsHolder, workflow: Workflow): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  const add = (part: ScalePart, what: string, words: string): void => {
    lines.set(`${part}\n${what}`, { part, what, words });
  };
  const { executiveDri = [], unitValueMicros, confidenceFloor, unknownQualityCounts } = workflow;
  if (executiveDri.length > 0) {
    add("executive DRI", "Executive DRI", executiveDri.map((id) => nameOfPerson(pilot, id)).join(", "));
  }
  if (unitValueMicros !== undefined) {
    const { currency } = pilotRecord(pilot);
    add("settings", "Worth of one unit", moneyWords(unitValueMicros / 1_000_000, currency));
  }
  if (confidenceFloor !== undefined) add("settings", "Confidence floor", String(confidenceFloor));
  if (unknownQualityCounts !== undefined) {
    add("settings", "Unknown quality counts", unknownQualityCounts ? "yes" : "no");
  }
  for (const { metric, segment, owner, workflow: scope } of recordsOf(pilot, "metricOwnership")) {
    if (scope === workflow.id && owner !== undefined) {
      add("ownership", placeWords(pilot, metric, segment), nameOfPerson(pilot, owner));
    }
  }
  for (const threshold of liveThresholds(pilot)) {
    const terms = currentTerms(threshold);
    if (threshold.workflow !== workflow.id || terms === undefined) continue;
    const what = `${placeWords(pilot, threshold.metric, threshold.segment)}, ${terms.direction}`;
    add("threshold", what, termsWords(threshold.metric, terms));
  }
  for (const guardrail of recordsOf(pilot, "guardrail")) {
    const bands = (guardrail.bands ?? []).filter((band) => band.workflow === workflow.id);
    for (const band of bands) {
      const what = `${placeWords(pilot, band.metric, band.segment)}, ${baseDomain(guardrail.domain, workflow.name)}`;
      const side = band.side === "atLeast" ? "at least" : "at most";
      add("guardrail", what, `${side} ${valueWords(band.metric, band.bound)}, on the ${band.on}`);
    }
  }
  return lines;
}

/** The domain that a cloned guardrail has, and the one that it was cloned from. */
export function clonedDomain(domain: string, workflow: string): string {
  return `${domain} · ${workflow}`;
}

function baseDomain(domain: string, workflow: string): string {
  const after = ` · ${workflow}`;
  return domain.endsWith(after) ? domain.slice(0, -after.length) : domain;
}

function placeWords(pilot: RecordsHolder, metric: string, segment: string | undefined): string {
  const name = segment === undefined ? null : recordById(pilot, "segment", segment)?.name;
  return `${metricName(metric)}${name === undefined || name === null ? "" : `, ${name}`}`;
}

function termsWords(metric: string, terms: RecordOf<"threshold">["versions"][number]): string {
  const periods = (terms.periods ?? 1) === 1 ? "" : `, ${terms.periods} periods in a row`;
  const action = terms.action === undefined ? ", no action" : `: “${terms.action}”`;
  return `${terms.direction} ${valueWords(metric, terms.breach)}${periods}${action}`;
}

function valueWords(metric: string, value: number): string {
  return isMetricId(metric) ? metricValue(metric, value) : String(value);
}
