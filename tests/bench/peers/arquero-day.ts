import type { ColumnTable } from "arquero";
import { table } from "arquero";
import { LAST_DAYS, type NewDay, namesOf, valuesOf } from "../engine/new-day.ts";
import { SUMMED } from "../engine/questions.ts";
import { arqueroFigures } from "./arquero-work.ts";

/** A new day in Arquero: put behind the rows, and the figures of the last two weeks. */
export function arqueroDay({ older, newest, last }: NewDay) {
  const tableOf = (rows: NewDay["older"]): ColumnTable =>
    table({
      company: Array.from({ length: rows.length }, () => "one"),
      workflow: namesOf(rows, "workflow"),
      segment: namesOf(rows, "segment"),
      day: valuesOf(rows, "date"),
      ...Object.fromEntries(SUMMED.map((name) => [name, valuesOf(rows, name)])),
    });
  const before = tableOf(older);
  const fresh = tableOf(newest);
  const run = (): ColumnTable =>
    arqueroFigures(before.concat(fresh).filter(`d => d.day > ${last - LAST_DAYS}`));
  return {
    run,
    /** Qualified units of the last week, in order of workflow and segment. */
    volumes(): Float64Array {
      const groups = run();
      const weeks = Array.from(groups.array("week"), Number);
      const newestWeek = Math.max(...weeks);
      const volumes = groups.array("qualified");
      const workflows = groups.array("workflow");
      const segments = groups.array("segment");
      return Float64Array.from(
        weeks
          .flatMap((week, row) =>
            week === newestWeek
              ? [{ name: `${String(workflows[row])} ${String(segments[row])}`, volume: Number(volumes[row]) }]
              : [],
          )
          .sort((one, other) => (one.name < other.name ? -1 : 1)),
        ({ volume }) => volume,
      );
    },
  };
}
