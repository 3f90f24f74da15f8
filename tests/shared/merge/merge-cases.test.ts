import { describe, expect, it } from "vitest";
import { executeCommand } from "../../../shared/commands/registry.ts";
import { baselineInForce, sealedBaselines } from "../../../shared/domain/baselines.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { withholdFor } from "../../../shared/journal/withhold.ts";
import { onlySide } from "../../../shared/merge/choices.ts";
import { mergePilots } from "../../../shared/merge/merge-pilots.ts";
import { settleMerge } from "../../../shared/merge/settle-merge.ts";
import { importedRows } from "../../../shared/pilot-data/batch-tables.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { problemOf, refusal, run, testWorld, valueOf } from "../commands/test-pilot.ts";
import { addGuardrail, addLeaders, draftMatrix } from "../domain/test-matrix.ts";
import { TestPilot } from "../domain/test-pilot.ts";
import { copiesOf, type Doing, lineOf, mergeOf, type Story, settledBy, workImport } from "./two-copies.ts";

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

describe("what is settled", () => {
  const story: Story = {
    common: [ADA],
    a: [["person.edit", { id: "$ada", title: "CPO" }]],
    b: [["person.edit", { id: "$ada", title: "CTO", email: "ada@example.org" }]],
  };

  it("says who said what, and when", () => {
    const [collision] = mergeOf(story).collisions;
    expect(collision).toMatchObject({
      fields: [
        { field: "title", A: { value: "CPO", withheld: false }, B: { value: "CTO", withheld: false } },
      ],
      A: { by: "Ada", at: "2026-02-04T08:00:00.000Z", command: "person.edit", entry: "pa-1" },
      B: { by: "Bea", at: "2026-02-05T08:00:00.000Z", command: "person.edit", entry: "pb-1" },
    });
  });

  it.each([
    ["A", "CPO"],
    ["B", "CTO"],
  ] as const)("side %s gives %s, in one entry that has seen both", (side, title) => {
    const merge = mergeOf(story);
    const settled = settledBy(merge, { side });
    const ada = recordById(settled, "person", merge.ids.get("ada") ?? "");
    expect(ada).toMatchObject({ title, email: "ada@example.org" });
    expect(settled.entries).toHaveLength(merge.merged.entries.length + 1);
    const last = settled.entries.at(-1);
    expect(last).toMatchObject({ command: "merge.settle", actor: "Cid" });
    expect(last?.seen.map(([replica]) => replica)).toEqual(["pa", "pb", "root"]);
    const [settlement] = recordsOf(settled, "settlement");
    const [taken, rejected] = side === "A" ? ["pa-1", "pb-1"] : ["pb-1", "pa-1"];
    expect(settlement?.choices).toEqual([{ record: ada?.id, field: "title", taken, rejected }]);
  });

  it("keeps the other side as a note about the record", () => {
    const merge = mergeOf(story);
    const settled = settledBy(merge, { side: "A", note: true });
    expect(recordsOf(settled, "note")).toMatchObject([
      { about: merge.ids.get("ada"), text: "Not taken in a merge, from Bea, 2026-02-05: title: CTO" },
    ]);
  });

  it("is not asked again, and what comes later counts", () => {
    const { a, b, ids } = copiesOf(story);
    const settled = settledBy(valueOf(mergePilots(a, b)), { side: "A" });
    const edit = { id: ids.get("ada"), title: "COO" };
    const later = run(b, "person.edit", edit, testWorld("pb", "2026-02-10T10:00:00.000Z")).state;
    const again = valueOf(mergePilots(settled, later));
    expect(again.collisions.map(lineOf)).toEqual(["fields person: title"]);
    expect(recordById(settledBy(again, { side: "B" }), "person", ids.get("ada") ?? "")?.title).toBe("COO");
  });

  it("collides with another settlement of the same, also where neither changed what stood there", () => {
    const { a, b } = copiesOf(story);
    const merge = valueOf(mergePilots(a, b));
    const settle = (side: "A" | "B", replica: string) => {
      const choices = new Map(merge.collisions.map(({ id }) => [id, { side }]));
      return valueOf(settleMerge(merge, choices, testWorld(replica, "2026-02-09T10:00:00.000Z")));
    };
    expect(valueOf(mergePilots(settle("A", "sa"), settle("A", "sb"))).collisions).toEqual([]);
    const apart = valueOf(mergePilots(settle("A", "sa"), settle("B", "sb")));
    expect(apart.collisions.map(lineOf)).toEqual(["fields person: title"]);
  });

  it.each([
    ["A", true],
    ["B", false],
  ] as const)("a removal stands only where it is taken: side %s", (side, isRemoved) => {
    const removal: Story = {
      common: [ADA],
      a: [["person.remove", { id: "$ada" }]],
      b: [["conflict.add", { title: "Speed", owner: "$ada" }]],
    };
    const merge = mergeOf(removal);
    expect(merge.collisions).toMatchObject([{ removedBy: "A", usedBy: [expect.stringMatching(/^pb-1-/)] }]);
    const settled = settledBy(merge, { side });
    expect(settled.records.get(merge.ids.get("ada") ?? "")?.removed).toBe(isRemoved);
    expect(recordsOf(settled, "conflict")).toHaveLength(1);
  });

  it.each([
    ["A", 8],
    ["B", 7],
  ] as const)(
    "the row of side %s counts (%s completed), also after it was imported on the other side again",
    (side, completed) => {
      const rows: Story = {
        a: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,8")]],
        b: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,7")]],
      };
      const settled = settledBy(mergeOf(rows), { side });
      expect(completedOf(settled)).toEqual([completed]);
      const renamed = run(
        settled,
        "workflow.rename",
        {
          id: recordsOf(settled, "workflow")[0]?.id,
          name: "Cases",
        },
        testWorld("later", "2026-02-10T10:00:00.000Z"),
      ).state;
      expect(completedOf(renamed)).toEqual([completed]);
      const taken = recordsOf(renamed, "batch").find(
        ({ digest }) => digest === recordsOf(renamed, "settlement")[0]?.keys?.[0]?.digest,
      );
      const back = run(
        renamed,
        "import.takeBack",
        { id: taken?.id },
        testWorld("later", "2026-02-11T10:00:00.000Z"),
      ).state;
      expect(completedOf(back)).toEqual([15 - completed]);
    },
  );

  it("a row that one side corrected counts although the other imported the old one later", () => {
    const { merged, collisions } = mergeOf({
      common: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,8")]],
      a: [["import.add", workImport("2026-02-02,Claims,SMB,10,9,7")]],
      b: [
        ADA,
        BEA,
        ["import.add", workImport("2026-02-02,Claims,SMB,10,9,8", "2026-02-03,Claims,SMB,10,9,9")],
      ],
    });
    expect(collisions).toEqual([]);
    expect(merged.entries.at(-1)?.replica).toBe("pb");
    expect(completedOf(merged)).toEqual([7, 9]);
  });

  it("two names: the one keeps it, the other gets one of its own, and its old names go on meaning it", () => {
    const names: Story = {
      common: [CLAIMS],
      a: [["workflow.rename", { id: "$claims", name: "Cases" }]],
      b: [["workflow.add", { name: "Cases" }, "cases"]],
    };
    const named = (pilot: WholePilot) =>
      recordsOf(pilot, "workflow").map(({ name, aliases }) => [name, ...(aliases ?? [])].join(" < "));
    expect(named(settledBy(mergeOf(names), { side: "A" }))).toEqual(["Cases < Claims", "Cases (2)"]);
    expect(named(settledBy(mergeOf(names), { side: "B", otherName: "Old claims" }))).toEqual([
      "Old claims < Claims",
      "Cases",
    ]);
  });

  it("a workflow renamed twice keeps both names as what it was called", () => {
    const names: Story = {
      common: [CLAIMS],
      a: [["workflow.rename", { id: "$claims", name: "Cases" }]],
      b: [["workflow.rename", { id: "$claims", name: "Files" }]],
    };
    const merge = mergeOf(names);
    expect(
      recordById(settledBy(merge, { side: "A" }), "workflow", merge.ids.get("claims") ?? ""),
    ).toMatchObject({
      name: "Cases",
      aliases: ["Claims", "Files"],
    });
  });

  it.each(["A", "B"] as const)(
    "of two baselines both stay and verify, that of side %s is in force",
    (side) => {
      const merge = mergeOf({
        common: [["import.add", workImport("2026-01-05,Claims,SMB,10,9,8")]],
        a: [["baseline.seal", { date: "2026-02-01" }]],
        b: [["baseline.seal", { date: "2026-02-02" }]],
      });
      const settled = settledBy(merge, { side });
      expect(sealedBaselines(settled)).toHaveLength(2);
      expect(baselineInForce(settled)?.date).toBe(side === "A" ? "2026-02-01" : "2026-02-02");
      expect(verifyPilot(settled)).toEqual([]);
    },
  );

  it("what was sealed stays: only its side can be taken, and the other is kept as a note", () => {
    const merge = mergeOf({
      common: [ADA, CHARTER],
      a: [["charter.edit", { id: "$charter", text: "Runs another loop" }]],
      b: [["charter.approve", { id: "$charter" }]],
    });
    const [collision] = merge.collisions;
    expect(collision).toMatchObject({ kind: "sealed", only: "B" });
    const choices = new Map([[collision?.id ?? "", { side: "A" }]] as const);
    expect(problemOf(settleMerge(merge, choices, testWorld("settle")))).toMatchObject({ code: "SETTLEMENT" });
    const settled = settledBy(merge, { side: "B", note: true });
    expect(recordsOf(settled, "charter")).toMatchObject([
      { text: "Runs the loop", approvedOn: "2026-02-05" },
    ]);
    expect(recordsOf(settled, "note")).toMatchObject([
      { text: expect.stringContaining("text: Runs another loop") },
    ]);
  });

  it("a row of a matrix that was sealed meanwhile stays as it was sealed, also one that was added", () => {
    const pilot = new TestPilot();
    const people = addLeaders(pilot);
    const matrix = draftMatrix(pilot, people, addGuardrail(pilot, people.cto));
    const common = pilot.state;
    const row = recordsOf(common, "decisionRight")[0]?.id;
    const on = (replica: string) => testWorld(replica, "2026-06-23T08:00:00.000Z");
    const a = run(
      common,
      "rightsMatrix.publish",
      { id: matrix, effectiveFrom: "2026-06-23" },
      on("pa"),
    ).state;
    const edited = run(common, "decisionRight.edit", { id: row, note: "Ask first" }, on("pb")).state;
    const b = run(
      edited,
      "decisionRight.add",
      { decisionType: "Names", category: 3, matrix },
      on("pb"),
    ).state;
    const merge = valueOf(mergePilots(a, b));
    expect(merge.collisions.map(lineOf)).toEqual([
      expect.stringMatching(/^sealed decisionRight: /),
      expect.stringMatching(/^sealed decisionRight: /),
    ]);
    const settled = settledBy(merge, { side: "A" });
    expect(verifyPilot(settled)).toEqual([]);
    expect(recordsOf(settled, "decisionRight")).toHaveLength(recordsOf(common, "decisionRight").length);
    expect(recordById(settled, "decisionRight", row ?? "")?.note).toBeUndefined();
  });

  it("cannot be undone, and own commands from before it can", () => {
    const { a, b, ids } = copiesOf({ ...story, a: [...story.a, ["person.add", { name: "Dov" }, "dov"]] });
    const settled = settledBy(valueOf(mergePilots(a, b)), { side: "A" });
    expect(
      refusal(settled, "undo", { seq: 1 }, testWorld("settle", "2026-02-10T10:00:00.000Z")),
    ).toMatchObject({
      code: "RULE",
      message: "a merge goes back to its restore point",
    });
    const undone = run(settled, "undo", {}, testWorld("pa", "2026-02-10T10:00:00.000Z")).state;
    expect(undone.records.get(ids.get("dov") ?? "")?.removed).toBe(true);
    // What was settled otherwise since is not undone behind somebody's back.
    const other = settledBy(valueOf(mergePilots(a, b)), { side: "B" });
    const once = run(other, "undo", {}, testWorld("pa", "2026-02-10T10:00:00.000Z")).state;
    expect(
      executeCommand(
        once,
        { command: "undo", input: { seq: 1 } },
        testWorld("pa", "2026-02-11T10:00:00.000Z"),
      ),
    ).toMatchObject({
      ok: false,
      problem: { code: "RULE" },
    });
  });
});

