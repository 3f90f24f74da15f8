import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { CountedRows } from "../../../shared/metrics/counted-rows.ts";
import type { Dimension, Figure } from "../../../shared/metrics/figure.ts";
import { figureRows } from "../../../shared/metrics/figure-rows.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { randomCase } from "../../oracle/random-inputs.ts";
import { datasetOf } from "./dataset-of-rows.ts";
import { oracleDataset } from "./oracle-dataset.ts";

const GROUPINGS: readonly (readonly Dimension[])[] = [
  [],
  ["workflow", "week"],
  ["segment", "month"],
  ["workflow", "segment"],
  ["day"],
];

function placeOf(figure: Figure) {
  const { metric, workflow, segment, from, to } = figure;
  return {
    metric,
    workflow,
    segment,
    from: parseCalendarDate(from ?? "") ?? 0,
    to: parseCalendarDate(to ?? "") ?? -1,
  };
}

function total(parts: readonly CountedRows[], side: "above" | "below"): number {
  return parts.reduce((sum, { sides }) => sum + (sides?.[side].reduce((one, two) => one + two, 0) ?? 0), 0);
}

/** Metrics whose `n` counts the rows themselves: each row is one unit. */
const COUNT_ROWS: ReadonlySet<MetricId> = new Set([
  "avd.cycleP50",
  "avd.cycleP90",
  "trust.correctionP50",
  "trust.correctionP90",
  "trust.corrections",
  "system.incidentMinutes",
  "loop.detectToDeploy",
  "loop.detectToValidate",
  "loop.triage",
  "loop.validate",
  "loop.throughput",
  "loop.hitRate",
  "loop.open",
  "revenue.timeToValue",
  "revenue.dealFit",
  "revenue.churnDebt",
]);

describe("the rows behind a figure, on random data", () => {
  it.each(Array.from({ length: 90 }, (_, index) => index + 1))("case %i", (seed) => {
    const { inputs, settings } = randomCase(seed);
    const dataset = oracleDataset(inputs, settings);
    const prepared = prepareDataset(dataset);
    const source = { tables: dataset.tables, prepared };
    const figures = computeFigures(prepared, { by: GROUPINGS[seed % GROUPINGS.length] ?? [] });
    const looked = figures.map((figure) => {
      const { metric, workflow, segment, period } = figure;
      const parts = figureRows(source, placeOf(figure));
      return { figure, parts, where: `${metric} ${workflow} ${segment} ${period}` };
    });
    const rates = looked.filter(
      ({ figure }) =>
        metricDefinition(figure.metric).kind === "dailyRate" || figure.metric === "loop.hitRate",
    );
    expect(rates.map(({ where, parts }) => [where, total(parts, "above"), total(parts, "below")])).toEqual(
      rates.map(({ where, figure }) => [where, figure.numerator ?? 0, figure.denominator ?? 0]),
    );
    const counts = looked.filter(({ figure }) => COUNT_ROWS.has(figure.metric) && figure.value !== null);
    expect(
      counts.map(({ where, parts }) => [where, parts.reduce((sum, { rows }) => sum + rows.length, 0)]),
    ).toEqual(counts.map(({ where, figure }) => [where, figure.n]));
    // A value that is there comes from somewhere.
    const without = looked.filter(
      ({ figure, parts }) =>
        figure.value !== null &&
        figure.n !== 0 &&
        figure.n !== null &&
        figure.numerator !== 0 &&
        parts.length === 0,
    );
    expect(without.map(({ where }) => where)).toEqual([]);
  });
});

describe("the rows behind a figure", () => {
  const day = (text: string): number => parseCalendarDate(text) ?? 0;
  const dataset = datasetOf({
    work: [
      { date: "2026-02-02", workflow: "Claims", segment: "Home", eligible: 10, qualified: 6 },
      { date: "2026-02-02", workflow: "Claims", segment: "Motor", eligible: 8, qualified: 2 },
      { date: "2026-02-03", workflow: "Claims", segment: "Home", eligible: 9, qualified: null },
      { date: "2026-02-04", workflow: "Claims", segment: "Home", eligible: 4, qualified: 4 },
    ],
    interactions: [
      {
        id: "a",
        at: "2026-02-04T10:00:00Z",
        workflow: "Claims",
        segment: "Motor",
        mode: "autonomous",
        disposition: "accepted",
        quality: "pass",
      },
    ],
  });
  const source = { tables: dataset.tables, prepared: prepareDataset(dataset) };
  const scope = {
    metric: "avd.rate",
    workflow: "Claims",
    from: day("2026-02-02"),
    to: day("2026-02-04"),
  } as const;

  it("leaves out a row that lacks one side, and those of a day that interactions speak for", () => {
    const parts = figureRows(source, { ...scope, segment: "*" });
    expect(parts.map(({ input, rows, unused }) => [input, [...rows], unused])).toEqual([
      ["work", [0, 1], 1],
      ["interactions", [0], 0],
    ]);
    expect([total(parts, "above"), total(parts, "below")]).toEqual([9, 19]);
  });

  it("takes one segment alone", () => {
    const parts = figureRows(source, { ...scope, segment: "Home" });
    expect(parts.map(({ input, rows, unused }) => [input, [...rows], unused])).toEqual([["work", [0], 1]]);
  });

  it("has nothing for a scope that is not there", () => {
    expect(figureRows(source, { ...scope, workflow: "Tickets", segment: "*" })).toEqual([]);
  });
});
