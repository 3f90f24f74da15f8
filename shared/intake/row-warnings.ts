import { monthOf } from "../calendar/calendar-date.ts";
import type { CellReader } from "../observations/cell-readers.ts";
import { INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { textsOf } from "../observations/table.ts";
import type { ImportWarning } from "./row-error.ts";

/** Dates that lie ahead by their nature. */
const PLANS: ReadonlySet<string> = new Set(["renewal_on", "planned_on"]);

interface WatchedColumn {
  readonly reader: CellReader;
  /** Largest value that is not in the future. */
  readonly limit: number;
  rows: number;
  firstLine: number;
}

/** Counts, per column, the rows whose time is later than the clock. */
export class FutureWatch {
  readonly #columns: readonly WatchedColumn[];

  /** `now` in epoch milliseconds, `today` its day in the pilot's time zone. */
  constructor(readers: readonly CellReader[], now: number, today: number) {
    this.#columns = readers.flatMap((reader) => {
      const { kind, name } = reader.column;
      if (PLANS.has(name)) return [];
      const limit =
        kind === "date" ? today : kind === "month" ? monthOf(today) : kind === "instant" ? now : null;
      return limit === null ? [] : [{ reader, limit, rows: 0, firstLine: 0 }];
    });
  }

  look(row: number, line: number): void {
    for (const column of this.#columns) {
      if (!((column.reader.cells.values[row] ?? 0) > column.limit)) continue;
      if (column.rows === 0) column.firstLine = line;
      column.rows += 1;
    }
  }

  warnings(): readonly ImportWarning[] {
    return this.#columns.flatMap(({ reader, rows, firstLine }) => {
      if (rows === 0) return [];
      const { name } = reader.column;
      const message = `${rows} ${rows === 1 ? "row has" : "rows have"} a ${name} later than now; the periods count as immature`;
      return [{ code: "W_FUTURE" as const, message, column: name, line: firstLine, rows }];
    });
  }
}

/** Names of one column that differ only in case. */
export function caseWarnings(table: Table): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  for (const { name: column, kind } of INPUT_TEMPLATES[table.input].columns) {
    const texts = kind === "name" ? textsOf(table, column) : null;
    if (texts === null) continue;
    const firstByFolded = new Map<string, string>();
    for (const name of texts.dictionary) {
      if (name === "") continue;
      const folded = name.toLowerCase();
      const first = firstByFolded.get(folded);
      if (first === undefined) firstByFolded.set(folded, name);
      else {
        const message = `${column} "${first}" and "${name}" differ only in case and are kept apart`;
        warnings.push({ code: "W_NAME_CASE", message, column, line: null, rows: 0 });
      }
    }
  }
  return warnings;
}
