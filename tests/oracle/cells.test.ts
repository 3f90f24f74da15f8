import { describe, expect, it } from "vitest";
import { wholeMonths } from "./calendar.ts";
import { noInputs } from "./inputs.ts";
import type { MetricsQuery } from "./metrics.ts";
import { oracleMetrics } from "./metrics.ts";
import { metrics } from "./registry.ts";
import { customerRow, interaction, loopRow, revenueRow, utcPilot, workRow } from "./samples.ts";

const inputs = {
  ...noInputs,
  work: [
    workRow("2026-01-05", { eligible: 1 }),
    workRow("2026-01-05", { workflow: "V", segment: "T", eligible: 1 }),
    workRow("2026-01-13", { segment: "unused", eligible: 1 }),
  ],
  interactions: [interaction("1", "2026-01-13T08:00:00Z")],
  revenue: [revenueRow("2026-02", "a", 10)],
  customers: [customerRow("a", { signedOn: "2026-01-20", segment: "T" })],
  loops: [loopRow("1", "2026-01-06T08:00:00Z", { triagedAt: "2026-01-30T08:00:00Z" })],
};

function keys(metric: string, query: MetricsQuery): readonly string[] {
  return oracleMetrics(inputs, utcPilot, { ...query, metrics: [metric] }).map((row) =>
    [row.workflow, row.segment, row.period].join(" "),
  );
}

describe("which objects exist", () => {
  it("gives always one per metric with no dimension named", () => {
    const rows = oracleMetrics(noInputs, utcPilot, { by: [] });
    expect(rows.map((row) => row.metric)).toEqual(metrics.map((metric) => metric.id));
    expect(rows.every((row) => row.value === null && row.from === null && row.period === "all")).toBe(true);
  });

  it("takes used rows, interactions and corrections for pillars 1-3", () => {
    expect(keys("avd.rate", { by: ["workflow", "segment"] })).toEqual(["V T all", "W S all"]);
    expect(keys("avd.rate", { by: ["workflow", "week"] })).toEqual([
      "V * 2026-W02",
      "W * 2026-W02",
      "W * 2026-W03",
    ]);
    expect(keys("system.incidentMinutes", { by: ["segment"] })).toEqual(["* * all"]);
    expect(keys("system.incidentMinutes", { by: ["workflow", "segment"] })).toEqual(["V * all", "W * all"]);
  });

  it("takes revenue rows and signings for pillar 4, stage ends for pillar 5", () => {
    expect(keys("revenue.nrr", { by: ["segment", "month"] })).toEqual(["* S 2026-02", "* T 2026-01"]);
    expect(keys("revenue.nrr", { by: ["workflow"] })).toEqual(["* * all"]);
    expect(keys("loop.open", { by: ["segment", "month"] })).toEqual(["* * 2026-01"]);
    expect(keys("loop.open", { by: ["week"] })).toEqual(["* * 2026-W02"]);
  });

  it("takes the data's range, whole calendar months included, and cuts periods", () => {
    const query: MetricsQuery = { by: ["week"], metrics: ["avd.rate"], to: "2026-01-14" };
    const rows = oracleMetrics(inputs, utcPilot, query);
    expect(rows.map((row) => [row.from, row.to, row.partial])).toEqual([
      ["2026-01-05", "2026-01-11", false],
      ["2026-01-12", "2026-01-14", false],
    ]);
    const [all] = oracleMetrics(inputs, utcPilot, { by: [], metrics: ["avd.rate"] });
    expect([all?.from, all?.to, all?.partial]).toEqual(["2026-01-05", "2026-02-28", false]);
  });

  it("names ISO weeks by their own year", () => {
    const work = [workRow("2027-01-03", { eligible: 1 }), workRow("2027-01-04", { eligible: 1 })];
    const rows = oracleMetrics({ ...noInputs, work }, utcPilot, { by: ["week"], metrics: ["avd.rate"] });
    expect(rows.map((row) => [row.period, row.from, row.partial])).toEqual([
      ["2026-W53", "2027-01-03", false],
      ["2027-W01", "2027-01-04", true],
    ]);
  });

  it("finds whole months", () => {
    expect(wholeMonths({ from: "2024-01-02", to: "2024-03-30" })).toEqual(["2024-02"]);
    expect(wholeMonths({ from: "2024-02-01", to: "2024-02-28" })).toEqual([]);
  });
});
