import { describe, expect, it } from "vitest";
import { noInputs } from "./inputs.ts";
import type { MetricsRow } from "./metrics.ts";
import { oracleMetrics } from "./metrics.ts";
import { loopRow, onlyRow, utcPilot } from "./samples.ts";

const loops = [
  loopRow("1", "2026-01-01T00:00:00Z", {
    triagedAt: "2026-01-01T12:00:00Z",
    authorisedAt: "2026-01-02T12:00:00Z",
    deployedAt: "2026-01-03T00:00:00Z",
    validatedAt: "2026-01-05T00:00:00Z",
    verdict: "improved",
  }),
  loopRow("2", "2026-01-02T00:00:00Z", { validatedAt: "2026-01-04T00:00:00Z", verdict: "neutral" }),
  loopRow("3", "2026-01-03T00:00:00Z", { triagedAt: "2026-01-04T12:00:00Z" }),
  loopRow("4", "2026-01-20T00:00:00Z", { workflow: "V" }),
];

function figure(metric: string, from: string, to: string): MetricsRow {
  return onlyRow(oracleMetrics({ ...noInputs, loops }, utcPilot, { by: [], from, to }), metric);
}

describe("loops", () => {
  it("censors what is not done by the period's end", () => {
    // 1: event at 4 d. 2: event at 2 d. 3: censored at 7 d (3 to 10 January). S(2) = 2/3, S(4) = 1/3
    const validate = figure("loop.detectToValidate", "2026-01-01", "2026-01-09");
    expect([validate.value, validate.n, validate.numerator]).toEqual([4, 3, null]);
    // to 4 January: 1 is validated at the first instant after the end: not by then. S(2) = 2/3: never 1/2
    expect(figure("loop.detectToValidate", "2026-01-01", "2026-01-04").value).toBeNull();
    // 1: 2 d; 2 and 3 never count as deployed
    expect(figure("loop.detectToDeploy", "2026-01-01", "2026-01-09").value).toBeNull();
    expect(figure("loop.detectToDeploy", "2026-01-01", "2026-01-01").value).toBeNull();
  });

  it("measures each stage where it has begun", () => {
    // triage: 0.5 d, 1.5 d, and loop 2 censored at 8 d: S(0.5) = 2/3, S(1.5) = 1/3
    const triage = figure("loop.triage", "2026-01-01", "2026-01-09");
    expect([triage.value, triage.n]).toEqual([1.5, 3]);
    // authorise: loop 1 after 1 d; loop 3 censored: S = 1/2
    const authorise = figure("loop.authorise", "2026-01-01", "2026-01-09");
    expect([authorise.value, authorise.n]).toEqual([1, 2]);
    expect(figure("loop.deploy", "2026-01-01", "2026-01-09").value).toBe(0.5);
    expect(figure("loop.validate", "2026-01-01", "2026-01-09").value).toBe(2);
  });

  it("counts improved ones a week, hits and open ones", () => {
    const throughput = figure("loop.throughput", "2026-01-01", "2026-01-14");
    expect([throughput.value, throughput.numerator, throughput.denominator]).toEqual([0.5, 1, 2]);
    const hits = figure("loop.hitRate", "2026-01-01", "2026-01-14");
    expect([hits.value, hits.n]).toEqual([0.5, 2]);
    expect(figure("loop.open", "2026-01-01", "2026-01-14").value).toBe(1);
    expect(figure("loop.open", "2026-01-02", "2026-01-03").value).toBe(3);
    expect(figure("loop.open", "2025-12-01", "2025-12-31").value).toBeNull();
    expect(figure("loop.throughput", "2025-12-01", "2025-12-31").value).toBeNull();
  });

  it("is null for a workflow of which no loop was detected by then", () => {
    const query = { by: ["workflow", "month"], metrics: ["loop.open"], to: "2026-01-15" } as const;
    const rows = oracleMetrics({ ...noInputs, loops }, utcPilot, query);
    expect(rows.map((row) => [row.workflow, row.value])).toEqual([["W", 1]]);
    const phases = oracleMetrics({ ...noInputs, loops }, utcPilot, {
      ...query,
      by: ["workflow", "phase"],
      to: "2026-02-10",
    });
    // Day 30 = 4 February
    expect(phases.map((row) => [row.workflow, row.period, row.value, row.from, row.to, row.partial])).toEqual(
      [
        ["V", "P1", 1, "2026-01-05", "2026-02-04", true],
        ["V", "P2", 1, "2026-02-05", "2026-02-10", true],
        ["W", "P1", 1, "2026-01-05", "2026-02-04", true],
        ["W", "P2", 1, "2026-02-05", "2026-02-10", true],
      ],
    );
  });
});
