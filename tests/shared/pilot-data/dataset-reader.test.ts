import { describe, expect, it } from "vitest";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import type { Table } from "../../../shared/observations/table.ts";
import { numbersOf, textAt, textsOf } from "../../../shared/observations/table.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { plainDay, workRows } from "../domain/test-data.ts";
import { TestPilot } from "../domain/test-pilot.ts";

const texts = (table: Table | null, name: string): string[] => {
  const column = table === null ? null : textsOf(table, name);
  if (table === null || column === null) return [];
  return Array.from({ length: table.length }, (_, row) => textAt(column, row));
};
const day = (date: string, eligible: number) =>
  workRows(date, date, "Query", ["Small"], () => ({ ...plainDay(1), eligible }));
const eligible = (pilot: TestPilot) => {
  const work = pilot.dataset().tables.work;
  return work === null ? null : [...(numbersOf(work, "eligible") ?? [])];
};

describe("datasetOf", () => {
  it("has nothing for a fresh pilot but its settings with their defaults", () => {
    const { tables, settings } = new TestPilot("2026-06-22", "Europe/Berlin").dataset();
    expect(Object.values(tables).every((table) => table === null)).toBe(true);
    expect(settings).toMatchObject({
      timeZone: "Europe/Berlin",
      currency: "GBP",
      confirmationHours: 72,
      dealFitBar: 60,
    });
    expect(settings.objective.avd).toEqual({ weight: 0.3, baseline: null, target: null });
    expect(settings.rqi.nrr).toEqual({ weight: 0.35, floor: 0.98, target: 1.015 });
  });

  it("merges what was set over the defaults, field by field", () => {
    const pilot = new TestPilot();
    pilot.run("pilot.set", {
      confirmationHours: 24,
      rqi: { nrr: { floor: 0.9 } },
      objective: { loop: { target: 3 } },
      workflows: { Query: { unitValue: "2.50", confidenceFloor: 0.7 } },
    });
    const { settings } = pilot.dataset();
    expect(settings.confirmationHours).toBe(24);
    expect(settings.rqi.nrr).toEqual({ weight: 0.35, floor: 0.9, target: 1.015 });
    expect(settings.objective.loop).toEqual({ weight: 0.1, baseline: null, target: 3 });
    expect(settings.workflows.get("Query")).toEqual({
      unitValueMicros: 2_500_000,
      confidenceFloor: 0.7,
      unknownQualityCounts: false,
    });
  });

  it("takes the row of the last batch that is not taken back", () => {
    const pilot = new TestPilot();
    pilot.import(day("2026-06-22", 60));
    const second = pilot.import(day("2026-06-22", 70));
    expect(eligible(pilot)).toEqual([70]);
    pilot.run("import.takeBack", { id: second });
    expect(eligible(pilot)).toEqual([60]);
  });

  it("shows rows of an old name under the current one, as one row per key", () => {
    const pilot = new TestPilot();
    pilot.import(day("2026-06-22", 60));
    pilot.run("workflow.rename", { id: pilot.recordId("workflow", "Query"), name: "Queries" });
    const later = day("2026-06-22", 70);
    pilot.import({ ...later, rows: later.rows.map((row) => row.with(1, "Queries")) });
    expect(texts(pilot.dataset().tables.work, "workflow")).toEqual(["Queries"]);
    expect(eligible(pilot)).toEqual([70]);
    const [figure] = computeFigures(pilot.dataset(), { by: ["workflow"], metrics: ["avd.rate"] });
    expect(figure).toMatchObject({ workflow: "Queries", denominator: 70 });
  });

  it("reads customers, loops, incidents and changes from their records, by key, people's edits included", () => {
    const pilot = new TestPilot();
    pilot.import(day("2026-06-22", 60));
    const workflow = pilot.recordId("workflow", "Query");
    pilot.run("loop.add", { key: "L-2", workflow, detectedAt: "2026-06-23T00:00:00Z" });
    const first = pilot.run("loop.add", { key: "L-1", workflow, detectedAt: "2026-06-22T00:00:00Z" });
    pilot.run("loop.add", { key: "L-3", workflow });
    pilot.run("loop.edit", { id: first, validatedAt: "2026-06-25T12:00:00Z", verdict: "improved" });
    pilot.run("customer.add", {
      key: "Acme",
      segment: pilot.recordId("segment", "Small"),
      signedOn: "2026-01-05",
      arrMicros: 1_000_000,
    });
    pilot.run("incident.add", { key: "I-1", workflow, startedAt: "2026-06-22T10:00:00Z", loop: "L-1" });
    pilot.run("change.add", { key: "C-1", workflow, at: "2026-06-22T10:00:00Z", kinds: ["ux", "pricing"] });
    const { loops, customers, incidents, changes } = pilot.dataset().tables;
    // L-3 was never detected, so no figure can use it.
    expect(texts(loops, "id")).toEqual(["L-1", "L-2"]);
    expect(texts(loops, "verdict")).toEqual(["improved", ""]);
    expect(loops === null ? null : [...(numbersOf(loops, "validated_at") ?? [])]).toEqual([
      Date.parse("2026-06-25T12:00:00Z"),
      Number.NaN,
    ]);
    expect(texts(customers, "segment")).toEqual(["Small"]);
    expect(customers === null ? null : numbersOf(customers, "arr")?.[0]).toBe(1_000_000);
    expect(texts(incidents, "loop")).toEqual(["L-1"]);
    expect(texts(changes, "kind")).toEqual(["ux;pricing"]);
  });

  it("gives the same object for the same state, and refuses a batch that is missing or damaged", () => {
    const pilot = new TestPilot();
    pilot.import(day("2026-06-22", 60));
    expect(pilot.dataset()).toBe(pilot.dataset());
    const reader = createDatasetReader();
    expect(
      reader.datasetOf({ ...pilot.state, records: new Map(pilot.state.records), batches: new Map() }),
    ).toMatchObject({
      ok: false,
      problem: { code: "PACK_FORMAT" },
    });
    const damaged = new Map(
      [...pilot.state.batches].map(([digest]) => [digest, new TextEncoder().encode("x\n")]),
    );
    const state = { ...pilot.state, records: new Map(pilot.state.records), batches: damaged };
    expect(reader.datasetOf(state)).toMatchObject({ ok: false, problem: { code: "PACK_FORMAT" } });
  });
});
