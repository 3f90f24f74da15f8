import type { TestPilot } from "./test-pilot.ts";

/** The people of a matrix. */
export interface MatrixPeople {
  readonly lead: string;
  readonly cpo: string;
  readonly cto: string;
  readonly cro: string;
}

/** Converged executive, CPO, CTO and CRO. */
export function addLeaders(pilot: TestPilot): MatrixPeople {
  return {
    lead: pilot.person("Lea Lead", "converged executive"),
    cpo: pilot.person("Pia Product", "CPO"),
    cto: pilot.person("Tom Tech", "CTO"),
    cro: pilot.person("Rita Revenue", "CRO"),
  };
}

/** The rows of a complete matrix, one per category, for `decisionRight.add`. */
export function completeRows(people: MatrixPeople, guardrail: string): readonly Record<string, unknown>[] {
  const { lead, cpo, cto, cro } = people;
  return [
    { decisionType: "Privacy boundaries", category: 1, accountable: cto },
    { decisionType: "Autonomy thresholds", category: 2, accountable: lead, cadence: "weekly" },
    {
      decisionType: "Prompts",
      category: 3,
      accountable: cto,
      delegates: [cpo],
      guardrails: [guardrail],
      domain: "Prompt tuning",
    },
    { decisionType: "Discounts", category: 4, accountable: cro, productKey: cpo, revenueKey: cro },
  ];
}

/** A guardrail with a budget, not granted. */
export function addGuardrail(pilot: TestPilot, holder: string, more: object = {}): string {
  return pilot.run("guardrail.add", {
    domain: "Prompt tuning",
    bands: [{ metric: "trust.escalation", side: "atMost", bound: 0.12, on: "interval" }],
    budgetPerWeek: 1,
    holder: [holder],
    ...more,
  });
}

/** Drafts a version with complete rows; the id of its record. */
export function draftMatrix(pilot: TestPilot, people: MatrixPeople, guardrail: string): string {
  const matrix = pilot.run("rightsMatrix.draft", { empty: true });
  for (const row of completeRows(people, guardrail)) pilot.run("decisionRight.add", { ...row, matrix });
  return matrix;
}

/** Version 1, published at the pilot's clock with effect from a date. */
export function publishMatrix(
  pilot: TestPilot,
  effectiveFrom: string,
): MatrixPeople & { readonly matrix: string } {
  const people = addLeaders(pilot);
  const matrix = draftMatrix(pilot, people, addGuardrail(pilot, people.cto));
  pilot.run("rightsMatrix.publish", { id: matrix, effectiveFrom });
  return { ...people, matrix };
}
