import type { ColumnTable } from "arquero";
import { op, table } from "arquero";
import type { Answers } from "../engine/answers.ts";
import { companyName, segmentName, workflowName } from "../engine/names.ts";
import { FORMULAS, QUANTILES, RATES, SUMMED, WORK_ANSWERS, Z } from "../engine/questions.ts";
import type { SpreadInteractions, SpreadWork } from "../engine/spread-work.ts";
import { FIRST_DAY, groupCount, SEGMENTS, WEEKS } from "../engine/spread-work.ts";

/** Daily rows as a table of Arquero. */
export function arqueroWork(work: SpreadWork): ColumnTable {
  return table({ ...placeColumns(work), day: work.day, ...work.columns });
}

export function arqueroInteractions(made: SpreadInteractions): ColumnTable {
  const optional = (values: Float64Array): (number | null)[] =>
    Array.from(values, (value) => (Number.isNaN(value) ? null : value));
  return table({
    ...placeColumns(made),
    day: Int32Array.from(made.at, (at) => Math.floor(at / 86_400_000)),
    cycle: optional(made.cycle),
    correction: optional(made.correction),
  });
}

function placeColumns(rows: SpreadWork | SpreadInteractions) {
  return {
    company: Array.from(rows.company, companyName),
    workflow: Array.from(rows.workflow, workflowName),
    segment: Array.from(rows.segment, segmentName),
  };
}

const BY = ["company", "workflow", "segment", "week"] as const;
const WEEK = { week: `d => op.floor((d.day - ${FIRST_DAY}) / 7)` };

/** All sums, rates with their intervals and costs, by week. */
export function arqueroFigures(work: ColumnTable): ColumnTable {
  const sums = Object.fromEntries(SUMMED.map((name) => [name, op.sum(name)]));
  const figures: Record<string, string> = {};
  for (const [place, [, above, below]] of RATES.entries()) {
    const n = `(${below.map((name) => `d.${name}`).join(" + ")})`;
    figures[`rate${place}`] = `d => ${n} === 0 ? NaN : d.${above} / ${n}`;
    for (const [end, sign] of [
      ["low", "-"],
      ["high", "+"],
    ] as const) {
      const p = `d.${above} / ${n}`;
      const root = `op.sqrt((${p} * (1 - ${p}) + ${(Z * Z) / 4} / ${n}) / ${n})`;
      figures[`${end}${place}`] =
        `d => ${n} === 0 ? NaN : (${p} + ${(Z * Z) / 2} / ${n} ${sign} ${Z} * ${root}) / (1 + ${Z * Z} / ${n})`;
    }
  }
  for (const [place, [, above, below]] of FORMULAS.entries()) {
    const n = dotted(below);
    figures[`formula${place}`] = `d => ${n} === 0 ? NaN : (${dotted(above)}) / (${n})`;
  }
  return work
    .derive(WEEK)
    .groupby(...BY)
    .rollup({ ...sums, days: op.count() })
    .derive(figures);
}

/** The sums of a formula, its numbers left alone. */
function dotted(formula: string): string {
  return formula.replace(/\b[a-z]\w*/gu, (name) => `d.${name}`);
}

export function arqueroQuantiles(interactions: ColumnTable): ColumnTable {
  return interactions
    .derive(WEEK)
    .groupby(...BY)
    .rollup(Object.fromEntries(QUANTILES.map(([id, column, share]) => [id, op.quantile(column, share)])));
}

/** The answers of a table of groups; `columnOf`: where it has each. */
export function answersOfArquero(
  groups: ColumnTable,
  workflows: number,
  ids: readonly string[],
  columnOf: (id: string) => string,
): Answers {
  const texts = (name: string): readonly string[] => Array.from(groups.array(name), String);
  const companies = texts("company");
  const names = texts("workflow");
  const segments = texts("segment");
  const weeks = Array.from(groups.array("week"), Number);
  const number = (text: string | undefined): number => Number(text?.slice(-4));
  const places = companies.map(
    (company, row) =>
      ((number(company) * workflows + number(names[row])) * SEGMENTS + number(segments[row])) * WEEKS +
      (weeks[row] ?? 0),
  );
  return new Map(
    ids.map((id) => {
      const column = new Float64Array(groupCount({ workflows })).fill(Number.NaN);
      for (const [row, value] of Array.from(groups.array(columnOf(id))).entries())
        column[places[row] ?? 0] = value === null || value === undefined ? Number.NaN : Number(value);
      return [id, column];
    }),
  );
}

/** Where a table of figures has the answer to a question. */
export function figureColumn(id: string): string {
  const [metric, end] = id.split(" ");
  const rate = RATES.findIndex(([name]) => name === metric);
  if (rate >= 0) return `${end ?? "rate"}${rate}`;
  return `formula${FORMULAS.findIndex(([name]) => name === metric)}`;
}

export const figureAnswers = (groups: ColumnTable, workflows: number): Answers =>
  answersOfArquero(groups, workflows, WORK_ANSWERS, figureColumn);
export const quantileAnswers = (groups: ColumnTable, workflows: number): Answers =>
  answersOfArquero(
    groups,
    workflows,
    QUANTILES.map(([id]) => id),
    (id) => id,
  );
