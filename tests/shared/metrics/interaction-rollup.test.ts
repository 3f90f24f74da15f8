import { describe, expect, it } from "vitest";
import { prepareDataset, unusedDailyRows } from "../../../shared/metrics/prepared-dataset.ts";
import { datasetOf } from "./dataset-of-rows.ts";
import { figureOf, figuresOf } from "./figure-of.ts";

const at = "2026-02-02T12:00:00Z";
const base = { at, workflow: "Claims", segment: "SMB", mode: "autonomous", quality: "pass" };

describe("interactions", () => {
  it("roll up by mode, disposition, quality and confidence", () => {
    const interactions = [
      { ...base, id: "1", disposition: "accepted", confidence: 0.9, success: true },
      { ...base, id: "2", disposition: "overridden", confidence: 0.9, success: false },
      { ...base, id: "3", disposition: "escalated", confidence: 0.9, success: null },
      { ...base, id: "4", mode: "assisted", disposition: "accepted", confidence: 0.9, success: true },
      {
        ...base,
        id: "5",
        mode: "manual",
        disposition: "none",
        quality: null,
        confidence: null,
        success: true,
      },
      { ...base, id: "6", disposition: null, quality: "unknown", confidence: null, success: null },
      { ...base, id: "7", disposition: "none", confidence: 0.5, success: null },
    ];
    const dataset = datasetOf({ interactions });
    // eligible 7; attempted all but the manual one: 6; qualified: 1 and 7 (6 is of unknown quality).
    expect(figureOf(dataset, "avd.coverage")).toMatchObject({ numerator: 6, denominator: 7 });
    expect(figureOf(dataset, "avd.volume").value).toBe(2);
    // reviewed: 1, 2, 3, 4.
    expect(figureOf(dataset, "trust.acceptance")).toMatchObject({ numerator: 2, denominator: 4 });
    const strict = datasetOf(
      { interactions },
      {
        workflows: new Map([
          ["Claims", { unitValueMicros: null, confidenceFloor: 0.9, unknownQualityCounts: true }],
        ]),
      },
    );
    // 7 falls under the floor, 6 counts as of acceptable quality but its empty confidence passes only a floor of 0.
    expect(figureOf(strict, "avd.volume").value).toBe(1);
  });

  it("know no outcomes or customers where the column is empty throughout a cell", () => {
    const interactions = [
      { ...base, id: "1", customer: "A", success: null, model_cost: 1, infra_cost: 1, support_cost: 1 },
      { ...base, id: "2", customer: "A", success: null },
      { ...base, id: "3", at: "2026-02-03T12:00:00Z", customer: null, success: true, model_cost: 3 },
      { ...base, id: "4", at: "2026-02-03T13:00:00Z", customer: "B", success: false },
      { ...base, id: "5", at: "2026-02-03T14:00:00Z", customer: "C", success: null },
    ];
    const days = { by: ["day"] } as const;
    const dataset = datasetOf({ interactions });
    expect(figuresOf(dataset, "cost.modelPerOutcome", days)).toMatchObject([
      { value: null, numerator: 1, denominator: null },
      { value: 3, numerator: 3, denominator: 1 },
    ]);
    // Distinct customers of the day: A; B and C. 2 units / 1, 3 units / 2.
    expect(figuresOf(dataset, "avd.perCustomer", days).map(({ value }) => value)).toEqual([2, 1.5]);
  });

  it("take the place of the daily rows of their workflow and date, in all segments", () => {
    const work = [
      { date: "2026-02-02", workflow: "Claims", segment: "SMB", eligible: 100, qualified: 1 },
      { date: "2026-02-02", workflow: "Claims", segment: "Enterprise", eligible: 100, qualified: 1 },
      { date: "2026-02-02", workflow: "Tickets", segment: "SMB", eligible: 4, qualified: 1 },
      { date: "2026-02-03", workflow: "Claims", segment: "SMB", eligible: 8, qualified: 1 },
    ];
    const dataset = datasetOf({ work, interactions: [{ ...base, id: "1" }] });
    expect(unusedDailyRows(prepareDataset(dataset))).toBe(2);
    // 1 of 1 from the interaction, 1 of 4 and 1 of 8 from the rows that stay.
    expect(figureOf(dataset, "avd.rate")).toMatchObject({ numerator: 3, denominator: 13 });
    const cells = figuresOf(dataset, "avd.rate", { by: ["workflow", "segment"] });
    expect(cells.map(({ workflow, segment }) => `${workflow}/${segment}`)).toEqual([
      "Claims/SMB",
      "Tickets/SMB",
    ]);
  });

  it("fall on the date of the pilot's zone, whatever their offset", () => {
    const zones: readonly (readonly [string, string, string])[] = [
      // The clocks go forward at 02:00 on 29 March in Berlin: 23:30 UTC the day before is 00:30 there.
      ["Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29"],
      // … and back on 25 October: 22:30 UTC is 00:30 summer time.
      ["Europe/Berlin", "2026-10-24T22:30:00Z", "2026-10-25"],
      ["America/New_York", "2026-03-08T04:59:59Z", "2026-03-07"],
      ["America/New_York", "2026-11-02T04:59:59Z", "2026-11-01"],
      ["Asia/Kolkata", "2026-02-28T18:30:00Z", "2026-03-01"],
      ["Pacific/Auckland", "2026-04-04T11:00:00Z", "2026-04-05"],
      ["Pacific/Auckland", "2024-02-28T11:30:00Z", "2024-02-29"],
    ];
    for (const [timeZone, moment, date] of zones) {
      const dataset = datasetOf({ interactions: [{ ...base, id: "1", at: moment }] }, { timeZone });
      expect(figuresOf(dataset, "avd.volume", { by: ["day"] }).map(({ period }) => period)).toEqual([date]);
    }
  });

  it("keep the weeks of a year's end apart", () => {
    const interactions = ["2026-12-31", "2027-01-03", "2027-01-04"].map((date) => ({
      ...base,
      id: date,
      at: `${date}T12:00:00Z`,
    }));
    const weeks = figuresOf(datasetOf({ interactions }), "avd.volume", { by: ["week"] });
    expect(weeks.map(({ period, value, from, to, partial }) => [period, value, from, to, partial])).toEqual([
      ["2026-W53", 2, "2026-12-31", "2027-01-03", false],
      ["2027-W01", 1, "2027-01-04", "2027-01-04", true],
    ]);
  });
});