describe("what is withheld", () => {
  const story: Story = {
    common: [ADA, ["incentive.add", { person: "$ada", metric: "Bookings", weight: 0.2 }, "incentive"]],
    a: [["incentive.edit", { id: "$incentive", weight: 0.3 }]],
    b: [["incentive.edit", { id: "$incentive", metric: "Outcomes", weight: 0.4 }]],
  };

  it("is not deleted: a copy without the values takes nothing away", () => {
    const { a, common } = copiesOf({ ...story, b: [] });
    const shared = withholdFor(common, "everyone");
    const added = run(
      shared,
      "person.add",
      { name: "Bea" },
      testWorld("pb", "2026-02-05T10:00:00.000Z"),
    ).state;
    const merge = valueOf(mergePilots(added, a));
    expect(merge.collisions).toEqual([]);
    expect(recordsOf(merge.merged, "incentive")).toMatchObject([
      { weight: 0.3, metric: "Bookings", withheld: [] },
    ]);
  });

  it("is listed with who and when, and settled by side", () => {
    const { a, b, ids } = copiesOf(story);
    const [open, shut] = [withholdFor(a, "everyone"), withholdFor(b, "everyone")];
    const merge = valueOf(mergePilots(open, shut));
    expect(merge.collisions).toMatchObject([
      {
        fields: [{ field: "weight", A: { value: null, withheld: true }, B: { value: null, withheld: true } }],
        B: { by: "Bea" },
      },
    ]);
    const settled = settledBy(merge, { side: "B", note: true });
    expect(verifyPilot(settled)).toEqual([]);
    // Whoever has the values sees what was taken without seeing it.
    const seen = valueOf(mergePilots(settled, a));
    const all = valueOf(mergePilots(seen.merged, b));
    expect([...seen.collisions, ...all.collisions]).toEqual([]);
    expect(recordById(all.merged, "incentive", ids.get("incentive") ?? "")).toMatchObject({
      weight: 0.4,
      withheld: [],
    });
  });
});

