import { describe, expect, it } from "vitest";
import { csv, type FigureRow, makeWorkbench, valuesOf } from "./support/workbench.ts";

const HEAD =
  "id,at,workflow,segment,customer,mode,disposition,quality,confidence,cycle_minutes,correction_minutes,success,model_cost,infra_cost,support_cost";
const ROWS = csv(
  HEAD,
  // 23:30 UTC on the 5th is 00:30 on the 6th in Berlin.
  "1,2026-01-05T23:30:00Z,W,S,c1,autonomous,accepted,pass,0.5,1,2,true,1,1,1",
  "2,2026-01-05T10:00:00+01:00,W,S,c2,autonomous,overridden,pass,0.9,3,,false,1,,",
  "3,2026-01-05T10:00:00+01:00,W,S,c2,autonomous,,unknown,0.9,5,,,1,,",
  "4,2026-01-05T10:00:00+01:00,W,S,c3,autonomous,none,pass,,7,,,1,,",
  "5,2026-01-05T10:00:00+01:00,W,S,c3,assisted,escalated,pass,0.9,9,4,true,-2,,",
  "6,2026-01-05T10:00:00+01:00,W,T,,manual,none,,,7,,,,,",
  "7,2026-01-05T10:00:00+01:00,W,S,,autonomous,accepted,fail,0.9,,0,true,1,,",
);
const DAILY = csv(
  "date,workflow,segment,eligible,attempted,qualified,outcomes,active_customers",
  "2026-01-05,W,S,100,90,80,1,1",
  "2026-01-05,W,U,100,90,80,1,1",
  "2026-01-06,W,S,100,90,80,1,1",
  "2026-01-07,W,S,100,90,80,1,1",
  "2026-01-05,V,S,100,90,80,1,1",
);
const CORRECTIONS = csv(
  "id,at,workflow,segment,minutes",
  "1,2026-01-08T10:00:00Z,W,S,5",
  "2,2026-01-05T10:00:00Z,W,S,8",
);

