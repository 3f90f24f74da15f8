import type { JsonObject } from "../../json/json.ts";
import type { History } from "../history.ts";
import { tellMatrix } from "../matrix-story.ts";
import type { DecisionStory } from "../operations.ts";
import { tellDecision, tellDraft } from "../operations.ts";
import { PILOT_WORKFLOW } from "./tallowmere-data.ts";

/** The matrix of Day 68, what was decided under it by those who hold a right, and what waits for a key. */
export function tellDelegated(history: History): void {
  tellMatrix(history, {
    onDay: 68,
    delegates: { 4: ["@ops"], 6: ["@cpo", "@ops"], 7: ["@finance"], 8: ["@finance"] },
  });
  for (const [onDay, right, story] of DELEGATED) {
    const key = `decision-day-${onDay}`;
    tellDecision(history, onDay, "10:10", story.decidedBy.toUpperCase(), PILOT_WORKFLOW, story, key);
    // The type is named when it is raised.
    history.on(onDay - 3, "11:01", story.decidedBy.toUpperCase(), "decision.edit", {
      id: `@${key}`,
      right: `@right-v1-${right}`,
    });
  }
  tellWaiting(history);
}

const DELEGATED: readonly (readonly [onDay: number, right: number, story: DecisionStory])[] = [
  [
    78,
    6,
    {
      title: "Answer leave questions with the larger model",
      question: "Spend on the larger model for leave questions, or keep the small one?",
      category: 3,
      options: ["Keep the small model", "Larger model for leave questions"],
      chosen: "Larger model for leave questions",
      decidedBy: "cto",
      outcome: [1, "Leave rules differ by contract; the small model mixes them up."],
      reliability: [-1, "Each answer costs more for a fifth of the queries."],
      revenue: [0, "No direct effect expected."],
      expects: ["avd.rate", 0.02, 110],
    },
  ],
  [
    92,
    5,
    {
      title: "Say at every hand-over why a person takes over",
      question: "Explain every hand-over, at ten seconds per query?",
      category: 3,
      options: ["As it is", "Explain every hand-over"],
      chosen: "Explain every hand-over",
      decidedBy: "cpo",
      outcome: [1, "Customers stop asking twice."],
      reliability: [0, "One sentence more."],
      revenue: [0, "No direct effect expected."],
      expects: ["trust.acceptance", 0.01, 120],
    },
  ],
  [
    100,
    6,
    {
      title: "Take statutory pay in, hold pensions",
      question: "Which topic is next: statutory pay, pensions, or both?",
      category: 3,
      options: ["Both", "Statutory pay alone"],
      chosen: "Statutory pay alone",
      decidedBy: "cpo",
      outcome: [1, "Rules are public and stable; the record of similar topics is good."],
      reliability: [0, "Same model, same routing."],
      revenue: [1, "Asked for in four renewals."],
      expects: ["avd.rate", 0.05, 135],
    },
  ],
  [
    141,
    6,
    {
      title: "A queue of their own for year-end questions",
      question: "Let year-end questions wait in one queue, or in their own?",
      category: 3,
      options: ["One queue", "A queue of their own"],
      chosen: "A queue of their own",
      decidedBy: "cto",
      outcome: [1, "Nobody waits behind a year-end form."],
      reliability: [0, "A rule in the routing that exists."],
      revenue: [0, "No direct effect expected."],
      expects: ["trust.acceptance", 0.005, 165],
    },
  ],
];

/** A clause that product has agreed to and revenue has not. */
function tellWaiting(history: History): void {
  const more: JsonObject = {
    dueOn: "2026-11-24",
    defaultOutcome: "The clause stays out; the contract is signed without a promised rate.",
    right: "@right-v1-7",
    estimates: [{ option: "Leave the clause out", lens: "outcome", change: 0 }],
  };
  tellDraft(
    history,
    147,
    "15:20",
    "CRO",
    PILOT_WORKFLOW,
    {
      title: "Promise 55 % in the renewal of the largest customer",
      question: "Write the measured lower bound into the renewal, or leave the clause out?",
      category: 4,
      options: ["Leave the clause out", "Promise 55 %"],
      chosen: "Promise 55 %",
      decidedBy: "cro",
      outcome: [0, "It is what the record shows; nothing changes in the product."],
      reliability: [0, "No effect on the system."],
      revenue: [1, "Renewal for two years rather than one."],
      expects: ["avd.rate", 0.01, 175],
    },
    "decision-clause",
    more,
  );
  history.on(150, "09:50", "CPO", "decision.agree", { id: "@decision-clause", key: "product", by: "@cpo" });
}
