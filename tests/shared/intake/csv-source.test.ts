import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openCsv, recordsOf } from "../../../shared/intake/csv-source.ts";
import { decodeText } from "../../../shared/intake/decode-text.ts";
import { cellText } from "../../../shared/observations/record-cursor.ts";

const DATA = fileURLToPath(new URL("../../../../shared/data/messy/csv-spectrum/", import.meta.url));
const AUTO = { delimiter: null, headerRow: null };

/** Header and records of a file, as lists of texts. */
function tableOf(
  bytes: Uint8Array,
  settings: Parameters<typeof openCsv>[1] = AUTO,
): readonly (readonly string[])[] {
  const decoded = decodeText(bytes, null);
  const source = decoded.ok ? openCsv(decoded.value.bytes, settings) : decoded;
  if (!source.ok) return [[source.problem.code]];
  const rows: string[][] = [];
  const cursor = recordsOf(source.value);
  while (cursor.next()) rows.push(Array.from({ length: cursor.count }, (_, cell) => cellText(cursor, cell)));
  return [source.value.header, ...rows];
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a CSV text", () => {
  it.each([
    ["a,b;c,d\n1,2,3\n", ["a", "b;c", "d"]],
    ["a;b,c;d\n1;2;3\n", ["a", "b,c", "d"]],
    ["a\tb\n", ["a", "b"]],
    ['"a,b";c\n', ["a,b", "c"]],
    ["alone\n", ["alone"]],
  ])("of %j has the delimiter that its header shows", (text, header) => {
    expect(tableOf(bytes(text))[0]).toEqual(header);
  });

  it("has its header where it is said to be, whatever stands above", () => {
    expect(tableOf(bytes('x "y\r\n\r\na,b\r\n1,2\r\n'), { delimiter: null, headerRow: 3 })).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });
});

describe.skipIf(!existsSync(DATA))("the csv-spectrum collection", () => {
  const files = existsSync(DATA) ? readdirSync(DATA).filter((name) => name.endsWith(".csv")) : [];

  it.each(files.filter((name) => !name.startsWith("location")))("reads %s as its JSON says", (file) => {
    const expected = JSON.parse(readFileSync(DATA + file.replace(".csv", ".json"), "utf8")) as Record<
      string,
      string
    >[];
    const header = Object.keys(expected[0] ?? {});
    const rows = expected.map((row) => header.map((name) => row[name]));
    expect(tableOf(readFileSync(DATA + file))).toEqual([header, ...rows]);
  });
});
