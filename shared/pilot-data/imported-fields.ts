import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { formatInstant } from "../calendar/instant.ts";
import type { JsonValue } from "../json/json.ts";
import { type ColumnTemplate, INPUT_TEMPLATES, type InputName } from "../observations/input-templates.ts";
import { type Table, textAt, textsOf } from "../observations/table.ts";

/** The inputs whose rows feed records, and the record type of each. */
export const RECORD_INPUTS = {
  customers: "customer",
  loops: "loop",
  incidents: "incident",
  changes: "change",
} as const satisfies { readonly [Name in InputName]?: string };

export type RecordInputName = keyof typeof RECORD_INPUTS;

/** Do the rows of that input feed records? */
export function isRecordInput(input: InputName): input is RecordInputName {
  return Object.hasOwn(RECORD_INPUTS, input);
}

/** Columns whose field has another name than the column in camel case. */
const FIELD_NAMES: Readonly<Record<string, string>> = { arr: "arrMicros", kind: "kinds" };

/** The column that holds the key. */
export function keyColumn(input: RecordInputName): string {
  return INPUT_TEMPLATES[input].columns.find(({ key }) => key === true)?.name ?? "id";
}

/** The columns of a table that feed fields, and the field of each. */
export function fieldColumns(
  table: Table,
): readonly { readonly column: ColumnTemplate; readonly field: string }[] {
  return INPUT_TEMPLATES[table.input].columns
    .filter(({ name, key }) => key !== true && table.columns.has(name))
    .map((column) => ({
      column,
      field:
        FIELD_NAMES[column.name] ??
        column.name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    }));
}

/**
 * The value that a cell gives its field, or null where it holds no data. Names of workflows and segments stay names: the
 * caller turns them into ids.
 */
export function cellValue(table: Table, column: ColumnTemplate, row: number): JsonValue {
  const values = table.columns.get(column.name);
  if (values === undefined) {
    return null;
  }
  if (values.kind === "text") {
    const text = textAt(values, row);
    if (text === "") {
      return null;
    }
    return column.kind === "words" ? text.split(";") : text;
  }
  const value = values.values[row] ?? Number.NaN;
  if (Number.isNaN(value)) {
    return null;
  }
  switch (column.kind) {
    case "date":
      return formatCalendarDate(value);
    case "instant":
      return formatInstant(value);
    case "boolean":
      return value === 1;
    default:
      return value;
  }
}

/** The row of each key of a record input; empty where there is no table. */
export function rowsByKey(table: Table | null, input: RecordInputName): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const keys = table === null ? null : textsOf(table, keyColumn(input));
  for (const [row, code] of (keys?.codes ?? new Uint32Array()).entries()) {
    rows.set(keys?.dictionary[code] ?? "", row);
  }
  return rows;
}
