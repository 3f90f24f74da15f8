import { describe, expect, it } from "vitest";
import type { PilotStatus } from "../../shared/domain/status.ts";
import { recordsOf } from "./support/pack-content.ts";
import { csv, makeWorkbench } from "./support/workbench.ts";

const AS_OF = ["--as-of", "2026-03-20T12:00:00Z"] as const;
const INCIDENTS = csv(
  "id,workflow,title,started_at,resolved_at",
  "I-1,Claims,Queue stuck,2026-02-10T08:00:00Z,2026-02-10T09:00:00Z",
);

/** Four weeks of work around 2 March, accepted four in five before and nine in ten after. */
const WORK = csv(
  "date,workflow,segment,eligible,attempted,accepted,overridden,escalated,model_cost,infra_cost,support_cost,revenue",
  ...Array.from({ length: 28 }, (_, index) => {
    const date = new Date(Date.UTC(2026, 1, 16 + index)).toISOString().slice(0, 10);
    const accepted = (index < 14 ? 80 : 90) + (index % 3);
    return `${date},Claims,Retail,120,110,${accepted},${100 - accepted},5,10,5,20,${100 + (index % 4)}`;
  }),
);

describe("a change and the loop that it answers, by commands alone", () => {
  it("are followed from the incident to the validation, and status says what the place says", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "incidents.csv": INCIDENTS, "work.csv": WORK });
    const idOf = (type: string, title: string): string => {
      const found = recordsOf(bench.read(pack)).find(
        (record) => record.type === type && (record["title"] ?? record["name"]) === title,
      );
      if (found === undefined) throw new Error(`no ${type} ${title}`);
      return found.id;
    };
    const apply = async (command: string, input: object): Promise<void> => {
      bench.json("c.jsonl", { command, input });
      await bench.done("apply", pack, "c.jsonl");
    };
    await apply("person.add", { name: "Chief Technology Officer" });
    const cto = idOf("person", "Chief Technology Officer");
    await apply("loop.open", { incident: idOf("incident", "Queue stuck") });
    const loop = idOf("loop", "Queue stuck");
    await apply("change.add", {
      title: "Restart it by itself",
      workflow: idOf("workflow", "Claims"),
      kinds: ["other"],
      status: "planned",
      plannedOn: "2026-03-02",
    });
    const change = idOf("change", "Restart it by itself");
    await apply("change.ask", { id: change, of: [cto], at: "2026-02-20T08:00:00Z" });
    await apply("loop.attach", { id: loop, change });
    const planned = await bench.ask<PilotStatus>("status", pack, "--as-of", "2026-02-27T08:00:00Z");
    expect(planned.shipsNext).toMatchObject([
      {
        title: "Restart it by itself",
        plannedOn: "2026-03-02",
        overdue: false,
        blockers: ["waits on Chief Technology Officer for 7 days", "has no rollback plan"],
      },
    ]);
    await apply("change.approve", { id: change, by: cto, at: "2026-02-28T08:00:00Z" });
    await apply("change.authorise", { id: change, at: "2026-03-01T08:00:00Z" });
    await apply("change.deploy", { id: change, at: "2026-03-02T06:00:00Z" });
    await apply("change.validate", { id: change, verdict: "improved", at: "2026-03-19T08:00:00Z" });

    const status = await bench.ask<PilotStatus>("status", pack, ...AS_OF);
    expect(status.changes).toMatchObject([
      { state: "validated", deployedOn: "2026-03-02", verdict: "improved" },
    ]);
    const [measured] = status.changes;
    expect(measured?.effects?.map(({ metric, verdict, dueOn }) => [metric, verdict, dueOn])).toEqual([
      ["avd.cycleP50", "not enough data", null],
      ["trust.acceptance", "improved", null],
      ["trust.escalation", "no detectable change", null],
      // April is its first whole month after, but without revenue before the change there is nothing to wait for.
      ["revenue.expansionPropensity", "not enough data", null],
      ["cost.margin", "no detectable change", null],
    ]);
    expect(status.approvals).toMatchObject({
      perChange: 1,
      medianDays: 8,
      approvers: [{ given: 1, waiting: 0 }],
    });
    expect(status.loops).toMatchObject([
      {
        state: "validated",
        open: false,
        incidents: ["I-1"],
        change: "Restart it by itself",
        verdict: "improved",
      },
    ]);
    expect(await bench.done("status", pack, ...AS_OF)).toContain("Restart it by itself (validated)");

    // What is out of order is refused in one line, and nothing changes.
    bench.json("c.jsonl", { command: "change.deploy", input: { id: change } });
    expect(await bench.refused("apply", pack, "c.jsonl")).toContain(
      "is validated: it can be rolled back next",
    );
    bench.json("c.jsonl", { command: "loop.edit", input: { id: loop, deployedAt: "2026-01-01T00:00:00Z" } });
    expect(await bench.refused("apply", pack, "c.jsonl")).toContain("TIME_ORDER");
  });
});