describe("interactions", () => {
  it("roll up to the daily counts, by the workflow's floor and its word on unknown quality", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "interactions.csv": ROWS });
    const by = ["--by", "workflow,segment,day"];
    const rows = await bench.ask<FigureRow[]>("metrics", pack, ...by);
    const s5 = "W|S|2026-01-05";
    const sides = (metric: string, key: string, from = rows) => {
      const row = from.find(
        (one) => one.metric === metric && `${one.workflow}|${one.segment}|${one.period}` === key,
      );
      return [row?.numerator, row?.denominator];
    };
    // Rows 2, 3, 4, 5 and 7: eligible 5, attempted 5, completed 3, 4, 7; qualified 4 (3 is unknown, 7 failed).
    expect(sides("avd.rate", s5)).toEqual([1, 5]);
    expect(sides("avd.coverage", s5)).toEqual([5, 5]);
    expect(sides("trust.acceptance", s5)).toEqual([1, 3]);
    expect(sides("trust.override", s5)).toEqual([1, 3]);
    expect(sides("trust.escalation", s5)).toEqual([1, 3]);
    // Costs 1 + 1 + 1 − 2 + 1 over two successes (5, 7).
    expect(sides("cost.modelPerOutcome", s5)).toEqual([2, 2]);
    expect(sides("avd.perCustomer", s5)).toEqual([1, 2]);
    expect(valuesOf(rows, "trust.corrections")).toEqual({
      [s5]: 2,
      "W|S|2026-01-06": 1,
      "W|T|2026-01-05": 0,
    });
    expect(valuesOf(rows, "trust.correctionP50")[s5]).toBe(2);
    expect(valuesOf(rows, "avd.cycleP50")).toEqual({ [s5]: 6, "W|S|2026-01-06": 1, "W|T|2026-01-05": 7 });
    expect(valuesOf(rows, "avd.coverage")["W|T|2026-01-05"]).toBe(0);
    expect(valuesOf(rows, "cost.modelPerOutcome")["W|T|2026-01-05"]).toBe(null);
    expect(valuesOf(rows, "avd.rate")["W|S|2026-01-06"]).toBe(1);

    const settle = async (settings: unknown) => {
      bench.json("s.json", { workflows: { W: settings } });
      await bench.done("settings", pack, "s.json");
      return sides("avd.rate", s5, await bench.ask<FigureRow[]>("metrics", pack, ...by));
    };
    expect(await settle({ unknownQualityCounts: true })).toEqual([2, 5]);
    // An empty confidence (4) passes a floor of 0 only; 0.9 passes 0.9.
    expect(await settle({ confidenceFloor: 0.9 })).toEqual([1, 5]);
    expect(await settle({ confidenceFloor: "0.90000001" })).toEqual([0, 5]);
    expect(await settle({ confidenceFloor: 0, unknownQualityCounts: false })).toEqual([1, 5]);
  });

  it("take the place of all daily rows of their workflow and date, whichever came first", async () => {
    const figures: unknown[] = [];
    for (const order of [
      ["work.csv", "interactions.csv", "corrections.csv"],
      ["corrections.csv", "interactions.csv", "work.csv"],
    ]) {
      const bench = makeWorkbench();
      const pack = await bench.pack();
      bench.write("work.csv", DAILY);
      bench.write("interactions.csv", ROWS);
      bench.write("corrections.csv", CORRECTIONS);
      let said = "";
      for (const file of order) said += (await bench.run("import", pack, file)).stderr;
      expect(said).toContain("W_DAILY_NOT_USED");
      const rows = await bench.ask<FigureRow[]>("metrics", pack, "--by", "workflow,segment,day");
      figures.push(rows);
      const cells = [
        ...new Set(
          rows
            .filter(({ metric }) => metric === "avd.volume")
            .map((row) => `${row.workflow}|${row.segment}|${row.period}`),
        ),
      ];
      expect(cells.sort()).toEqual([
        "V|S|2026-01-05",
        "W|S|2026-01-05",
        "W|S|2026-01-06",
        "W|S|2026-01-07",
        "W|S|2026-01-08",
        "W|T|2026-01-05",
      ]);
      expect(valuesOf(rows, "avd.volume")).toMatchObject({ "W|S|2026-01-07": 80, "W|S|2026-01-06": 1 });
      expect(valuesOf(rows, "trust.corrections")).toMatchObject({
        "W|S|2026-01-05": 3,
        "W|S|2026-01-08": 1,
        "V|S|2026-01-05": 0,
      });
      await bench.done("tables", pack, "--out", "t");
      expect(bench.text("t/work.csv").trimEnd().split("\n").length).toBe(6);
    }
    expect(figures[0]).toEqual(figures[1]);
  });

  it("a setting for a workflow waits until it comes", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack(
      {},
      { settings: { workflows: { Later: { unitValue: "2.5" } }, confirmationHours: 24, company: "Acme" } },
    );
    bench.write("work.csv", csv("date,workflow,segment,qualified", "2026-01-05,Later,S,4"));
    await bench.done("import", pack, "work.csv");
    expect(valuesOf(await bench.ask("metrics", pack), "avd.value")).toEqual({ "*|*|all": 10 });
    const printed = await bench.ask<{ workflows: unknown; confirmationHours: unknown }>("settings", pack);
    expect(printed.workflows).toMatchObject({
      Later: { unitValue: 2.5, confidenceFloor: 0, unknownQualityCounts: false },
    });
    expect(printed.confirmationHours).toBe(24);
    // What is printed can be set again, and is then the same.
    bench.json("s.json", printed);
    await bench.done("settings", pack, "s.json");
    expect(await bench.ask("settings", pack)).toEqual(printed);
  });

  it("settings refuse other keys by name and values out of range", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const wrong: Readonly<Record<string, unknown>> = {
      colour: { colour: 1 },
      unitvalue: { workflows: { W: { unitvalue: 1 } } },
      dealfit: { rqi: { dealfit: { weight: 1 } } },
      high: { rqi: { nrr: { high: 1 } } },
      Avd: { objective: { Avd: { weight: 1 } } },
      bar: { objective: { avd: { bar: 1 } } },
    };
    for (const [name, settings] of Object.entries(wrong)) {
      bench.json("s.json", settings);
      const line = await bench.refused("settings", pack, "s.json");
      expect(line).toContain("SETTING_UNKNOWN");
      expect(line).toContain(name);
    }
    for (const settings of [
      { confirmationHours: -1 },
      { workflows: { W: { confidenceFloor: 1.5 } } },
      { workflows: { "*": {} } },
      { dealFitBar: "x" },
    ]) {
      bench.json("s.json", settings);
      await bench.refused("settings", pack, "s.json");
    }
  });
});
