import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellIndexOf } from "../../../shared/metrics/cell-index.ts";
import { compareRanges } from "../../../shared/metrics/comparison.ts";
import type { Dataset } from "../../../shared/metrics/dataset.ts";
import type { Dimension } from "../../../shared/metrics/figure.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { packBlock, packCells, unpackBlock } from "../../../shared/metrics/packed-layout.ts";
import { prepareDataset, restorePrepared } from "../../../shared/metrics/prepared-dataset.ts";
import { addDailyRows, updatePrepared } from "../../../shared/metrics/update-prepared.ts";
import type { Row } from "./dataset-of-rows.ts";
import { datasetOf, day, tableOf } from "./dataset-of-rows.ts";

const RUNS = { seed: 42, numRuns: 120 };
const WEEKLY: readonly Dimension[] = ["workflow", "segment", "week"];
const DATES = Array.from({ length: 70 }, (_, index) =>
  new Date(Date.UTC(2026, 0, 20 + index)).toISOString().slice(0, 10),
);

const cell = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 6, nil: null });
const workRow = fc
  .record({
    date: fc.constantFrom(...DATES),
    workflow: fc.constantFrom("Claims", "Tickets", "Ärzte"),
    segment: fc.constantFrom("SMB", "Enterprise"),
    counts: fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50)).map(([a, b, c, d]) => ({
      qualified: a,
      completed: a + b,
      attempted: a + b + c,
      eligible: a + b + c + d,
    })),
    gaps: fc.array(fc.constantFrom("qualified", "attempted", "eligible"), { maxLength: 1 }),
    outcomes: cell(fc.nat(30)),
    model_cost: cell(fc.integer({ min: -1_000_000, max: 90_000_000 }).map(BigInt)),
    infra_cost: cell(fc.nat(9_000_000).map(BigInt)),
    support_cost: cell(fc.nat(9_000_000).map(BigInt)),
    active_customers: cell(fc.nat(9)),
  })
  .map(({ counts, gaps, ...rest }): Row => {
    const row: Record<string, Row[string]> = {
      ...rest,
      ...counts,
      accepted: counts.qualified,
      overridden: 1,
      escalated: 0,
    };
    for (const gap of gaps) row[gap] = null;
    return row;
  });
const keyOf = (row: Row): string =>
  `${String(row["date"])} ${String(row["workflow"])} ${String(row["segment"])}`;
