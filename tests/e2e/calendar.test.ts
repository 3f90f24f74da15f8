import { describe, expect, it } from "vitest";
import { csv, type FigureRow, makeWorkbench, valuesOf } from "./support/workbench.ts";

const INTERACTIONS = "id,at,workflow,segment,mode,cycle_minutes";
const eligible = (figures: readonly FigureRow[], period: string) =>
  figures.find((figure) => figure.metric === "avd.coverage" && figure.period === period)?.denominator;

describe("days of the pilot's zone", () => {
  it.each([
    // The night of the change, the last moment of its day and the first of the next, in UTC.
    [
      "Europe/Berlin",
      "2026-03-29",
      "2026-03-28T23:00:00Z",
      "2026-03-29T21:59:59.999Z",
      "2026-03-29T22:00:00Z",
    ],
    [
      "Europe/Berlin",
      "2026-10-25",
      "2026-10-24T22:00:00Z",
      "2026-10-25T22:59:59.999Z",
      "2026-10-25T23:00:00Z",
    ],
    [
      "America/New_York",
      "2026-03-08",
      "2026-03-08T05:00:00Z",
      "2026-03-09T03:59:59.999Z",
      "2026-03-09T04:00:00Z",
    ],
    [
      "Asia/Kolkata",
      "2026-03-08",
      "2026-03-07T18:30:00Z",
      "2026-03-08T18:29:59.999Z",
      "2026-03-08T18:30:00Z",
    ],
    [
      "Pacific/Auckland",
      "2026-04-05",
      "2026-04-04T11:00:00Z",
      "2026-04-05T11:59:59.999Z",
      "2026-04-05T12:00:00Z",
    ],
    [
      "Pacific/Auckland",
      "2028-02-29",
      "2028-02-28T11:00:00Z",
      "2028-02-29T10:59:59.999Z",
      "2028-02-29T11:00:00Z",
    ],
  ])("%s %s", async (tz, day, first, last, next) => {
    const bench = makeWorkbench();
    const rows = [first, last, next].map((at, index) => `${index},${at},W,S,assisted,5`);
    const pack = await bench.pack(
      { "interactions.csv": csv(INTERACTIONS, ...rows) },
      { tz, start: "2026-01-05" },
    );
    const figures = await bench.ask<FigureRow[]>("metrics", pack, "--by", "day", "--metric", "avd.coverage");
    expect(
      figures.map(({ period, denominator, from, to }) => [
        period === day,
        denominator,
        from === period && to === period,
      ]),
    ).toEqual([
      [true, 2, true],
      [false, 1, true],
    ]);
  });

  it("weeks over the turn of the year, leap days, phases and months", async () => {
    const bench = makeWorkbench();
    const days = [
      "2026-12-27",
      "2026-12-28",
      "2027-01-03",
      "2027-01-04",
      "2028-02-28",
      "2028-02-29",
      "2028-03-01",
    ];
    const head = "date,workflow,segment,eligible,attempted";
    const pack = await bench.pack(
      { "work.csv": csv(head, ...days.map((day) => `${day},W,S,1,1`)) },
      { start: "2026-12-28" },
    );
    const weeks = await bench.ask<FigureRow[]>("metrics", pack, "--by", "week", "--metric", "avd.coverage");
    expect(
      weeks.map(({ period, denominator, from, to, partial }) => [period, denominator, from, to, partial]),
    ).toEqual([
      ["2026-W52", 1, "2026-12-27", "2026-12-27", false],
      ["2026-W53", 2, "2026-12-28", "2027-01-03", false],
      ["2027-W01", 1, "2027-01-04", "2027-01-10", false],
      ["2028-W09", 3, "2028-02-28", "2028-03-01", true],
    ]);
    const phases = await bench.ask<FigureRow[]>("metrics", pack, "--by", "phase", "--metric", "avd.coverage");
    expect(phases.map(({ period, denominator }) => [period, denominator ?? 0])).toEqual([
      ["P1", 3],
      ["P2", 0],
      ["P3", 0],
      ["P4", 0],
      ["P5", 0],
    ]);
    const months = await bench.ask<FigureRow[]>(
      "metrics",
      pack,
      "--by",
      "month",
      "--metric",
      "avd.coverage",
      "--from",
      "2026-12-28",
      "--to",
      "2028-02-28",
    );
    expect(
      months.map(({ period, denominator, from, to, partial }) => [period, denominator, from, to, partial]),
    ).toEqual([
      ["2026-12", 1, "2026-12-28", "2026-12-31", false],
      ["2027-01", 2, "2027-01-01", "2027-01-31", false],
      ["2028-02", 1, "2028-02-01", "2028-02-28", false],
    ]);
    expect(eligible(months, "2027-01")).toBe(2);
  });
});

