import { describe, expect, it } from "vitest";
import { rollUpInteractions, usedRows } from "./rollup.ts";
import { interaction, units, utcPilot, workRow } from "./samples.ts";

const noon = "2026-01-05T12:00:00Z";

describe("rollUpInteractions", () => {
  it("counts each unit as formats.md says", () => {
    const rows = [
      interaction("1", noon, { quality: "pass", disposition: "accepted", customer: "a", success: true }),
      interaction("2", noon, { quality: "pass", disposition: "overridden", customer: "a", success: false }),
      interaction("3", noon, { quality: "fail", disposition: "none", modelCost: units(2) }),
      interaction("4", noon, { quality: "unknown", disposition: "escalated", customer: "b" }),
      interaction("5", noon, { mode: "assisted", quality: "pass", disposition: "accepted" }),
      interaction("6", noon, { mode: "manual", disposition: "none" }),
    ];
    // completed: 1, 3 (autonomous, neither overridden nor escalated); qualified: 1 (3 failed its check)
    expect(rollUpInteractions(rows, utcPilot)).toEqual([
      workRow("2026-01-05", {
        eligible: 6,
        attempted: 5,
        completed: 2,
        qualified: 1,
        accepted: 2,
        overridden: 1,
        escalated: 1,
        outcomes: 1,
        modelCost: units(2),
        activeCustomers: 2,
      }),
    ]);
  });

  it("passes quality and confidence by the workflow's settings", () => {
    const rows = [
      interaction("1", noon, { quality: "pass", confidence: 0.8 }),
      interaction("2", noon, { quality: "pass", confidence: 0.79 }),
      interaction("3", noon, { quality: "pass" }),
      interaction("4", noon, { confidence: 0.9 }),
    ];
    const qualified = (confidenceFloor: number, unknownQualityCounts: boolean): number | null | undefined =>
      rollUpInteractions(rows, {
        ...utcPilot,
        workflows: { W: { confidenceFloor, unknownQualityCounts } },
      })[0]?.qualified;
    expect(qualified(0, false)).toBe(3); // 1, 2, 3
    expect(qualified(0.8, false)).toBe(1); // 1: an empty confidence passes only a floor of 0
    expect(qualified(0.8, true)).toBe(2); // 1, 4
  });

  it("puts an instant on the pilot's calendar date", () => {
    const late = interaction("1", "2026-01-05T23:30:00Z");
    const berlin = { ...utcPilot, timeZone: "Europe/Berlin" };
    expect(rollUpInteractions([late], berlin)[0]?.date).toBe("2026-01-06");
  });
});

describe("usedRows", () => {
  it("leaves the daily rows of a workflow x date with interactions unused, in all segments", () => {
    const work = [
      workRow("2026-01-05", { segment: "other" }),
      workRow("2026-01-05", { workflow: "V" }),
      workRow("2026-01-06"),
    ];
    const used = usedRows({ work, interactions: [interaction("1", noon)] }, utcPilot);
    expect(used.map((row) => [row.date, row.workflow, row.segment, row.eligible])).toEqual([
      ["2026-01-05", "V", "S", null],
      ["2026-01-06", "W", "S", null],
      ["2026-01-05", "W", "S", 1],
    ]);
  });
});
