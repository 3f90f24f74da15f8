import { describe, expect, it } from "vitest";
import { parseMapping } from "../../../shared/intake/mapping.ts";

const MINIMAL = {
  target: "effort",
  columns: { month: { from: "m" }, workflow: { const: "w" }, segment: { const: "s" } },
};
const withColumn = (column: unknown) => ({ ...MINIMAL, columns: { ...MINIMAL.columns, spend: column } });

describe("a mapping document", () => {
  it("is read with its defaults", () => {
    const mapping = parseMapping(JSON.stringify(MINIMAL));
    expect(mapping.ok ? mapping.value : mapping.problem).toMatchObject({
      target: "effort",
      keep: null,
      filter: [],
      source: {
        sheet: null,
        encoding: null,
        delimiter: null,
        headerRow: null,
        decimal: null,
        nulls: new Set([""]),
      },
    });
  });

  it.each([
    ["an unknown key", { ...MINIMAL, colour: 1 }, "/colour"],
    ["an unknown key of the source", { ...MINIMAL, source: { sheets: "x" } }, "/source/sheets"],
    ["an unknown target", { ...MINIMAL, target: "tickets" }, "/target"],
    [
      "an unknown template column",
      { ...MINIMAL, columns: { ...MINIMAL.columns, price: { const: 1 } } },
      "/columns/price",
    ],
    [
      "a missing required column",
      { ...MINIMAL, columns: { month: { from: "m" }, workflow: { const: "w" } } },
      "/columns",
    ],
    ["an unknown encoding", { ...MINIMAL, source: { encoding: "ebcdic" } }, "/source/encoding"],
    ["an unknown delimiter", { ...MINIMAL, source: { delimiter: "x" } }, "/source/delimiter"],
    ["a header row of 0", { ...MINIMAL, source: { headerRow: 0 } }, "/source/headerRow"],
    ["two ways to fill a column", withColumn({ from: "a", const: 1 }), "/columns/spend"],
    ["no way to fill a column", withColumn({}), "/columns/spend"],
    ["an else without a map", withColumn({ from: "a", else: "1" }), "/columns/spend/else"],
    ["an unknown key of a column", withColumn({ from: "a", "scale/by": 2 }), "/columns/spend/scale~1by"],
    ["a format with an unknown letter", withColumn({ from: "a", date: "YYYY-QQ" }), "/columns/spend/date"],
    ["a format without a year", withColumn({ from: "a", date: "DD.MM." }), "/columns/spend/date"],
    ["an unknown zone", withColumn({ from: "a", zone: "Mars/Olympus" }), "/columns/spend/zone"],
  ])("is refused for %s", (_, document, where) => {
    const mapping = parseMapping(JSON.stringify(document));
    expect(mapping.ok ? null : [mapping.problem.code, mapping.problem.where]).toEqual(["MAPPING", where]);
  });

  it.each([
    ["JSON_SYNTAX", "{"],
    ["JSON_FORBIDDEN_KEY", '{"target": "work", "columns": {"__proto__": {"const": 1}}}'],
    ["JSON_DUP_KEY", '{"target": "work", "target": "effort"}'],
    ["MAPPING", "[]"],
  ])("is refused with %s", (code, text) => {
    const mapping = parseMapping(text);
    expect(mapping.ok ? null : mapping.problem.code).toBe(code);
  });
});
