import { ByteWriter } from "./byte-writer.ts";
import { cellWriter } from "./column-writer.ts";
import { INPUT_TEMPLATES } from "./input-templates.ts";
import type { Table } from "./table.ts";

/** The texts of a table's cells as they are stored; only the columns that the table has, in the template's order. */
export interface TableTexts {
  readonly columns: readonly string[];
  /** The text of a cell; "" where there is no data. */
  readonly textAt: (row: number, column: number) => string;
}

const decoder = new TextDecoder();

/** Reads the cells of a table as texts, a few at a time. */
export function tableTexts(table: Table): TableTexts {
  const columns = INPUT_TEMPLATES[table.input].columns.flatMap((template) => {
    const column = table.columns.get(template.name);
    if (column === undefined) return [];
    if (column.kind === "text") {
      return [
        { name: template.name, read: (row: number) => column.dictionary[column.codes[row] ?? 0] ?? "" },
      ];
    }
    const write = cellWriter(template, column, false);
    const read = (row: number): string => {
      const writer = new ByteWriter(32);
      write(writer, row);
      return decoder.decode(writer.toBytes());
    };
    return [{ name: template.name, read }];
  });
  return {
    columns: columns.map(({ name }) => name),
    textAt: (row, column) => columns[column]?.read(row) ?? "",
  };
}
