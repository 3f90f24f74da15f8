import { describe, expect, it } from "vitest";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { TestPilot } from "../domain/test-pilot.ts";

describe("conflict.rank", () => {
  const withConflicts = () => {
    const pilot = new TestPilot();
    const [a, b, c, d] = ["A", "B", "C", "D"].map((title, index) =>
      pilot.run("conflict.add", { title, rank: index + 1, ...(title === "D" ? { status: "dropped" } : {}) }),
    ) as [string, string, string, string];
    return { pilot, a, b, c, d };
  };
  const ranks = (pilot: TestPilot) =>
    recordsOf(pilot.state, "conflict").map(({ title, rank }) => `${title} ${rank ?? "-"}`);

  it("puts those named first and the others after them; dropped ones lose their rank", () => {
    const { pilot, c } = withConflicts();
    pilot.run("conflict.rank", { order: [c] });
    expect(ranks(pilot)).toEqual(["A 2", "B 3", "C 1", "D -"]);
  });

  it("swaps two in one entry", () => {
    const { pilot, a, b, c } = withConflicts();
    const before = pilot.state.entries.length;
    pilot.run("conflict.rank", { order: [b, a, c] });
    expect(ranks(pilot)).toEqual(["A 2", "B 1", "C 3", "D -"]);
    expect(pilot.state.entries).toHaveLength(before + 1);
  });

  it("refuses one that is not there, and one named twice", () => {
    const { pilot, a } = withConflicts();
    const unknown = pilot.try("conflict.rank", { order: [a, "x"] });
    expect(unknown.ok ? null : unknown.problem).toMatchObject({ code: "REF_DANGLING", where: "/order/1" });
    const twice = pilot.try("conflict.rank", { order: [a, a] });
    expect(twice.ok ? null : twice.problem.code).toBe("COMMAND_INPUT");
  });
});

describe("phase.close", () => {
  const AS_OF = "2026-07-15T12:00:00Z";
  const openOf = (pilot: TestPilot, phase: string) =>
    pilot.view(AS_OF).items.filter((item) => item.phase === phase && item.state !== "proven");
  const reasonsFor = (pilot: TestPilot, phase: string) =>
    openOf(pilot, phase).map(({ id }) => ({ item: id, reason: "Agreed with the board" }));

  it("overrides all that is not proven in one entry, so that the gate closes and says why", () => {
    const pilot = new TestPilot();
    pilot.now = AS_OF;
    const reasons = reasonsFor(pilot, "P1");
    expect(reasons).toHaveLength(4);
    const before = pilot.state.entries.length;
    pilot.run("phase.close", { phase: "P1", reasons });
    expect(pilot.state.entries).toHaveLength(before + 1);
    expect(pilot.view(AS_OF).gates[0]).toMatchObject({ state: "closed", settled: 4 });
    expect(openOf(pilot, "P1").map(({ overrideReason }) => overrideReason)).toEqual(
      Array.from({ length: 4 }, () => "Agreed with the board"),
    );
  });

  it("asks a reason only of what is not proven", () => {
    const pilot = new TestPilot();
    pilot.now = AS_OF;
    const ada = pilot.person("Ada");
    for (const rank of [1, 2, 3]) {
      pilot.run("conflict.add", {
        title: `Conflict ${rank}`,
        rank,
        owner: ada,
        costOfDelayMicrosPerWeek: 1_000_000,
      });
    }
    expect(reasonsFor(pilot, "P1")).toHaveLength(3);
    const proven = pilot.view(AS_OF).items.find(({ template }) => template === "p1-conflicts")?.id ?? "";
    const all = [...reasonsFor(pilot, "P1"), { item: proven, reason: "So" }];
    const refused = pilot.try("phase.close", { phase: "P1", reasons: all });
    expect(refused.ok ? null : refused.problem).toMatchObject({ code: "RULE", where: "/reasons/3/item" });
    pilot.run("phase.close", { phase: "P1", reasons: reasonsFor(pilot, "P1") });
    expect(pilot.view(AS_OF).gates[0]?.state).toBe("closed");
  });

  it("stays open by half: an item without a reason refuses the whole", () => {
    const pilot = new TestPilot();
    const refused = pilot.try("phase.close", { phase: "P2", reasons: reasonsFor(pilot, "P2").slice(1) });
    expect(refused.ok ? "" : refused.problem.message).toMatch(/^P2 stays open: "Run one integrated weekly/);
  });

  it("does nothing where all is settled", () => {
    const pilot = new TestPilot();
    pilot.run("phase.close", { phase: "P3", reasons: reasonsFor(pilot, "P3") });
    const again = pilot.try("phase.close", { phase: "P3", reasons: [] });
    expect(again.ok && again.value.entry).toBeNull();
    expect(again.ok && again.value.notes).toEqual(["P3 is closed: each of its items is settled"]);
  });
});

describe("attachment.add", () => {
  it("makes evidence of the record that it is about, in the same entry", () => {
    const pilot = new TestPilot();
    const [item] = recordsOf(pilot.state, "checklistItem");
    const before = pilot.state.entries.length;
    const file = pilot.run("attachment.add", {
      name: "map.pdf",
      mediaType: "application/pdf",
      bytes: "bWFw",
      about: item?.id,
    });
    expect(pilot.state.entries).toHaveLength(before + 1);
    expect(recordsOf(pilot.state, "evidence")).toMatchObject([
      { about: item?.id, kind: "file", title: "map.pdf", attachment: file },
    ]);
    pilot.run("undo", {});
    expect(recordsOf(pilot.state, "evidence")).toEqual([]);
    expect(recordsOf(pilot.state, "attachment")).toEqual([]);
  });

  it("refuses a file about a record that is not there", () => {
    const pilot = new TestPilot();
    const refused = pilot.try("attachment.add", {
      name: "map.pdf",
      mediaType: "application/pdf",
      bytes: "bWFw",
      about: "nothing",
    });
    expect(refused.ok ? null : refused.problem.code).toBe("REF_DANGLING");
  });
});