const workRows = fc.uniqueArray(workRow, { selector: keyOf, minLength: 1, maxLength: 60 });
const interactionRows = fc
  .array(
    fc.record({
      at: fc
        .tuple(fc.constantFrom(...DATES), fc.nat(23))
        .map(([date, hour]) => `${date}T${String(hour).padStart(2, "0")}:30:00Z`),
      workflow: fc.constantFrom("Claims", "Tickets"),
      segment: fc.constantFrom("SMB", "Enterprise"),
      mode: fc.constantFrom("autonomous", "assisted"),
      quality: cell(fc.constantFrom("pass", "fail")),
      customer: cell(fc.constantFrom("A", "B", "C")),
      success: cell(fc.boolean()),
      cycle_minutes: cell(fc.nat(300)),
      correction_minutes: cell(fc.nat(60)),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map((row, index): Row => ({ ...row, id: `i${index}` })));

function weekly(dataset: Dataset) {
  return computeFigures(dataset, { by: WEEKLY });
}

describe("figures", () => {
  it("do not depend on the order of the rows (seed 42)", () => {
    fc.assert(
      fc.property(workRows, interactionRows, fc.infiniteStream(fc.nat()), (work, interactions, draws) => {
        const shuffled = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, place: draws.next().value }))
            .sort((a, b) => a.place - b.place)
            .map(({ item }) => item);
        expect(weekly(datasetOf({ work: shuffled(work), interactions: shuffled(interactions) }))).toEqual(
          weekly(datasetOf({ work, interactions })),
        );
      }),
      RUNS,
    );
  });

  it("are the same when days arrive one after the other as from scratch (seed 42)", () => {
    fc.assert(
      fc.property(
        workRows,
        interactionRows,
        fc.integer({ min: 0, max: 69 }),
        fc.nat(20),
        (work, interactions, first, span) => {
          const from = day(DATES[first] ?? "");
          const to = Math.min(from + span, day(DATES.at(-1) ?? ""));
          const isNew = (date: string): boolean => day(date) >= from && day(date) <= to;
          const dateOf = (row: Row): string => String(row["at"]).slice(0, 10);
          const inUtc = { timeZone: "UTC" };
          const known = datasetOf(
            {
              work: work.filter((row) => !isNew(String(row["date"]))),
              interactions: interactions.filter((row) => !isNew(dateOf(row))),
            },
            inUtc,
          );
          const newWork = tableOf(
            "work",
            work.filter((row) => isNew(String(row["date"]))),
          );
          const newInteractions = tableOf(
            "interactions",
            interactions.filter((row) => isNew(dateOf(row))),
          );
          const before = prepareDataset(known);
          const updated = updatePrepared(
            updatePrepared(before, "work", newWork, from, to),
            "interactions",
            newInteractions,
            from,
            to,
          );
          const scratch = prepareDataset(datasetOf({ work, interactions }, inUtc));
          expect(computeFigures(updated, { by: WEEKLY })).toEqual(computeFigures(scratch, { by: WEEKLY }));
          expect(computeFigures(updated, { by: [] })).toEqual(computeFigures(scratch, { by: [] }));
        },
      ),
      RUNS,
    );
  });

  it("are the same when an import is added to its blocks as from scratch (seed 42)", () => {
    fc.assert(
      fc.property(workRows, workRows, interactionRows, fc.nat(), (older, newer, interactions, cut) => {
        const inUtc = { timeZone: "UTC" };
        const at = interactions.length === 0 ? 0 : cut % interactions.length;
        const known = prepareDataset(
          datasetOf({ work: older, interactions: interactions.slice(0, at) }, inUtc),
        );
        const withWork = addDailyRows(known, "work", tableOf("work", newer));
        if (withWork === null) throw new Error("rows of work can always be added");
        const added = addDailyRows(withWork, "interactions", tableOf("interactions", interactions.slice(at)));
        const keys = new Set(newer.map(keyOf));
        const work = [...older.filter((row) => !keys.has(keyOf(row))), ...newer];
        const scratch = prepareDataset(datasetOf({ work, interactions }, inUtc));
        // A day of a cell that has interactions already cannot take more of them in place.
        const placeOf = (row: Row): string =>
          `${String(row["at"]).slice(0, 10)} ${String(row["workflow"])} ${String(row["segment"])}`;
        const before = new Set(interactions.slice(0, at).map(placeOf));
        expect(added === null).toBe(interactions.slice(at).some((row) => before.has(placeOf(row))));
        if (added === null) return;
        expect(computeFigures(added, { by: WEEKLY })).toEqual(computeFigures(scratch, { by: WEEKLY }));
        expect(added.ranges).toEqual(scratch.ranges);
      }),
      RUNS,
    );
  });

  it("are the same after a layout was stored and read again (seed 42)", () => {
    fc.assert(
      fc.property(workRows, interactionRows, (work, interactions) => {
        const dataset = datasetOf({ work, interactions }, { timeZone: "Pacific/Auckland" });
        const prepared = prepareDataset(dataset);
        const { cells, blocks } = structuredClone({
          cells: packCells(prepared.cells),
          blocks: prepared.blocks.map(packBlock),
        });
        const index = cellIndexOf(cells.workflows, cells.segments, cells.workflowOf, cells.segmentOf);
        const unpacked = blocks.map((block) => unpackBlock(block, index));
        expect(unpacked).toEqual(prepared.blocks);
        const none = { ...dataset, tables: { ...dataset.tables, work: null, interactions: null } };
        expect(restorePrepared(none, index, unpacked)).toEqual(prepared);
      }),
      RUNS,
    );
  });

  it("of a roll-up are the sums of their parts (seed 42)", () => {
    fc.assert(
      fc.property(workRows, (work) => {
        const dataset = datasetOf({ work });
        const metrics = ["avd.volume", "avd.rate", "trust.acceptance", "cost.modelPerOutcome"] as const;
        const totals = computeFigures(dataset, { by: [], metrics });
        for (const by of [
          ["workflow"],
          ["segment"],
          ["day"],
          ["week", "workflow"],
          ["month", "segment"],
        ] as const) {
          const parts = computeFigures(dataset, { by, metrics });
          for (const total of totals) {
            const own = parts.filter((part) => part.metric === total.metric);
            const sum = (side: "value" | "numerator" | "denominator"): number =>
              own.reduce((added, part) => added + (part[side] ?? 0), 0);
            // A sum is the sum of its parts; of a quotient the two sides are.
            const sides =
              total.metric === "avd.volume" ? (["value"] as const) : (["numerator", "denominator"] as const);
            for (const side of sides) expect(sum(side)).toBeCloseTo(total[side] ?? 0, 6);
          }
        }
      }),
      RUNS,
    );
  });

  it("of rates lie in their intervals, and these between 0 and 1 (seed 42)", () => {
    fc.assert(
      fc.property(workRows, interactionRows, (work, interactions) => {
        for (const { value, low, high } of weekly(datasetOf({ work, interactions }))) {
          if (low === null || high === null || value === null) continue;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
          expect(high).toBeLessThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });
});

describe("comparisons", () => {
  it("split a change of a rate into effects that add up to it (seed 42)", () => {
    let split = 0;
    fc.assert(
      fc.property(workRows, fc.integer({ min: 5, max: 60 }), (work, cut) => {
        const first = day(DATES[0] ?? "");
        const ranges = { from: first + cut, to: first + 69, againstFrom: first, againstTo: first + cut - 1 };
        for (const by of [[], ["workflow"]] as const) {
          const query = { ...ranges, by, metrics: ["avd.rate", "trust.override"], asOf: 4e12 } as const;
          for (const { difference, rateEffect, mixEffect } of compareRanges(datasetOf({ work }), query)) {
            expect(rateEffect === null).toBe(difference === null);
            if (difference === null || rateEffect === null || mixEffect === null) continue;
            split += 1;
            expect(rateEffect + mixEffect).toBeCloseTo(difference, 12);
          }
        }
      }),
      RUNS,
    );
    expect(split).toBeGreaterThan(100);
  });

  it("turned round have the opposite difference and verdict (seed 42)", () => {
    fc.assert(
      fc.property(workRows, interactionRows, (work, interactions) => {
        const dataset = datasetOf({ work, interactions });
        const first = day(DATES[0] ?? "");
        const one = { from: first, to: first + 34 };
        const two = { from: first + 35, to: first + 69 };
        const query = { by: ["workflow"], asOf: 4e12 } as const;
        const forth = compareRanges(dataset, { ...query, ...two, againstFrom: one.from, againstTo: one.to });
        const back = compareRanges(dataset, { ...query, ...one, againstFrom: two.from, againstTo: two.to });
        const opposite = { improved: "worse", worse: "improved" } as const;
        for (const [index, { verdict, difference, low, high }] of forth.entries()) {
          const turned = back[index];
          expect(turned?.verdict).toBe(
            verdict === "improved" || verdict === "worse" ? opposite[verdict] : verdict,
          );
          expect(turned?.difference ?? null).toEqual(difference === null ? null : 0 - difference);
          expect([turned?.beforeLow, turned?.beforeHigh]).toEqual([low, high]);
        }
      }),
      RUNS,
    );
  });
});
