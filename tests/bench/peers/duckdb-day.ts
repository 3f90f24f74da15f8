import { textsOf } from "../../../shared/observations/table.ts";
import { LAST_DAYS, type NewDay, valuesOf } from "../engine/new-day.ts";
import { SUMMED } from "../engine/questions.ts";
import { loadNumbers, openDuckdb } from "./duckdb.ts";
import { figuresSql } from "./duckdb-work.ts";

/** A new day in DuckDB: inserted from its own table, and the figures of the last two weeks. */
export async function duckdbDay({ older, newest, last }: NewDay) {
  const duckdb = await openDuckdb();
  for (const [name, rows] of [
    ["work", older],
    ["fresh", newest],
  ] as const) {
    loadNumbers(duckdb, "codes", {
      workflow: textsOf(rows, "workflow")?.codes ?? new Uint32Array(rows.length),
      segment: textsOf(rows, "segment")?.codes ?? new Uint32Array(rows.length),
      day: Int32Array.from(valuesOf(rows, "date")),
      ...Object.fromEntries(SUMMED.map((column) => [column, valuesOf(rows, column)])),
    });
    const sums = SUMMED.map((column) => `${column}::BIGINT AS ${column}`).join(", ");
    duckdb.query(
      `create table ${name} as select 'one' AS company, 'Workflow ' || lpad(workflow::VARCHAR, 4, '0') AS workflow,
        'Segment ' || lpad(segment::VARCHAR, 4, '0') AS segment, day, ${sums} from codes`,
    );
    duckdb.query("drop table codes");
  }
  const run = () => {
    duckdb.query("insert into work select * from fresh");
    return duckdb.query(figuresSql(`where day > ${last - LAST_DAYS}`));
  };
  const reset = (): void => {
    duckdb.query(`delete from work where day = ${last}`);
  };
  return {
    run,
    /** Takes the day out again. */
    reset,
    /** Qualified units of the last week, in order of workflow and segment. */
    volumes(): Float64Array {
      run();
      const table = duckdb.query(
        `with figures as (${figuresSql(`where day > ${last - LAST_DAYS}`)}) select qualified from figures where week = (select max(week) from figures) order by workflow, segment`,
      );
      reset();
      return Float64Array.from({ length: table.numRows }, (_, row) =>
        Number(table.getChild("qualified")?.get(row)),
      );
    },
  };
}
