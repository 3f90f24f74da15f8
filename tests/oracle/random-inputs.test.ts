import { describe, expect, it } from "vitest";
import { instantOf } from "./calendar.ts";
import { oracleCompare } from "./compare.ts";
import type { MetricsRow } from "./metrics.ts";
import { oracleMetrics } from "./metrics.ts";
import { fullSizes, randomCase } from "./random-inputs.ts";
import { randomRanges } from "./random-ranges.ts";
import { metrics } from "./registry.ts";
import { units } from "./samples.ts";
import { decimalText, settingsJson, toTemplateCsv } from "./template-csv.ts";

const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

const ascends = (values: readonly (number | bigint | null)[]): boolean => {
  const present = values.filter((value) => value !== null);
  return present.every((value, index) => index === 0 || (present[index - 1] ?? value) <= value);
};

describe("randomCase", () => {
  it("repeats itself", () => {
    expect(randomCase(7)).toEqual(randomCase(7));
    expect(randomCase(7)).not.toEqual(randomCase(8));
  });

  it.each(seeds)("draws only valid rows (seed %i)", (seed) => {
    const { inputs } = randomCase(seed);
    for (const row of inputs.work) {
      expect(ascends([row.qualified, row.completed, row.attempted, row.eligible])).toBe(true);
      const reviewed = (row.accepted ?? 0) + (row.overridden ?? 0) + (row.escalated ?? 0);
      expect(reviewed).toBeLessThanOrEqual(row.attempted ?? Infinity);
    }
    for (const row of inputs.interactions.filter(({ mode }) => mode === "manual")) {
      expect(row.disposition ?? "none").toBe("none");
    }
    for (const row of inputs.revenue) {
      const end =
        (row.startingMrr ?? 0n) + (row.expansion ?? 0n) - (row.contraction ?? 0n) - (row.churned ?? 0n);
      expect(end >= 0n).toBe(true);
    }
    for (const row of inputs.customers) {
      expect((row.firstValueOn ?? "9") >= (row.signedOn ?? "")).toBe(true);
    }
    for (const row of inputs.loops) {
      const stamps = [row.detectedAt, row.triagedAt, row.authorisedAt, row.deployedAt, row.validatedAt];
      expect(ascends(stamps.map((iso) => (iso === null ? null : instantOf(iso))))).toBe(true);
    }
  });

  it("reaches every metric", () => {
    const known = new Set<string>();
    for (const seed of seeds) {
      const { inputs, settings } = randomCase(seed);
      for (const row of oracleMetrics(inputs, settings, { by: [] })) {
        if (row.value !== null) known.add(row.metric);
      }
    }
    expect([...known].sort()).toEqual(metrics.map((metric) => metric.id).sort());
  });

  it("judges every metric but the two without a verdict, and reaches every verdict in every pillar", () => {
    const judged = new Set<string>();
    const verdicts = new Set<string>();
    for (const seed of seeds.slice(0, 16)) {
      const drawn = randomCase(seed, fullSizes);
      const { after, before } = randomRanges(seed, drawn);
      const query = {
        ...after,
        againstFrom: before.from,
        againstTo: before.to,
        asOf: "2030-01-01T00:00:00Z",
      };
      for (const { metric, verdict } of oracleCompare(drawn.inputs, drawn.settings, { by: [], ...query })) {
        verdicts.add(`${metric.split(".")[0]}: ${verdict}`);
        if (verdict !== "not enough data" && verdict !== null) judged.add(metric);
      }
    }
    const withVerdict = metrics.map(({ id }) => id).filter((id) => id !== "cost.total" && id !== "loop.open");
    expect([...judged].sort()).toEqual(withVerdict.sort());
    const words = ["improved", "worse", "no detectable change", "not enough data"];
    for (const pillar of ["avd", "trust", "cost", "revenue", "loop"]) {
      for (const word of words) expect(verdicts).toContain(`${pillar}: ${word}`);
    }
  });
});

describe("the oracle on random cases", () => {
  it.each(seeds.slice(0, 20))("rolls up what it tells apart (seed %i)", (seed) => {
    const { inputs, settings } = randomCase(seed);
    const of = (rows: readonly MetricsRow[], metric: string): number =>
      rows.filter((row) => row.metric === metric).reduce((sum, row) => sum + (row.value ?? 0), 0);
    const all = oracleMetrics(inputs, settings, { by: [] });
    const cells = oracleMetrics(inputs, settings, { by: ["workflow", "segment", "week"] });
    for (const metric of ["avd.volume", "trust.corrections"]) {
      expect(of(cells, metric)).toBe(of(all, metric));
    }
    for (const { value, low, high } of [...all, ...cells].filter((row) => row.low !== null)) {
      expect([0, low, value, high, 1].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([0, low, value, high, 1]);
    }
  });
});

describe("files", () => {
  it("writes money exactly and quotes what needs it", () => {
    expect([0n, units(12), -1n, units(-0.5), 1_230_000n].map(decimalText)).toEqual([
      "0",
      "12",
      "-0.000001",
      "-0.5",
      "1.23",
    ]);
    const { inputs, settings } = randomCase(3, { workflows: 2, loops: 5, days: 9 });
    const files = toTemplateCsv(inputs, { "work.csv": ["failed"] });
    const lines = files["work.csv"].split("\n");
    expect(lines[0]?.endsWith("active_customers,revenue")).toBe(true);
    expect(lines).toHaveLength(inputs.work.length + 2);
    expect(files["work.csv"]).toContain('"Tickets, tier 1"');
    expect(JSON.parse(settingsJson(settings))).toHaveProperty("workflows");
  });
});