describe("metrics: ranges and shapes", () => {
  it("whole months of revenue, partial periods, filters that match nothing, every dimension rolled up", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({
      "revenue.csv": csv(
        "month,customer,segment,starting_mrr,expansion,contraction,churned",
        "2026-01,a,S,100,10,0,0",
        "2026-01,b,T,100,0,0,50",
        "2026-02,a,S,110,0,0,0",
        "2026-02,b,T,50,0,0,0",
      ),
      "work.csv": csv(
        "date,workflow,segment,eligible,qualified",
        "2026-01-05,W,S,10,5",
        "2026-02-10,W,S,10,4",
      ),
      "loops.csv": csv("id,workflow,title,detected_at", "1,V,t,2026-01-06T10:00:00Z"),
    });
    const all = await bench.ask<FigureRow[]>("metrics", pack);
    // A month of revenue counts from its first to its last day.
    for (const figure of all) {
      expect(Object.keys(figure)).toEqual([
        "metric",
        "workflow",
        "segment",
        "period",
        "value",
        "numerator",
        "denominator",
        "low",
        "high",
        "n",
        "from",
        "to",
        "partial",
      ]);
      expect([figure.workflow, figure.segment, figure.period, figure.from, figure.to]).toEqual([
        "*",
        "*",
        "all",
        "2026-01-01",
        "2026-02-28",
      ]);
    }
    expect(new Set(all.map(({ metric }) => metric)).size).toBe(all.length);
    const months = await bench.ask<FigureRow[]>(
      "metrics",
      pack,
      "--by",
      "month,segment",
      "--metric",
      "revenue.grr,revenue.nrr,avd.volume",
    );
    expect(valuesOf(months, "revenue.grr")).toEqual({
      "*|S|2026-01": 1,
      "*|T|2026-01": 0.5,
      "*|S|2026-02": 1,
      "*|T|2026-02": 1,
    });
    expect(valuesOf(months, "avd.volume")).toEqual({ "*|S|2026-01": 5, "*|S|2026-02": 4 });
    const cut = await bench.ask<FigureRow[]>(
      "metrics",
      pack,
      "--from",
      "2026-01-02",
      "--to",
      "2026-02-28",
      "--metric",
      "revenue.nrr",
    );
    expect(cut).toMatchObject([{ value: 1, from: "2026-01-02", to: "2026-02-28", partial: false }]);
    const inside = await bench.ask<FigureRow[]>(
      "metrics",
      pack,
      "--from",
      "2026-01-02",
      "--to",
      "2026-01-30",
      "--metric",
      "revenue.nrr,avd.volume",
    );
    expect(inside.map(({ value }) => value)).toEqual(expect.arrayContaining([null, 5]));
    const nothing = await bench.ask<FigureRow[]>(
      "metrics",
      pack,
      "--from",
      "2030-01-01",
      "--to",
      "2030-01-31",
      "--by",
      "workflow,segment",
    );
    expect(nothing.filter(({ value }) => value !== null && value !== 0)).toEqual([]);
    const byDay = await bench.ask<FigureRow[]>("metrics", pack, "--by", "day", "--metric", "revenue.nrr");
    expect(byDay.every(({ value }) => value === null)).toBe(true);
    const byWorkflow = await bench.ask<FigureRow[]>(
      "metrics",
      pack,
      "--by",
      "workflow",
      "--metric",
      "revenue.nrr,loop.open,avd.volume",
    );
    expect(byWorkflow.map(({ metric, workflow, value }) => [metric, workflow, value])).toEqual([
      ["avd.volume", "W", 9],
      ["revenue.nrr", "*", (210 - 50) / 200],
      ["loop.open", "V", 1],
    ]);
  });

  it("wrong usage ends with 2 and says how it is used, on stderr alone", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const ranges = (from: string, to: string, againstFrom: string, againstTo: string) => [
      "--from",
      from,
      "--to",
      to,
      "--against-from",
      againstFrom,
      "--against-to",
      againstTo,
    ];
    for (const args of [
      ["metrics"],
      ["metrics", pack, "more"],
      ["metrics", pack, "--by", "colour"],
      ["metrics", pack, "--by", "day,week"],
      ["metrics", pack, "--metric", "avd.nope"],
      ["metrics", pack, "--from", "2026-02-30"],
      ["metrics", pack, "--from", "2026-02-02", "--to", "2026-02-01"],
      ["metrics", pack, "--nope"],
      ["compare", pack, ...ranges("2026-01-01", "2026-01-10", "2026-01-10", "2026-01-20")],
      ["compare", pack, ...ranges("2026-01-05", "2026-01-06", "2026-01-01", "2026-01-31")],
      ["compare", pack, "--from", "2026-01-01", "--to", "2026-01-10"],
      ["compare", pack, ...ranges("2026-01-01", "2026-01-02", "2026-02-01", "2026-02-02"), "--by", "week"],
      ["new", "--company", "A"],
      ["nope"],
    ]) {
      const { code, stdout, stderr } = await bench.run(...args);
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: "" });
      expect(stderr).toContain("usage: c180");
    }
    expect((await bench.run("metrics", pack, "--help")).code).toBe(0);
    for (const facts of [
      ["Mars/Base", "EUR"],
      ["Europe/Berlin", "EURO"],
    ]) {
      const [tz = "", currency = ""] = facts;
      await bench.refused(
        "new",
        "--company",
        "A",
        "--start",
        "2026-01-05",
        "--tz",
        tz,
        "--currency",
        currency,
        "--out",
        "x.c180",
      );
    }
  });
});
