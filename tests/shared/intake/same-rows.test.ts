import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotedCell } from "../../../shared/observations/column-writer.ts";
import { CsvCursor } from "../../../shared/observations/csv-cursor.ts";
import { foldBatches } from "../../../shared/observations/fold.ts";
import { cellText } from "../../../shared/observations/record-cursor.ts";
import { writeTemplateCsv } from "../../../shared/observations/template-csv.ts";
import { arbitraryTable, rowsOf } from "../observations/arbitrary-table.ts";
import { importSheet } from "./import-text.ts";

type Records = readonly (readonly string[])[];

function recordsOf(bytes: Uint8Array): Records {
  const cursor = new CsvCursor(bytes, 0x2c);
  const records: string[][] = [];
  while (cursor.next())
    records.push(Array.from({ length: cursor.count }, (_, cell) => cellText(cursor, cell)));
  return records;
}

const written = (records: Records, delimiter: string, lineBreak: string, quote: (cell: string) => string) =>
  records.map((cells) => cells.map(quote).join(delimiter) + lineBreak).join("");
const alwaysQuoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

const INPUTS = ["effort", "corrections", "changes"] as const;

describe("the same rows come out", () => {
  it.each(INPUTS)("of %s however the file is written", async (input) => {
    const layout = fc.record({
      delimiter: fc.constantFrom(";", "\t", "|", ","),
      lineBreak: fc.constantFrom("\n", "\r\n"),
      mark: fc.constantFrom("", "\uFEFF"),
    });
    await fc.assert(
      fc.asyncProperty(arbitraryTable(input), layout, async (table, { delimiter, lineBreak, mark }) => {
        const plain = writeTemplateCsv(table);
        const text = mark + written(recordsOf(plain), delimiter, lineBreak, alwaysQuoted);
        const expected = await importSheet(`${input}.csv`, plain);
        const sheet = await importSheet(`${input}.csv`, text);
        expect(rowsOf(sheet.table)).toEqual(rowsOf(expected.table));
        expect(sheet.rowErrors).toEqual([]);
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it.each(INPUTS)("of %s through a mapping that says what the template says", async (input) => {
    await fc.assert(
      fc.asyncProperty(arbitraryTable(input), async (table) => {
        const plain = writeTemplateCsv(table);
        const [header = []] = recordsOf(plain);
        const columns = Object.fromEntries(header.map((from) => [from, { from }]));
        // A word for "no data" sends every cell the long way.
        const mapping = { target: input, source: { nulls: ["n/a"], delimiter: "," }, columns };
        const expected = await importSheet(`${input}.csv`, plain);
        const sheet = await importSheet("export.csv", plain, mapping);
        expect(rowsOf(sheet.table)).toEqual(rowsOf(expected.table));
        expect(sheet.rowErrors).toEqual([]);
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it.each(INPUTS)("of %s in whatever order and in however many files", async (input) => {
    const order = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(arbitraryTable(input), order, fc.nat(20), async (table, places, cut) => {
        const plain = writeTemplateCsv(table);
        const [header = [], ...records] = recordsOf(plain);
        const shuffled = records
          .map((cells, index) => ({ cells, place: places[index] ?? 0 }))
          .sort((left, right) => left.place - right.place)
          .map(({ cells }) => cells);
        const parts = [shuffled.slice(0, cut), shuffled.slice(cut)];
        const tables = await Promise.all(
          parts.map(async (part) => {
            const text = written([header, ...part], ",", "\n", quotedCell);
            return (await importSheet(`${input}.csv`, text)).table;
          }),
        );
        expect(writeTemplateCsv(foldBatches(input, tables))).toEqual(plain);
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});
