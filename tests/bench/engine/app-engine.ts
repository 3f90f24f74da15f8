import { dailyFigureColumns } from "../../../shared/metrics/daily-figure-columns.ts";
import type { Dataset } from "../../../shared/metrics/dataset.ts";
import type { Figure } from "../../../shared/metrics/figure.ts";
import { combosOf } from "../../../shared/metrics/figure-cells.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { rangeOfQuery, slicesOf } from "../../../shared/metrics/period-slices.ts";
import type { PreparedDataset } from "../../../shared/metrics/prepared-dataset.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { METRICS } from "../../../shared/metrics/registry.ts";
import type { Column, Table } from "../../../shared/observations/table.ts";
import { datasetWith } from "../engine-data.ts";
import type { Answers } from "./answers.ts";
import { segmentName, workflowName } from "./names.ts";
import { QUANTILES, WORK_ANSWERS } from "./questions.ts";
import type { SpreadInteractions, SpreadWork } from "./spread-work.ts";
import { COMPANIES, SEGMENTS, UNIT_VALUE, WEEKS } from "./spread-work.ts";

const QUANTILE_IDS: readonly MetricId[] = QUANTILES.map(([id]) => id);
const WORK_IDS: readonly MetricId[] = METRICS.filter(
  ({ id, family }) => family === "daily" && WORK_ANSWERS.includes(id),
).map(({ id }) => id);

const names = (nameOf: (number: number) => string, count: number): string[] => [
  "",
  ...Array.from({ length: count }, (_, number) => nameOf(number)),
];

/** The daily rows of one company, as an import leaves them. */
export function workDatasetOf(work: SpreadWork, company: number): Dataset {
  const rows = rowsOfCompany(work.company, company);
  const columns = placeColumns(work, rows);
  columns.set("date", numbers(rows, work.day));
  for (const [name, values] of Object.entries(work.columns)) columns.set(name, numbers(rows, values));
  return withUnitValues(work.workflows, { work: table("work", rows, columns) });
}

/** The interactions of one company, as an import leaves them. */
export function interactionDatasetOf(made: SpreadInteractions, company: number): Dataset {
  const rows = rowsOfCompany(made.company, company);
  const columns = placeColumns(made, rows);
  columns.set("at", numbers(rows, made.at));
  columns.set("cycle_minutes", numbers(rows, made.cycle));
  columns.set("correction_minutes", numbers(rows, made.correction));
  columns.set("mode", {
    kind: "text",
    dictionary: ["", "autonomous"],
    codes: new Uint32Array(rows.length).fill(1),
  });
  return withUnitValues(made.workflows, { interactions: table("interactions", rows, columns) });
}

function withUnitValues(workflows: number, tables: Partial<Dataset["tables"]>): Dataset {
  return datasetWith(
    tables,
    Array.from({ length: workflows }, (_, number) => workflowName(number)),
    UNIT_VALUE,
  );
}

function rowsOfCompany(companies: Uint8Array, company: number): Uint32Array {
  const rows = new Uint32Array(companies.length);
  let count = 0;
  for (let row = 0; row < companies.length; row += 1) {
    if (companies[row] !== company) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.slice(0, count);
}

function numbers(rows: Uint32Array, values: ArrayLike<number>): Column {
  return { kind: "number", values: Float64Array.from(rows, (row) => values[row] ?? Number.NaN) };
}

function placeColumns(
  places: { readonly workflows: number; readonly workflow: Uint16Array; readonly segment: Uint8Array },
  rows: Uint32Array,
): Map<string, Column> {
  const codes = (values: ArrayLike<number>): Uint32Array =>
    Uint32Array.from(rows, (row) => 1 + (values[row] ?? 0));
  return new Map<string, Column>([
    [
      "workflow",
      { kind: "text", dictionary: names(workflowName, places.workflows), codes: codes(places.workflow) },
    ],
    ["segment", { kind: "text", dictionary: names(segmentName, SEGMENTS), codes: codes(places.segment) }],
  ]);
}

function table(input: Table["input"], rows: Uint32Array, columns: Map<string, Column>): Table {
  return { input, length: rows.length, columns, lines: rows.map((row) => row + 2) };
}

/** All figures of daily rows as the app computes them before it makes objects of them; also their sums, so that all is done. */
export function workColumns(companies: readonly PreparedDataset[]) {
  return companies.map((prepared) => columnsOf(prepared, WORK_IDS));
}

export function quantileColumns(companies: readonly PreparedDataset[]) {
  return companies.map((prepared) => columnsOf(prepared, QUANTILE_IDS));
}

function columnsOf(prepared: PreparedDataset, ids: readonly MetricId[]) {
  const slices = slicesOf(prepared, "week", rangeOfQuery(prepared, {}));
  const figures = dailyFigureColumns(prepared, combosOf(prepared, ["workflow", "segment"]), slices);
  return new Map(ids.map((id) => [id, figures.metric(id)]));
}

/** The same through the function that the window and the command line ask: one object for each figure. */
export function workFigures(companies: readonly PreparedDataset[]): readonly (readonly Figure[])[] {
  return companies.map((prepared) =>
    computeFigures(prepared, { by: ["workflow", "segment", "week"], metrics: WORK_IDS }),
  );
}

/** The app's columns, whose order is week × place, in the order of {@link Answers}. */
export function answersOfColumns(companies: ReturnType<typeof workColumns>): Answers {
  const answers = new Map<string, Float64Array>();
  for (const [company, columns] of companies.entries()) {
    for (const [id, { value, low, high }] of columns) {
      for (const [name, numbersOfAll] of [
        [id, value],
        [`${id} low`, low],
        [`${id} high`, high],
      ] as const) {
        if (numbersOfAll === null) continue;
        const places = numbersOfAll.length / WEEKS;
        const all = answers.get(name) ?? new Float64Array(COMPANIES * places * WEEKS);
        answers.set(name, all);
        for (let place = 0; place < places; place += 1)
          for (let week = 0; week < WEEKS; week += 1)
            all[(company * places + place) * WEEKS + week] =
              numbersOfAll[week * places + place] ?? Number.NaN;
      }
    }
  }
  return answers;
}
