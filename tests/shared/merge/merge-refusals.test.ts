import { describe, expect, it } from "vitest";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { withholdFor } from "../../../shared/journal/withhold.ts";
import { mergePilots } from "../../../shared/merge/merge-pilots.ts";
import { settleMerge } from "../../../shared/merge/settle-merge.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { problemOf, run, testWorld, valueOf } from "../commands/test-pilot.ts";
import { copiesOf, type Doing, mergeOf, type Story, settledBy } from "./two-copies.ts";

const ADA: Doing = ["person.add", { name: "Ada" }, "ada"];

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
