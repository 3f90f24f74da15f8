import { describe, expect, it } from "vitest";
import { recordsOf } from "./support/pack-content.ts";
import { csv, makeWorkbench } from "./support/workbench.ts";

interface Sealed {
  readonly snapshot: string;
  readonly date: string;
  readonly late: boolean;
  readonly flags: readonly string[];
  readonly waivers: readonly { readonly reason: string; readonly pillar: string }[];
  readonly criteria: readonly { readonly pillar: string; readonly target: number | null }[];
}

/** Twelve weeks of work from Monday 2025-12-01 on, until Sunday 2026-02-22. */
function work(): string {
  const first = Date.UTC(2025, 11, 1);
  const days = Array.from({ length: 84 }, (_, day) =>
    new Date(first + day * 86_400_000).toISOString().slice(0, 10),
  );
  const head =
    "date,workflow,segment,eligible,attempted,qualified,accepted,overridden,escalated,outcomes,model_cost,infra_cost,support_cost";
  return csv(head, ...days.map((date, day) => `${date},W,S,100,90,${60 + (day % 7)},30,5,5,50,10,2,3`));
}

describe("seal", () => {
  it("records open gaps as waived, seals targets as criteria, and needs a reason for a second one", async () => {
    const bench = makeWorkbench();
    const settings = { objective: { avd: { baseline: 0.6, target: 0.7 } } };
    const pack = await bench.pack({ "work.csv": work() }, { settings });
    const { code, stdout, stderr } = await bench.run(
      "seal",
      pack,
      "--date",
      "2026-02-02",
      "--out",
      "plain.c180",
    );
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("no reason given, command line");
    const sealed = await bench.ask<Sealed>("seal", pack, "--date", "2026-02-02", "--waive", "no CRM yet");
    expect(sealed).toMatchObject({ date: "2026-02-02", late: false, flags: [] });
    expect(sealed.waivers.map(({ pillar }) => pillar)).toEqual(expect.arrayContaining(["revenue", "loop"]));
    expect([...new Set(sealed.waivers.map(({ reason }) => reason))]).toEqual(["no CRM yet"]);
    expect(sealed.criteria).toMatchObject([{ pillar: "avd", target: 0.7 }]);

    expect(await bench.refused("seal", pack, "--date", "2026-02-03")).toContain("--reason");
    const second = await bench.ask<Sealed>("seal", pack, "--date", "2026-02-03", "--reason", "data restated");
    expect(second.snapshot).not.toBe(sealed.snapshot);
    const snapshots = recordsOf(bench.read(pack)).filter(({ type }) => type === "snapshot");
    expect(snapshots.map(({ id }) => id)).toEqual(expect.arrayContaining([sealed.snapshot, second.snapshot]));
    expect(await bench.ask("verify", pack)).toEqual({ ok: true, problems: [] });
  });

  it("seals and flags a date after Day 30, after the data, after the clock", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": work() });
    const flagsOf = async (date: string) => {
      const sealed = await bench.ask<Sealed>("seal", pack, "--date", date, "--out", "sealed.c180");
      return [sealed.late, sealed.flags.join("; ")] as const;
    };
    // Day 30 is 2026-02-04; the data end on 2026-02-22; the clock shows 2026-11-20.
    expect(await flagsOf("2026-02-04")).toEqual([false, ""]);
    const [isLate, late] = await flagsOf("2026-02-05");
    expect([isLate, /1 day/.test(late), /Day 30/.test(late)]).toEqual([true, true, true]);
    const [, afterData] = await flagsOf("2026-02-23");
    expect(afterData).toContain("2026-02-22");
    const [, afterClock] = await flagsOf("2026-11-21");
    expect(afterClock).toContain("clock");
    expect((await bench.run("seal", pack, "--date", "2026-02-30")).code).toBe(2);
    expect((await bench.run("seal", pack)).code).toBe(2);
    // A pack without any data and without targets is sealed too: nothing of the gaps makes it fail.
    await bench.pack({}, { out: "empty.c180" });
    const plain = await bench.run("seal", "empty.c180", "--date", "2026-02-02");
    expect([plain.code, plain.stdout.includes("none set")]).toEqual([0, true]);
  });

  it("criteria of a file are sealed; a file that is wrong is refused at its place", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": work() });
    for (const wrong of [
      { colour: { target: 1 } },
      { avd: { target: "much" } },
      { avd: { metric: "nope", target: 1 } },
      { avd: { bar: 1 } },
      [],
      5,
    ]) {
      bench.json("c.json", wrong);
      await bench.refused("seal", pack, "--date", "2026-02-02", "--criteria", "c.json");
    }
    bench.write("c.json", "{");
    expect(await bench.refused("seal", pack, "--date", "2026-02-02", "--criteria", "c.json")).toContain(
      "JSON_SYNTAX",
    );
    bench.json("c.json", { avd: { target: 0.75 }, trust: { metric: "trust.override", target: "0.1" } });
    const sealed = await bench.ask<Sealed>("seal", pack, "--date", "2026-02-02", "--criteria", "c.json");
    expect(sealed.criteria.map(({ pillar, target }) => [pillar, Number(target)])).toEqual([
      ["avd", 0.75],
      ["trust", 0.1],
    ]);
  });

  it("what comes later changes no sealed figure", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": work() });
    const { snapshot } = await bench.ask<Sealed>("seal", pack, "--date", "2026-02-02");
    const sealedAs = () => recordsOf(bench.read(pack)).find(({ id }) => id === snapshot);
    const before = sealedAs();
    bench.write("work.csv", csv("date,workflow,segment,eligible,qualified", "2026-01-20,W,S,100,1"));
    await bench.done("import", pack, "work.csv");
    bench.json("s.json", { workflows: { W: { unitValue: 5 } }, dealFitBar: 10 });
    await bench.done("settings", pack, "s.json");
    expect(sealedAs()).toEqual(before);
    expect(await bench.ask("verify", pack)).toEqual({ ok: true, problems: [] });
    bench.write("c.jsonl", JSON.stringify({ command: "import.takeBack", input: { id: snapshot } }));
    await bench.refused("apply", pack, "c.jsonl");
  });
});
