import { describe, expect, it } from "vitest";
import { condition, evidence, notYet, unless } from "../../../shared/domain/checklist-item.ts";
import { CHECKLIST_TEMPLATE } from "../../../shared/domain/checklist-template.ts";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { buildSampleCompany } from "../../../shared/sample/build-sample-company.ts";
import { SAMPLE_CLOCK } from "../../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { TestPilot } from "./test-pilot.ts";

describe("evidence", () => {
  it("is proven where every condition is met, and says all that is missing in their order", () => {
    const met = condition("data", "There are data", unless(true, "no data"));
    const open = condition("rights", "There are rights", "no right", null, "no owner");
    const later = notYet("rights", "They are published");
    expect(evidence(met)).toEqual({ proven: true, missing: [], conditions: [met] });
    expect(evidence(met, open, later)).toEqual({
      proven: false,
      missing: ["no right", "no owner"],
      conditions: [met, open, later],
    });
  });
});

describe("the rules in words", () => {
  it("are the same words for every state of an item, one for each condition", async () => {
    const fresh = new TestPilot().view("2026-06-22T12:00:00Z").items;
    const views = [fresh];
    for (const company of sampleCompanies().slice(0, 3)) {
      const made = await buildSampleCompany(company, { app: "test" });
      if (!made.ok) throw new Error(made.problem.message);
      const dataset = createDatasetReader().datasetOf(made.value);
      if (!dataset.ok) throw new Error(dataset.problem.message);
      views.push(pilotView(made.value, dataset.value, Date.parse(SAMPLE_CLOCK)).items);
    }
    const wordsOf = (items: typeof fresh, key: string) =>
      items.find(({ template }) => template === key)?.conditions.map(({ words }) => words);
    for (const { key } of CHECKLIST_TEMPLATE) {
      const words = wordsOf(fresh, key);
      expect([key, words ?? []]).not.toEqual([key, []]);
      for (const items of views) expect([key, wordsOf(items, key)]).toEqual([key, words]);
    }
    for (const { conditions, missing, state } of views.flat()) {
      expect(conditions.flatMap((one) => one.missing)).toEqual(missing);
      expect(state === "proven").toBe(conditions.every(({ met }) => met));
      expect(state === "proven").toBe(missing.length === 0);
      expect(conditions.filter(({ met }) => met).flatMap((one) => one.missing)).toEqual([]);
    }
  });
});
