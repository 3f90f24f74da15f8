import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPilotFigures } from "../../../shared/domain/create-pilot-figures.ts";
import type { Dimension } from "../../../shared/metrics/figure.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import type { MetricSettings } from "../../../shared/metrics/metric-settings.ts";
import { type PreparedDataset, prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { addDailyRows } from "../../../shared/metrics/update-prepared.ts";
import { datasetOf, day, type Row, tableOf } from "./dataset-of-rows.ts";

const FIRST = day("2026-01-19");
const dateAt = (offset: number): string => new Date((FIRST + offset) * 86_400_000).toISOString().slice(0, 10);

const workRows = (from: number, to: number) =>
  fc.uniqueArray(
    fc.record({
      date: fc.integer({ min: from, max: to }).map(dateAt),
      workflow: fc.constantFrom("Claims", "Tickets"),
      segment: fc.constantFrom("SMB", "Enterprise"),
      eligible: fc.integer({ min: 50, max: 90 }),
      attempted: fc.integer({ min: 20, max: 50 }),
      qualified: fc.option(fc.nat(20), { freq: 6, nil: null }),
      model_cost: fc.option(fc.integer({ min: -1_000_000, max: 90_000_000 }).map(BigInt), { nil: null }),
      active_customers: fc.option(fc.nat(9), { nil: null }),
    }),
    { selector: (row) => `${row.date} ${row.workflow} ${row.segment}`, minLength: 1, maxLength: 40 },
  );

/** Few groups, so that sums of blocks are remembered, over ranges that cut weeks or do not. */
const queries = fc.array(
  fc.record({
    by: fc.constantFrom<readonly Dimension[]>(
      [],
      ["week"],
      ["workflow"],
      ["workflow", "week"],
      ["segment", "month"],
      ["workflow", "segment", "week"],
    ),
    from: fc.integer({ min: 0, max: 20 }).map((offset) => FIRST + offset),
    to: fc.integer({ min: 10, max: 45 }).map((offset) => FIRST + offset),
  }),
  { minLength: 1, maxLength: 6 },
);

function withUnitValue(prepared: PreparedDataset, micros: number): PreparedDataset {
  const settings: MetricSettings = {
    ...prepared.settings,
    workflows: new Map([
      ["Claims", { unitValueMicros: micros, confidenceFloor: 0, unknownQualityCounts: false }],
    ]),
  };
  return { ...prepared, settings };
}

describe("sums of blocks that are remembered", () => {
  it("give the figures of a layout of which nothing was asked, after imports and edits too (seed 183)", () => {
    const property = fc.property(
      workRows(0, 27),
      workRows(21, 34),
      queries,
      fc.tuple(fc.nat(9_000_000), fc.nat(9_000_000)),
      (before, added, asked, [firstValue, secondValue]) => {
        const known = prepareDataset(datasetOf({ work: before }, { timeZone: "UTC" }));
        const more = addDailyRows(known, "work", tableOf("work", added));
        expect(more).not.toBeNull();
        const all = new Map(
          [...before, ...added].map((row) => [`${row.date} ${row.workflow} ${row.segment}`, row]),
        );
        const fresh = (rows: readonly Row[]) =>
          prepareDataset(datasetOf({ work: rows }, { timeZone: "UTC" }));
        const steps = [
          [withUnitValue(known, firstValue), () => withUnitValue(fresh(before), firstValue)],
          [
            withUnitValue(more ?? known, firstValue),
            () => withUnitValue(fresh([...all.values()]), firstValue),
          ],
          [
            withUnitValue(more ?? known, secondValue),
            () => withUnitValue(fresh([...all.values()]), secondValue),
          ],
        ] as const;
        for (const [layout, anew] of steps) {
          const figures = createPilotFigures(layout);
          for (const query of asked)
            expect(figures.figures(query)).toStrictEqual(computeFigures(anew(), query));
        }
      },
    );
    fc.assert(property, { seed: 183, numRuns: 60 });
  });
});
