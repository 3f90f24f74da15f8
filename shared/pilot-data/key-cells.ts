import { textOfCell } from "../observations/cell-text.ts";
import { INPUT_TEMPLATES, type InputName } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { currentNames } from "./rename-texts.ts";

/** The cells of a row's key as texts, in the order of the template. */
export function keyOfRow(input: InputName, rows: Pick<Table, "columns">, row: number): readonly string[] {
  return keyColumnsOf(input).map((column) => textOfCell(rows, column, row));
}

/** A key that was written down, its workflow and segment under their names of now. */
export function keyUnderCurrentNames(
  pilot: RecordsHolder,
  input: InputName,
  key: readonly string[],
): readonly string[] {
  return keyColumnsOf(input).map(({ name }, index) => {
    const cell = key[index] ?? "";
    return name === "workflow" || name === "segment" ? (currentNames(pilot, name).get(cell) ?? cell) : cell;
  });
}

function keyColumnsOf(input: InputName) {
  return INPUT_TEMPLATES[input].columns.filter(({ key }) => key === true);
}
