import type { PilotState } from "../journal/pilot-state.ts";
import { pickRows } from "../observations/fold.ts";
import { INPUT_TEMPLATES } from "../observations/input-templates.ts";
import { KeyIndex, type KeyValues } from "../observations/key-index.ts";
import type { Table } from "../observations/table.ts";
import { withCurrentNames } from "./batch-tables.ts";

/** A table without the rows whose key an earlier row has under a workflow's or segment's other name. */
export interface DistinctRows {
  readonly table: Table;
  /** Lines of the rows that were left out. */
  readonly repeatedLines: readonly number[];
}

/**
 * Two rows of one file that name one workflow by its name and by an alias have the same key: the first is good. Most
 * tables name nothing that was ever renamed, and come back as they are.
 */
export function distinctUnderCurrentNames(pilot: PilotState, table: Table): DistinctRows {
  const renamed = withCurrentNames(pilot, table);
  const keys = INPUT_TEMPLATES[table.input].columns.filter(({ key }) => key === true);
  const isRenamed = keys.some(({ name }) => renamed.columns.get(name) !== table.columns.get(name));
  if (!isRenamed) return { table, repeatedLines: [] };
  const values = keys.flatMap(({ name }): readonly KeyValues[] => {
    const column = renamed.columns.get(name);
    if (column === undefined) return [];
    return [{ values: column.kind === "number" ? column.values : column.codes }];
  });
  const index = new KeyIndex(values);
  const kept: number[] = [];
  const repeatedLines: number[] = [];
  for (let row = 0; row < table.length; row += 1) {
    if (index.add(row) === -1) kept.push(row);
    else repeatedLines.push(table.lines[row] ?? 0);
  }
  if (repeatedLines.length === 0) return { table, repeatedLines };
  const rows = Uint32Array.from(kept);
  const columns = new Map([...table.columns].map(([name, column]) => [name, pickRows(column, rows)]));
  return {
    table: {
      input: table.input,
      length: rows.length,
      columns,
      lines: rows.map((row) => table.lines[row] ?? 0),
    },
    repeatedLines,
  };
}
