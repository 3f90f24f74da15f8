import type { BaselineInput } from "../../../../shared/report/baseline/baseline-input.ts";
import { day } from "./sample-day.ts";

function right(
  decision: string,
  category: 1 | 2 | 3 | 4,
  accountable: readonly string[],
  agreeing: number,
  days: number,
): BaselineInput["rights"]["asIs"][number] {
  return { decision, category, accountable, delegates: [], agreeing, days, guardrails: null, cadence: null };
}

/** Eight decision types as they are, four of them published anew. */
export const SAMPLE_RIGHTS: BaselineInput["rights"] = {
  asIs: [
    right("Model safety constraints", 1, ["CTO"], 3, 6),
    right("Privacy boundaries", 1, ["CTO", "General Counsel"], 4, 14),
    right("Autonomy threshold of a workflow", 2, ["CPO", "CTO"], 5, 21),
    right("Escalation logic", 2, [], 4, 12),
    right("Prompt tuning", 3, ["Head of Claims Automation"], 1, 2),
    right("Routing between models", 3, ["CTO"], 2, 4.5),
    right("Outcome-based pricing option", 4, ["CRO"], 6, 34),
    right("Contract risk language", 4, ["General Counsel", "CRO"], 3, 18),
  ],
  published: [
    {
      ...right("Model safety constraints", 1, ["CTO"], 1, 2),
      guardrails: "audit log complete; no exception without the CTO",
    },
    {
      ...right("Autonomy threshold of a workflow", 2, ["Converged executive"], 2, 5),
      delegates: ["Head of Claims Automation"],
      guardrails: "acceptance at or above 80 %, escalation at or under 12 %",
    },
    {
      ...right("Prompt tuning", 3, ["Head of Claims Automation"], 1, 1),
      delegates: ["Squad leads"],
      guardrails: "three changes a week; acceptance holds",
    },
    {
      ...right("Outcome-based pricing option", 4, ["CRO"], 2, 10),
      guardrails: "promise at or under the lower bound of the autonomous value rate",
    },
  ],
  publishedVersion: 1,
  publishedFrom: day("2026-09-14"),
};

/** Five forums and gates: 222.2 person-hours a month. */
export const SAMPLE_CADENCE: BaselineInput["cadence"] = [
  {
    name: "Product roadmap review",
    kind: "forum",
    hoursPerMonth: 4,
    people: 11,
    owner: "CPO",
    decision: "merge",
    changedOutcome: 2,
  },
  {
    name: "Architecture council",
    kind: "approval gate",
    hoursPerMonth: 6,
    people: 9,
    owner: "CTO",
    decision: "retire",
    changedOutcome: 0,
  },
  {
    name: "Forecast call",
    kind: "weekly",
    hoursPerMonth: 4.3,
    people: 14,
    owner: "CRO",
    decision: "keep",
    changedOutcome: 1,
  },
  {
    name: "AI steering committee",
    kind: "monthly",
    hoursPerMonth: 2,
    people: 12,
    owner: null,
    decision: null,
    changedOutcome: 0,
  },
  {
    name: "Deal desk",
    kind: "approval gate",
    hoursPerMonth: 8,
    people: 5,
    owner: "CRO",
    decision: "merge",
    changedOutcome: 6,
  },
];
