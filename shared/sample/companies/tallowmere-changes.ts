import { tellChange } from "../change-story.ts";
import type { History } from "../history.ts";
import { PILOT_WORKFLOW } from "./tallowmere-data.ts";

/** The changes of the pilot workflow: three approvals and eleven days of waiting at first, one look in the end. */
export function tellChanges(history: History): void {
  const { on } = history;
  const common = { workflow: PILOT_WORKFLOW };
  tellChange(history, {
    ...common,
    key: "CH-02",
    kinds: ["policy"],
    title: "Answers about pensions quote the scheme rules",
    owner: "ops",
    toldOn: 23,
    plannedFor: 37,
    rollbackPlan: "Take the scheme rules out of the prompt; answers go to specialists as before.",
    approvals: [
      ["cpo", 24, 30],
      ["cto", 24, 35],
      ["support", 24, 28],
    ],
    authorisedOn: 36,
    validated: { on: 55, verdict: "neutral" },
  });
  tellChange(history, {
    ...common,
    key: "CH-03",
    kinds: ["routing"],
    title: "Queries go by topic and confidence, not by customer size",
    owner: "support",
    toldOn: 48,
    plannedFor: 66,
    rollbackPlan: "The old routing table stays for two weeks; one switch brings it back.",
    decision: "decision-routing",
    approvals: [
      ["cto", 48, 59],
      ["finance", 48, 52],
    ],
    authorisedOn: 60,
    validated: { on: 84, verdict: "improved" },
  });
  tellChange(history, {
    ...common,
    key: "CH-04",
    kinds: ["ux"],
    title: "Customers see why a query went to a person",
    owner: "ops",
    toldOn: 79,
    plannedFor: 84,
    approvals: [["cpo", 79, 82]],
    authorisedOn: 82,
    validated: { on: 103, verdict: "improved" },
  });
  tellChange(history, {
    ...common,
    key: "CH-05",
    kinds: ["policy"],
    title: "Confidence threshold for tax codes set per topic",
    owner: "ops",
    toldOn: 104,
    plannedFor: 107,
    rollbackPlan: "Set the one threshold of before.",
    authorisedOn: 106,
  });
  tellChange(history, {
    ...common,
    key: "CH-06",
    kinds: ["routing"],
    title: "Year-end questions get a queue of their own",
    owner: "support",
    toldOn: 146,
    plannedFor: 156,
    rollbackPlan: "Close the queue; its questions go back to the topic queues.",
    approvals: [
      ["cto", 146, null],
      ["finance", 146, 149],
    ],
  });
  on(146, "11:30", "Head of Product Ops", "change.add", {
    key: "CH-07",
    workflow: `@workflow:${PILOT_WORKFLOW}`,
    kinds: ["pricing", "ux"],
    title: "Answer quota shown in the customer portal",
    owner: "@cro",
    status: "planned",
  });
  for (const [loop, key] of [
    ["L-028", "CH-02"],
    ["L-035", "CH-03"],
    ["L-062", "CH-06"],
  ] as const) {
    on(151, "09:00", "Head of Product Ops", "loop.attach", { id: `@loop:${loop}`, change: `@change-${key}` });
  }
}
