import type { FindingCode } from "../../../shared/domain/finding.ts";
import { workRows } from "./test-data.ts";
import { addLeaders } from "./test-matrix.ts";
import { TestPilot } from "./test-pilot.ts";

const lens = { effect: 1, sentence: "better" };
/** Three whole lenses. */
export const LENSES = { outcome: lens, reliability: lens, revenue: lens };
const WEEK = 7 * 86_400_000;
const START = Date.parse("2026-06-22T00:00:00Z");

/** Rows of whole weeks, counted from the week of the start; so many of 100 a day are escalated. */
export function weeks(first: number, last: number, escalated: number) {
  const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return workRows(
    date(START + first * WEEK),
    date(START + (last + 1) * WEEK - 86_400_000),
    "Triage",
    ["Home"],
    () => ({
      eligible: 120,
      qualified: 70,
      accepted: 100 - escalated,
      escalated,
    }),
  );
}

/** The band of the domain. */
export const BAND = { metric: "trust.escalation", side: "atMost", bound: 0.12, on: "interval" };

/** Three quiet weeks, a domain granted on them, at 16 July 08:00. */
export function quiet(): {
  readonly pilot: TestPilot;
  readonly cro: string;
  readonly lead: string;
  readonly guardrail: string;
} {
  const pilot = new TestPilot("2026-06-22");
  const { cro, lead } = addLeaders(pilot);
  pilot.import(weeks(0, 2, 9));
  pilot.now = "2026-07-16T08:00:00Z";
  const guardrail = pilot.run("guardrail.add", {
    domain: "Pricing",
    bands: [BAND],
    budgetPerWeek: 1,
    holder: [cro],
  });
  pilot.run("guardrail.grant", { id: guardrail });
  return { pilot, cro, lead, guardrail };
}

/** A decision in the domain that is put on record as taken. */
export function decide(pilot: TestPilot, more: object = {}): string {
  return pilot.run("decision.add", {
    title: "Discount",
    domain: "Pricing",
    status: "approved",
    lenses: LENSES,
    ...more,
  });
}

/** What the audit finds about a decision. */
export function codesOf(pilot: TestPilot, decision: string, asOf: string): readonly FindingCode[] {
  return pilot.view(asOf).findings.flatMap(({ about, code }) => (about === decision ? [code] : []));
}
