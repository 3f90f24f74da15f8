import { describe, expect, it } from "vitest";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { onlySide } from "../../../shared/merge/choices.ts";
import { mergePilots } from "../../../shared/merge/merge-pilots.ts";
import { settleMerge } from "../../../shared/merge/settle-merge.ts";
import { testWorld, valueOf } from "../commands/test-pilot.ts";
import { copiesOf, type Doing, lineOf, type Story, workImport } from "./two-copies.ts";

const ADA: Doing = ["person.add", { name: "Ada" }, "ada"];
const BEA: Doing = ["person.add", { name: "Bea" }, "bea"];
const CLAIMS: Doing = ["workflow.add", { name: "Claims" }, "claims"];
const loops = (title: string) => ({
  input: "loops",
  rows: `line,id,workflow,title,detected_at\n2,L1,Claims,${title},2026-02-01T08:00:00Z\n`,
  file: "loops.csv",
  fileDigest: "0".repeat(64),
  refused: 0,
});
const DECISION: Doing = ["decision.add", { title: "Roll back?", status: "draft" }, "decision"];
const CHARTER: Doing = [
  "charter.add",
  { role: "Revenue Engineering", text: "Runs the loop", holder: "$ada" },
  "charter",
];

/** What each story comes to. */
const CASES: readonly (readonly [what: string, story: Story, collisions: readonly string[]])[] = [
  ["nothing on one side", { a: [ADA], b: [] }, []],
  ["different records", { a: [ADA], b: [BEA] }, []],
  [
    "different fields of one record",
    {
      common: [ADA],
      a: [["person.edit", { id: "$ada", title: "CPO" }]],
      b: [["person.edit", { id: "$ada", role: "CPO" }]],
    },
    [],
  ],
  [
    "one field, one value",
    {
      common: [ADA],
      a: [["person.edit", { id: "$ada", title: "CPO" }]],
      b: [["person.edit", { id: "$ada", title: "CPO" }]],
    },
    [],
  ],
  [
    "one field, two values",
    {
      common: [ADA],
      a: [["person.edit", { id: "$ada", title: "CPO", since: "2026-01-01" }]],
      b: [["person.edit", { id: "$ada", title: "CTO", email: "ada@example.org" }]],
    },
    ["fields person: title"],
  ],
  [
    "a field changed back on one side was said again",
    {
      common: [["person.add", { name: "Ada", title: "CPO" }, "ada"]],
      a: [
        ["person.edit", { id: "$ada", title: "COO" }],
        ["person.edit", { id: "$ada", title: "CPO" }],
      ],
      b: [["person.edit", { id: "$ada", title: "CTO" }]],
    },
    ["fields person: title"],
  ],
  [
    "two fields of a form are settled one by one",
    {
      common: [ADA],
      a: [["person.edit", { id: "$ada", title: "CPO", function: "product" }]],
      b: [["person.edit", { id: "$ada", title: "CTO", function: "technology" }]],
    },
    ["fields person: function", "fields person: title"],
  ],
  [
    "removed on both sides",
    { common: [ADA], a: [["person.remove", { id: "$ada" }]], b: [["person.remove", { id: "$ada" }]] },
    [],
  ],
  [
    "removed on one side, edited on the other",
    {
      common: [ADA],
      a: [["person.remove", { id: "$ada" }]],
      b: [["person.edit", { id: "$ada", title: "CTO" }]],
    },
    ["removal person: removed"],
  ],
  [
    "removed on one side, named on the other",
    {
      common: [ADA],
      a: [["conflict.add", { title: "Speed or margin", owner: "$ada" }]],
      b: [["person.remove", { id: "$ada" }]],
    },
    ["removal person: removed"],
  ],
  [
    "a workflow removed on one side, fed by an import of the other",
    {
      common: [CLAIMS],
      a: [["workflow.remove", { id: "$claims" }]],
      b: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,8")]],
    },
    ["removal workflow: removed"],
  ],
  ["one workflow made twice", { a: [CLAIMS], b: [CLAIMS] }, []],
  [
    "one workflow renamed differently",
    {
      common: [CLAIMS],
      a: [["workflow.rename", { id: "$claims", name: "Cases" }]],
      b: [["workflow.rename", { id: "$claims", name: "Files" }]],
    },
    ["fields workflow: name"],
  ],
  [
    "two workflows come to one name",
    {
      common: [CLAIMS],
      a: [["workflow.rename", { id: "$claims", name: "Cases" }]],
      b: [["workflow.add", { name: "Cases" }, "cases"]],
    },
    ["name workflow Cases"],
  ],
  [
    "rows of different days",
    {
      a: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,8")]],
      b: [["import.add", workImport("2026-02-03,Claims,SMB,10,9,8")]],
    },
    [],
  ],
  [
    "one row twice",
    {
      a: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,8")]],
      b: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,8", "2026-02-03,Claims,SMB,10,9,8")]],
    },
    [],
  ],
  [
    "one row differently",
    {
      a: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,8")]],
      b: [["import.add", workImport("2026-02-02,Claims,SMB,12,9,7")]],
    },
    ["row work 2026-02-02 Claims SMB: eligible completed"],
  ],
  [
    "a row that is only repeated asserts nothing",
    {
      common: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,8")]],
      a: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,7")]],
      b: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,8", "2026-02-03,Claims,SMB,10,9,8")]],
    },
    [],
  ],
  [
    "the records of a file differ in one field",
    { common: [CLAIMS], a: [["import.add", loops("Slow")]], b: [["import.add", loops("Wrong")]] },
    ["fields loop: title"],
  ],
  [
    "a decision rejected here and sent back there is settled as a whole",
    {
      common: [ADA, DECISION],
      a: [["decision.reject", { id: "$decision", by: "$ada", reason: "No case" }]],
      b: [["decision.revise", { id: "$decision", conditions: "Only at home" }]],
    },
    ["fields decision: conditions decidedAt decidedBy rejectionReason status"],
  ],
  [
    "a charter approved here and edited there",
    {
      common: [ADA, CHARTER],
      a: [["charter.approve", { id: "$charter" }]],
      b: [["charter.edit", { id: "$charter", text: "Runs another loop" }]],
    },
    ["sealed charter: approvedOn text"],
  ],
  [
    "two baselines",
    {
      common: [["import.add", workImport("2026-01-05,Claims,SMB,10,9,8")]],
      a: [["baseline.seal", { date: "2026-02-01" }]],
      b: [["baseline.seal", { date: "2026-02-02" }]],
    },
    ["seal baseline"],
  ],
];

describe("two copies of one pilot", () => {
  it.each(CASES)("%s", (_, story, expected) => {
    const { a, b } = copiesOf(story);
    const merge = valueOf(mergePilots(a, b));
    expect(merge.collisions.map(lineOf)).toEqual(expected);
    const turned = valueOf(mergePilots(b, a));
    expect(turned.collisions.map(({ id }) => id)).toEqual(merge.collisions.map(({ id }) => id));
    for (const side of ["A", "B"] as const) {
      const choices = new Map(merge.collisions.map((one) => [one.id, { side: onlySide(one) ?? side }]));
      expect(verifyPilot(valueOf(settleMerge(merge, choices, testWorld("settle"))))).toEqual([]);
    }
  });
});
