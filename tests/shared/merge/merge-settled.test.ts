import { describe, expect, it } from "vitest";
import { executeCommand } from "../../../shared/commands/registry.ts";
import { baselineInForce, sealedBaselines } from "../../../shared/domain/baselines.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
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

const CHARTER: Doing = [
  "charter.add",
  { role: "Revenue Engineering", text: "Runs the loop", holder: "$ada" },
  "charter",
];

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

function completedOf(pilot: WholePilot): readonly number[] {
  const column = valueOf(importedRows(pilot, "work"))?.columns.get("completed");
  return column?.kind === "number" ? [...column.values] : [];
}
