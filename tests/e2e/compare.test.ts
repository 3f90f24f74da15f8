import { describe, expect, it } from "vitest";
import { csv, makeWorkbench } from "./support/workbench.ts";

const KEYS = [
  "metric",
  "workflow",
  "segment",
  "value",
  "low",
  "high",
  "before",
  "beforeLow",
  "beforeHigh",
  "difference",
  "differenceLow",
  "differenceHigh",
  "verdict",
  "rateEffect",
  "mixEffect",
];

type Row = Readonly<Record<string, number | string | null>>;

describe("compare", () => {
  it("one object per metric and combination that occurs in either range; rate and mix; maturity", async () => {
    const bench = makeWorkbench();
    const days = (month: string, count: number, rest: (day: number) => string) =>
      Array.from({ length: count }, (_, day) => `${month}-${String(day + 1).padStart(2, "0")},${rest(day)}`);
    const pack = await bench.pack({
      "work.csv": csv(
        "date,workflow,segment,eligible,qualified",
        ...days("2026-01", 10, () => "W,S,100,50"),
        ...days("2026-01", 10, () => "W,T,300,60"),
        ...days("2026-02", 10, (day) => `W,S,300,${150 + (day % 2)}`),
        ...days("2026-02", 10, () => "V,T,100,20"),
      ),
    });
    const ranges = [
      "--from",
      "2026-02-01",
      "--to",
      "2026-02-10",
      "--against-from",
      "2026-01-01",
      "--against-to",
      "2026-01-10",
    ];
    const rows = await bench.ask<Row[]>(
      "compare",
      pack,
      ...ranges,
      "--metric",
      "avd.rate,revenue.nrr,loop.open",
      "--by",
      "workflow,segment",
    );
    for (const row of rows) expect(Object.keys(row)).toEqual(KEYS);
    expect(
      rows
        .filter(({ metric }) => metric === "avd.rate")
        .map(({ workflow, segment }) => `${workflow}|${segment}`),
    ).toEqual(["V|T", "W|S", "W|T"]);
    const [one] = await bench.ask<Row[]>("compare", pack, ...ranges, "--metric", "avd.rate");
    // Before: (500 + 600) / 4000 = 0.275; now: (1505 + 200) / 4000 = 0.42625.
    expect(one).toMatchObject({
      workflow: "*",
      segment: "*",
      value: 0.42625,
      before: 0.275,
      verdict: "improved",
    });
    expect(Number(one?.["difference"])).toBeCloseTo(0.15125, 12);
    // Shares: S 0.25 → 0.75, T 0.75 → 0.25; rates: S 0.5 → 1505/3000, T 0.2 → 0.2.
    const rate = 0.25 * (1505 / 3000 - 0.5);
    const mix = 0.5 * (1505 / 3000) - 0.5 * 0.2;
    expect(Number(one?.["rateEffect"])).toBeCloseTo(rate, 12);
    expect(Number(one?.["mixEffect"])).toBeCloseTo(mix, 12);
    const all = await bench.ask<Row[]>("compare", pack, ...ranges);
    expect(new Set(all.map(({ metric }) => metric)).size).toBe(all.length);
    // At a moment at which the later range is immature there are no verdict and no difference.
    const [young] = await bench.ask<Row[]>(
      "compare",
      pack,
      ...ranges,
      "--metric",
      "avd.rate",
      "--as-of",
      "2026-02-13T22:59:59Z",
    );
    expect([young?.["value"], young?.["verdict"], young?.["differenceLow"]]).toEqual([0.42625, null, null]);
    const [ripe] = await bench.ask<Row[]>(
      "compare",
      pack,
      ...ranges,
      "--metric",
      "avd.rate",
      "--as-of",
      "2026-02-13T23:00:00Z",
    );
    expect(ripe?.["verdict"]).toBe("improved");
    const empty = await bench.ask<Row[]>(
      "compare",
      pack,
      "--from",
      "2030-02-01",
      "--to",
      "2030-02-10",
      "--against-from",
      "2030-01-01",
      "--against-to",
      "2030-01-10",
      "--metric",
      "avd.rate",
    );
    expect(empty).toMatchObject([
      { metric: "avd.rate", workflow: "*", segment: "*", value: null, before: null },
    ]);
  });
});
