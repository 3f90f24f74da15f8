import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotedCell } from "../../../shared/observations/column-writer.ts";
import { CsvCursor } from "../../../shared/observations/csv-cursor.ts";
import { cellText } from "../../../shared/observations/record-cursor.ts";

interface ReadRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly isBroken: boolean;
}

function read(text: string, delimiter = ","): readonly ReadRecord[] {
  const cursor = new CsvCursor(new TextEncoder().encode(text), delimiter.charCodeAt(0));
  const records: ReadRecord[] = [];
  while (cursor.next()) {
    const cells = Array.from({ length: cursor.count }, (_, cell) => cellText(cursor, cell));
    records.push({ line: cursor.line, cells, isBroken: cursor.isBroken });
  }
  return records;
}

const cellsOf = (text: string, delimiter = ",") => read(text, delimiter).map(({ cells }) => cells);

describe("CSV records", () => {
  it.each([
    ["LF", "a,b\n1,2\n"],
    ["CRLF", "a,b\r\n1,2\r\n"],
    ["CR", "a,b\r1,2\r"],
    ["no line break at the end", "a,b\n1,2"],
  ])("ends records at %s", (_, text) => {
    expect(read(text)).toEqual([
      { line: 1, cells: ["a", "b"], isBroken: false },
      { line: 2, cells: ["1", "2"], isBroken: false },
    ]);
  });

  it("reads quoted cells with delimiters, quotation marks and line breaks", () => {
    expect(cellsOf('"a,b","say ""hi""","two\r\nlines",""\n')).toEqual([
      ["a,b", 'say "hi"', "two\r\nlines", ""],
    ]);
  });

  it("takes a quotation mark inside an unquoted cell as text", () => {
    expect(cellsOf('5" disk, "x",y\n')).toEqual([['5" disk', ' "x"', "y"]]);
  });

  it("counts the line on which a record starts", () => {
    const lines = read('h\n"one\ntwo\rthree"\n\n\nnext\n').map(({ line, cells }) => [line, cells[0]]);
    expect(lines).toEqual([
      [1, "h"],
      [2, "one\ntwo\rthree"],
      [7, "next"],
    ]);
  });

  it("passes over blank lines and records of nothing but delimiters", () => {
    expect(cellsOf("a,b\n\n  \n,,,\n1,2\n")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("keeps an empty last cell", () => {
    expect(cellsOf("a,\n,b")).toEqual([
      ["a", ""],
      ["", "b"],
    ]);
  });

  it("gives up one line for an open quotation mark and reads on behind it", () => {
    expect(read('a,b\n1,"open\n3,4\n')).toEqual([
      { line: 1, cells: ["a", "b"], isBroken: false },
      { line: 2, cells: ['1,"open'], isBroken: true },
      { line: 3, cells: ["3", "4"], isBroken: false },
    ]);
  });

  it("finds text behind a closing quotation mark broken", () => {
    expect(read('"a"b,c\nd,e\n').map(({ isBroken }) => isBroken)).toEqual([true, false]);
  });

  it("reads back any cells that were written", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", ";", "a", " ") }),
    );
    // A first cell that is never blank keeps the record from being passed over.
    const record = fc.array(cell, { maxLength: 5 }).map((cells) => ["x", ...cells]);
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 6 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        (records, lineBreak) => {
          const text = records.map((cells) => cells.map(quotedCell).join(",") + lineBreak).join("");
          expect(cellsOf(text)).toEqual(records);
        },
      ),
      { seed: 42, numRuns: 500 },
    );
  });

  it("never fails and never stands still, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a") }), (text) => {
        const records = read(text);
        for (const [index, { line }] of records.entries())
          expect(line).toBeGreaterThan(records[index - 1]?.line ?? 0);
      }),
      { seed: 42, numRuns: 2000 },
    );
  });
});
