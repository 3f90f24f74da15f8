import { describe, expect, it } from "vitest";
import type { PilotStatus } from "../../shared/domain/status.ts";
import { recordsOf } from "./support/pack-content.ts";
import { csv, makeWorkbench } from "./support/workbench.ts";

const AS_OF = ["--as-of", "2026-03-20T12:00:00Z"] as const;
const WORK = csv(
  "date,workflow,segment,eligible,attempted,completed,qualified,accepted,overridden,escalated,outcomes,model_cost,infra_cost,support_cost,active_customers,revenue",
  ...Array.from({ length: 63 }, (_, index) => {
    const date = new Date(Date.UTC(2026, 0, 12 + index)).toISOString().slice(0, 10);
    const qualified = 60 + (index % 3) + (index > 40 ? 20 : 0);
    return `${date},Claims,Retail,120,110,100,${qualified},80,${10 + (index % 2)},5,${qualified},10,5,20,40,100`;
  }),
);

describe("reviews without a window", () => {
  it("are prepared, held, moved and minuted by commands alone", async () => {
    const bench = makeWorkbench({ C180_NOW: "2026-03-20T12:00:00Z" });
    const pack = await bench.pack({ "work.csv": WORK });
    const apply = async (...requests: readonly object[]): Promise<void> => {
      bench.write("c.jsonl", requests.map((request) => JSON.stringify(request)).join("\n"));
      await bench.done("apply", pack, "c.jsonl");
    };
    const idOf = (type: string, field = "type"): string => {
      const found = recordsOf(bench.read(pack)).findLast(
        (record) => record.type === type && record[field] !== undefined,
      );
      if (found === undefined) throw new Error(`no ${type}`);
      return found.id;
    };
    await apply(
      { command: "person.add", input: { name: "Robin", role: "CRO" } },
      { command: "ask.add", input: { text: "Who signs?", due: "2026-03-10", metric: "avd.rate" } },
      {
        command: "review.move",
        input: { kind: "weekly", on: "2026-03-23", to: "2026-03-24", reason: "Travel" },
      },
      { command: "review.miss", input: { kind: "weekly", on: "2026-03-09", reason: "Nobody took the lead" } },
    );
    const before = await bench.ask<PilotStatus>("status", pack, ...AS_OF);
    expect(before.review.agenda.due.at(-1)).toMatchObject({ kind: "ask", text: "Who signs?", isLate: true });
    expect(before.review.agenda.questions.map(({ key }) => key)).toEqual(["value", "trust", "cost"]);
    expect(before.review.agenda.folded).toMatch(/metrics?: routine variation|too early to tell/u);
    const weekly = before.review.series.find(({ kind }) => kind === "weekly");
    expect(weekly?.entries.filter(({ reasons }) => reasons.length > 0)).toMatchObject([
      { due: "2026-03-09", state: "missed", reasons: ["Nobody took the lead"] },
      { due: "2026-03-23", on: "2026-03-24", state: "planned", moved: true, reasons: ["Travel"] },
    ]);
    expect(before.review.reset).toMatchObject({
      effort: "effort not recorded",
      month: { from: "2026-02-01" },
    });
    expect(before.asks).toMatchObject([
      { text: "Who signs?", overdue: true, subject: "Autonomous value rate" },
    ]);

    await apply({
      command: "review.start",
      input: { kind: "weekly", attendance: [{ person: idOf("person"), present: true }] },
    });
    const review = idOf("review", "startedAt");
    await apply(
      {
        command: "note.add",
        input: { about: review, kind: "confidential minutes", circle: "leadership", text: "In confidence" },
      },
      { command: "review.close", input: { id: review, verdict: "none" } },
    );
    await bench.done("report", pack, "--kind", "minutes", "--format", "md,csv", "--out", "room");
    await bench.done(
      "report",
      pack,
      "--kind",
      "minutes",
      "--copy",
      "facilitator",
      "--format",
      "md",
      "--out",
      "own",
    );
    expect(bench.text("room/minutes.md")).toContain("No trade-off decision was made");
    expect(bench.text("room/minutes.md")).not.toContain("In confidence");
    expect(bench.text("own/minutes.md")).toContain("In confidence");
    await bench.done("report", pack, "--kind", "reset", "--format", "md,html,xlsx", "--out", "month");
    expect(bench.text("month/reset.md")).toContain("Effort is not recorded");
    const refused = await bench.refused(
      "report",
      pack,
      "--kind",
      "board",
      "--format",
      "md",
      "--out",
      "board",
    );
    expect(refused).toContain("NO_NARRATIVE");

    // The slip goes out and comes back; a bad row is named by its line, and nothing changes.
    await bench.done("slip", pack, "--person", "Robin", "--table", "slip");
    expect(bench.text("slip/slip.csv")).toContain("kind,id,what");
    bench.write("bad.csv", csv("kind,id,answer", `ask,${idOf("ask")},Robin`));
    const bad = await bench.refused("slip", pack, "--person", "Robin", "--take", "bad.csv");
    expect(bad).toMatch(/RULE.*bad\.csv: line 2, column id/u);
    await apply({ command: "ask.edit", input: { id: idOf("ask"), owner: idOf("person") } });
    await bench.done("slip", pack, "--person", "Robin", "--take", "bad.csv");
    const after = await bench.ask<PilotStatus>("status", pack, ...AS_OF);
    expect(after.asks).toMatchObject([{ answer: "Robin" }]);
    expect(JSON.parse(await bench.done("verify", pack, "--json"))).toMatchObject({ ok: true });
  });
});
