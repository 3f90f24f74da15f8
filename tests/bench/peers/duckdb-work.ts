import type { Connection } from "@duckdb/duckdb-wasm/blocking";
import type { Table } from "apache-arrow";
import type { Answers } from "../engine/answers.ts";
import { FORMULAS, QUANTILES, RATES, SUMMED, WORK_ANSWERS, Z } from "../engine/questions.ts";
import type { SpreadInteractions, SpreadWork } from "../engine/spread-work.ts";
import { FIRST_DAY, groupCount, SEGMENTS, WEEKS } from "../engine/spread-work.ts";
import { loadNumbers } from "./duckdb.ts";

const WEEK = `((day - ${FIRST_DAY}) // 7)::INTEGER AS week`;
const NAMES = ["Company", "Workflow", "Segment"]
  .map((word) => `'${word} ' || lpad(${word}::VARCHAR, 4, '0') AS ${word.toLowerCase()}`)
  .join(", ");

/** Daily rows and interactions as tables with names, counts and sums of their own types. */
export function loadDuckdb(duckdb: Connection, work: SpreadWork, made: SpreadInteractions): void {
  const { company, workflow, segment, day, columns } = work;
  loadNumbers(duckdb, "codes", { company, workflow, segment, day, ...columns });
  const counts = Object.keys(columns).map((name) => `${name}::BIGINT AS ${name}`);
  duckdb.query(`create table work as select ${NAMES}, day, ${counts.join(", ")} from codes`);
  duckdb.query("drop table codes");
  loadNumbers(duckdb, "codes", {
    company: made.company,
    workflow: made.workflow,
    segment: made.segment,
    instant: made.at,
    cycle: made.cycle,
    correction: made.correction,
  });
  const measured = ["cycle", "correction"].map(
    (name) => `case when isnan(${name}) then null else ${name} end AS ${name}`,
  );
  duckdb.query(
    `create table interactions as select ${NAMES}, floor(instant / 86400000)::INTEGER AS day, ${measured.join(", ")} from codes`,
  );
  duckdb.query("drop table codes");
}

/** All sums, rates with their intervals and costs, by week. `where`: of which rows. */
export function figuresSql(where = ""): string {
  const sums = SUMMED.map((name) => `sum(${name})::DOUBLE AS ${name}`).join(", ");
  const rates = RATES.flatMap(([, above, below], place) => {
    const n = `nullif(${below.join(" + ")}, 0)`;
    const p = `(${above} / ${n})`;
    const end = (sign: string): string =>
      `(${p} + ${(Z * Z) / 2} / ${n} ${sign} ${Z} * sqrt(greatest(0, ${p} * (1 - ${p}) + ${(Z * Z) / 4} / ${n}) / ${n})) / (1 + ${Z * Z} / ${n})`;
    return [`${p} AS rate${place}`, `${end("-")} AS low${place}`, `${end("+")} AS high${place}`];
  });
  const formulas = FORMULAS.map(
    ([, above, below], place) => `(${above}) / nullif(${below}, 0) AS formula${place}`,
  );
  return `with sums as (select company, workflow, segment, ${WEEK}, count(*)::DOUBLE AS days, ${sums} from work ${where} group by all)
    select *, ${[...rates, ...formulas].join(", ")} from sums`;
}

/** Medians and 0.9 quantiles of what was measured, by week. */
export function quantilesSql(): string {
  const quantiles = QUANTILES.map(
    ([, column, share], place) => `quantile_cont(${column}, ${share}) AS quantile${place}`,
  );
  return `select company, workflow, segment, ${WEEK}, ${quantiles.join(", ")} from interactions group by all`;
}

function answersOf(
  table: Table,
  workflows: number,
  ids: readonly string[],
  columnOf: (id: string, place: number) => string,
): Answers {
  const column = (name: string): readonly unknown[] => Array.from(rowsOf(table, name));
  const numbers = (name: string): readonly number[] =>
    column(name).map((text) => Number(String(text).slice(-4)));
  const companies = numbers("company");
  const names = numbers("workflow");
  const segments = numbers("segment");
  const weeks = column("week").map(Number);
  const places = companies.map(
    (company, row) =>
      ((company * workflows + (names[row] ?? 0)) * SEGMENTS + (segments[row] ?? 0)) * WEEKS +
      (weeks[row] ?? 0),
  );
  return new Map(
    ids.map((id, at) => {
      const answers = new Float64Array(groupCount({ workflows })).fill(Number.NaN);
      for (const [row, value] of column(columnOf(id, at)).entries())
        answers[places[row] ?? 0] = value === null ? Number.NaN : Number(value);
      return [id, answers];
    }),
  );
}

function* rowsOf(table: Table, name: string): Generator {
  const vector = table.getChild(name);
  if (vector === null) throw new Error(`DuckDB gave no ${name}`);
  for (let row = 0; row < table.numRows; row += 1) yield vector.get(row);
}

export const figureAnswers = (table: Table, workflows: number): Answers =>
  answersOf(table, workflows, WORK_ANSWERS, (id) => {
    const [metric, end] = id.split(" ");
    const rate = RATES.findIndex(([name]) => name === metric);
    if (rate >= 0) return `${end ?? "rate"}${rate}`;
    return `formula${FORMULAS.findIndex(([name]) => name === metric)}`;
  });

export const quantileAnswers = (table: Table, workflows: number): Answers =>
  answersOf(
    table,
    workflows,
    QUANTILES.map(([id]) => id),
    (_, place) => `quantile${place}`,
  );
