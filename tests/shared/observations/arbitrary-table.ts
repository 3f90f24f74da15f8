import fc from "fast-check";
import { canonicalText } from "../../../shared/observations/cell-values.ts";
import { GrowingTexts } from "../../../shared/observations/growing-columns.ts";
import type { ColumnTemplate, InputName } from "../../../shared/observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../../../shared/observations/input-templates.ts";
import type { Column, Table } from "../../../shared/observations/table.ts";

const LAST_MICROS = 9_000_000_000_000_000;
/** 9999-12-31 in days since 1970-01-01. */
const LAST_DAY = 2_932_896;

const words = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .map((text) => canonicalText(text.replace(/[\p{C}]/gu, "")))
  .filter((text) => text !== "*" && text !== "all");
const awkwardWords = fc.constantFrom(
  "=1+1",
  "'=1",
  "''=1",
  "-",
  "+49",
  "@me",
  "a,b",
  'say "hi"',
  "two\nlines",
  "＝x",
  "' -x",
  "'",
);

/** A value of a column: a number, or a text. */
function cellOf(template: ColumnTemplate): fc.Arbitrary<number | string> {
  switch (template.kind) {
    case "name":
    case "text": {
      const isLabel = template.kind === "name" || template.key === true;
      const text = fc.oneof(words, awkwardWords).map((one) => (isLabel ? one.replaceAll("\n", " ") : one));
      return template.filled === true ? text.filter((one) => one !== "") : text;
    }
    case "enum":
      return fc.constantFrom(...(template.values ?? []), ...(template.filled === true ? [] : [""]));
    case "words":
      return fc.subarray([...(template.values ?? [])]).map((some) => some.join(";"));
    case "date":
      return fc.integer({ min: -700_000, max: LAST_DAY });
    case "month":
      return fc.integer({ min: 12, max: 9999 * 12 + 11 });
    case "instant":
      return fc.oneof(
        fc.integer({ min: -60_000_000_000_000, max: 253_402_300_799_000 }),
        fc.integer({ min: 0, max: 2_000_000_000_000 }).map((ms) => ms + 0.5),
      );
    case "count":
      return fc.oneof(fc.nat(1000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
    case "money": {
      const min = template.min ?? -LAST_MICROS;
      return fc.oneof(
        fc.integer({ min: Math.max(min, -1000), max: 1_000_000 }),
        fc.integer({ min, max: LAST_MICROS }),
      );
    }
    case "number": {
      const max = template.max ?? Number.MAX_VALUE;
      return fc.double({ min: template.min ?? -max, max, noNaN: true }).map((value) => value + 0);
    }
    case "boolean":
      return fc.constantFrom(0, 1);
  }
}

/** Tables of an input with unique keys; optional columns may be missing, optional cells empty. */
export function arbitraryTable(input: InputName, maxLength = 20): fc.Arbitrary<Table> {
  const templates = INPUT_TEMPLATES[input].columns;
  const optional = templates.filter(({ required }) => required !== true).map(({ name }) => name);
  const row = fc.tuple(
    ...templates.map((template) => {
      const cell = cellOf(template);
      return template.filled === true ? cell : fc.option(cell, { nil: null, freq: 4 });
    }),
  );
  const keyOf = (cells: readonly unknown[]) =>
    JSON.stringify(cells.filter((_, index) => templates[index]?.key));
  return fc
    .tuple(fc.uniqueArray(row, { maxLength, selector: keyOf }), fc.subarray(optional))
    .map(([rows, missing]) => {
      const columns = new Map<string, Column>();
      templates.forEach((template, index) => {
        if (missing.includes(template.name)) return;
        columns.set(
          template.name,
          columnOf(
            template,
            rows.map((cells) => cells[index] ?? null),
          ),
        );
      });
      return { input, length: rows.length, columns, lines: Uint32Array.from(rows, (_, index) => index + 2) };
    });
}

/** A column of the given cells; null is no data. */
export function columnOf(template: ColumnTemplate, cells: readonly (number | string | null)[]): Column {
  const isText = ["name", "text", "enum", "words"].includes(template.kind);
  if (!isText)
    return {
      kind: "number",
      values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
    };
  const texts = new GrowingTexts(cells.length);
  cells.forEach((cell, row) => texts.set(row, texts.codeOf(cell === null ? "" : String(cell))));
  return texts.toColumn(cells.length);
}

/** A table of an input from rows of cells by column name. */
export function tableOf(
  input: InputName,
  rows: readonly Readonly<Record<string, number | string | null>>[],
): Table {
  const columns = new Map<string, Column>();
  for (const template of INPUT_TEMPLATES[input].columns) {
    if (!rows.some((row) => template.name in row)) continue;
    columns.set(
      template.name,
      columnOf(
        template,
        rows.map((row) => row[template.name] ?? null),
      ),
    );
  }
  return { input, length: rows.length, columns, lines: Uint32Array.from(rows, (_, index) => index + 2) };
}

/** The rows of a table as plain objects, for comparison: no data is null. */
export function rowsOf(table: Table): readonly Readonly<Record<string, number | string | null>>[] {
  return Array.from({ length: table.length }, (_, row) => {
    const cells: Record<string, number | string | null> = {};
    for (const [name, column] of table.columns) {
      if (column.kind === "text") cells[name] = column.dictionary[column.codes[row] ?? 0] || null;
      else {
        const value = column.values[row] ?? Number.NaN;
        cells[name] = Number.isNaN(value) ? null : value;
      }
    }
    return cells;
  });
}