describe("refusals", () => {
  const story: Story = {
    common: [ADA],
    a: [["person.edit", { id: "$ada", title: "CPO" }]],
    b: [["person.edit", { id: "$ada", title: "CTO" }]],
  };
  const world = testWorld("settle", "2026-02-09T10:00:00.000Z");

  it("CONFLICT: something is not settled", () => {
    expect(problemOf(settleMerge(mergeOf(story), new Map(), world))).toMatchObject({
      code: "CONFLICT",
      message: "1 of 1 conflicts are not settled",
    });
  });

  it("SETTLEMENT: it settles what does not collide", () => {
    const choices = new Map([["0123456789abcdef", { side: "A" }]] as const);
    expect(problemOf(settleMerge(mergeOf(story), choices, world))).toMatchObject({ code: "SETTLEMENT" });
  });

  it("DIFFERENT_ENGAGEMENT: it is another pilot", () => {
    const { a } = copiesOf(story);
    const other = copiesOf({ ...story, common: [], a: [], b: [] }).a;
    const strange = { ...other, pilotId: "root-1-2" };
    expect(problemOf(mergePilots(a, strange)).code).toBe("DIFFERENT_ENGAGEMENT");
    const otherRoot = run(other, "person.add", { name: "Eva" }).state;
    expect(problemOf(mergePilots(a, { ...otherRoot, entries: otherRoot.entries.slice(1) })).code).toBe(
      "DIFFERENT_ENGAGEMENT",
    );
  });

  it("REPLICA_FORK: one installation wrote two histories", () => {
    const { common } = copiesOf(story);
    const [one, other] = ["Dov", "Eva"].map(
      (name) => run(common, "person.add", { name }, testWorld("pa")).state,
    );
    if (one === undefined || other === undefined) throw new Error("two copies");
    expect(problemOf(mergePilots(one, other))).toMatchObject({
      code: "REPLICA_FORK",
      message: "both sides have an entry pa-1, and they differ",
    });
  });
});

function completedOf(pilot: WholePilot): readonly number[] {
  const column = valueOf(importedRows(pilot, "work"))?.columns.get("completed");
  return column?.kind === "number" ? [...column.values] : [];
}
