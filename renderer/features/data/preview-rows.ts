import { ByteWriter } from "../../../shared/observations/byte-writer.ts";
import { cellWriter } from "../../../shared/observations/column-writer.ts";
import { INPUT_TEMPLATES } from "../../../shared/observations/input-templates.ts";
import type { Table } from "../../../shared/observations/table.ts";

/** The first rows of a table with the texts that will be stored; only the columns that the file has. */
export interface PreviewRows {
  readonly head: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** The first `most` rows of a table as they will be stored. */
export function previewRows(table: Table, most: number): PreviewRows {
  const decoder = new TextDecoder();
  const columns = INPUT_TEMPLATES[table.input].columns.flatMap((template) => {
    const column = table.columns.get(template.name);
    return column === undefined ? [] : [{ name: template.name, write: cellWriter(template, column, false) }];
  });
  const rows = Array.from({ length: Math.min(most, table.length) }, (_, row) => ({
    line: table.lines[row] ?? 0,
    cells: columns.map(({ write }) => {
      const writer = new ByteWriter(32);
      write(writer, row);
      return decoder.decode(writer.toBytes());
    }),
  }));
  return { head: columns.map(({ name }) => name), rows };
}
