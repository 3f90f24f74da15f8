import { ByteWriter } from "./byte-writer.ts";
import type { WriteCell } from "./column-writer.ts";
import { cellWriter } from "./column-writer.ts";
import { INPUT_TEMPLATES } from "./input-templates.ts";
import { orderByKey } from "./joined-tables.ts";
import type { Table } from "./table.ts";

const COMMA = 0x2c;
const LF = 0x0a;
const WRITE_NOTHING: WriteCell = () => undefined;

/**
 * A table as the CSV of its template: all columns of the template (empty where the table has none), sorted by key,
 * texts safe to open in a spreadsheet. Importing it gives the same rows exactly.
 */
export function writeTemplateCsv(table: Table): Uint8Array<ArrayBuffer> {
  const templates = INPUT_TEMPLATES[table.input].columns;
  const writeCells = templates.map((template) => {
    const column = table.columns.get(template.name);
    return column === undefined ? WRITE_NOTHING : cellWriter(template, column, true);
  });
  const writer = new ByteWriter(table.length * templates.length * 6);
  writer.writeText(templates.map(({ name }) => name).join(","));
  writer.writeByte(LF);
  for (const row of orderByKey(table)) {
    writeCells.forEach((write, index) => {
      if (index > 0) writer.writeByte(COMMA);
      write(writer, row);
    });
    writer.writeByte(LF);
  }
  return writer.toBytes();
}
