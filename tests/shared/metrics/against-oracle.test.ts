import { describe, expect, it } from "vitest";
import { compareRanges } from "../../../shared/metrics/comparison.ts";
import type { Dimension } from "../../../shared/metrics/figure.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { oracleCompare } from "../../oracle/compare.ts";
import { oracleMetrics } from "../../oracle/metrics.ts";
import { fullSizes, randomCase } from "../../oracle/random-inputs.ts";
import { randomRanges } from "../../oracle/random-ranges.ts";
import type { FlatRow } from "../../oracle/row-differences.ts";
import { compareKeys, metricKeys, rowDifferences } from "../../oracle/row-differences.ts";
import { day } from "./dataset-of-rows.ts";
import { oracleDataset } from "./oracle-dataset.ts";

const DIMENSIONS: readonly (readonly Dimension[])[] = [
  [],
  ["workflow"],
  ["segment"],
  ["workflow", "segment"],
];
const PERIODS: readonly (readonly Dimension[])[] = [[], ["day"], ["week"], ["month"], ["phase"]];
const GROUPINGS = DIMENSIONS.flatMap((dimensions) => PERIODS.map((period) => [...dimensions, ...period]));
const TOLERANCE = 1e-12;

const flat = (rows: readonly object[]): readonly FlatRow[] => rows as unknown as readonly FlatRow[];

/** Rows must agree in their order too. */
function orderOf(rows: readonly object[], keys: readonly string[]): readonly string[] {
  return flat(rows).map((row) => keys.map((name) => String(row[name])).join("|"));
}

describe("figures against the oracle", () => {
  it.each(Array.from({ length: 120 }, (_, index) => index + 1))("case %i", (seed) => {
    const { inputs, settings, first, last } = randomCase(seed);
    const prepared = prepareDataset(oracleDataset(inputs, settings));
    // Each case takes another grouping; every second one a range that cuts the data.
    const by = GROUPINGS[seed % GROUPINGS.length] ?? [];
    const range = seed % 2 === 0 ? {} : { from: first, to: seed % 4 === 1 ? first : last };
    const expected = oracleMetrics(inputs, settings, { by, ...range });
    const actual = computeFigures(prepared, {
      by,
      ...(range.from === undefined ? {} : { from: day(range.from) }),
      ...(range.to === undefined ? {} : { to: day(range.to) }),
    });
    expect(rowDifferences(flat(expected), flat(actual), { keys: metricKeys, tolerance: TOLERANCE })).toEqual(
      [],
    );
    expect(orderOf(actual, metricKeys)).toEqual(orderOf(expected, metricKeys));
  });
});

describe("comparisons against the oracle", () => {
  it.each(Array.from({ length: 100 }, (_, index) => index + 1))("case %i", (seed) => {
    const sizes = seed % 5 === 0 ? fullSizes : {};
    const random = randomCase(seed, sizes);
    const { inputs, settings } = random;
    const { after, before } = randomRanges(seed, random);
    const by = (DIMENSIONS[seed % DIMENSIONS.length] ?? []) as ("workflow" | "segment")[];
    const asOf = seed % 7 === 0 ? "2026-01-20T00:00:00Z" : "2030-01-01T00:00:00Z";
    const expected = oracleCompare(inputs, settings, {
      by,
      from: after.from,
      to: after.to,
      againstFrom: before.from,
      againstTo: before.to,
      asOf,
    });
    const actual = compareRanges(oracleDataset(inputs, settings), {
      by,
      from: day(after.from),
      to: day(after.to),
      againstFrom: day(before.from),
      againstTo: day(before.to),
      asOf: Date.parse(asOf),
    });
    expect(rowDifferences(flat(expected), flat(actual), { keys: compareKeys, tolerance: TOLERANCE })).toEqual(
      [],
    );
    expect(orderOf(actual, compareKeys)).toEqual(orderOf(expected, compareKeys));
  });
});
