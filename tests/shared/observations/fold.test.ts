import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyRows, foldBatches } from "../../../shared/observations/fold.ts";
import type { InputName } from "../../../shared/observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../../../shared/observations/input-templates.ts";
import type { Table } from "../../../shared/observations/table.ts";
import { arbitraryTable, rowsOf, tableOf } from "./arbitrary-table.ts";

type Row = Readonly<Record<string, number | string | null>>;

const keyText = (input: InputName, row: Row) =>
  JSON.stringify(
    INPUT_TEMPLATES[input].columns.flatMap(({ key, name }) => (key === true ? [row[name]] : [])),
  );

/** The slow, plain way to fold. */
function plainFold(input: InputName, tables: readonly Table[]): ReadonlyMap<string, Row> {
  const columns = new Set(tables.flatMap((table) => [...table.columns.keys()]));
  const empty = Object.fromEntries([...columns].map((name) => [name, null]));
  const current = new Map<string, Row>();
  for (const table of tables) {
    for (const row of rowsOf(table)) {
      const key = keyText(input, row);
      const before = INPUT_TEMPLATES[input].keeping === "records" ? current.get(key) : undefined;
      current.set(key, { ...empty, ...before, ...row });
    }
  }
  return current;
}

describe("folding batches", () => {
  const first = tableOf("work", [
    { date: 2, workflow: "b", segment: "s", eligible: 1, attempted: 1 },
    { date: 1, workflow: "b", segment: "s", eligible: 2, attempted: 2 },
  ]);
  const second = tableOf("work", [{ date: 2, workflow: "b", segment: "s", eligible: 9 }]);

  it("takes of observations the last row whole, sorted by key, and says where it came from", () => {
    const folded = foldBatches("work", [first, second]);
    expect(rowsOf(folded)).toEqual([
      { date: 1, workflow: "b", segment: "s", eligible: 2, attempted: 2 },
      { date: 2, workflow: "b", segment: "s", eligible: 9, attempted: null },
    ]);
    expect([...(folded.sources ?? [])]).toEqual([0, 1]);
    expect([...folded.lines]).toEqual([3, 2]);
  });

  it("takes of records each field from the last table that has its column", () => {
    const customers = [
      tableOf("customers", [
        { customer: "x", segment: "big", arr: 5 },
        { customer: "y", segment: "small", arr: 7 },
      ]),
      tableOf("customers", [{ customer: "x", segment: null }]),
    ];
    expect(rowsOf(foldBatches("customers", customers))).toEqual([
      { customer: "x", segment: null, arr: 5 },
      { customer: "y", segment: "small", arr: 7 },
    ]);
  });

  it("of nothing is an empty table", () => {
    expect(foldBatches("work", []).length).toBe(0);
  });

  it.each(["work", "corrections", "customers", "changes"] as const)(
    "of %s agrees with the plain way",
    (input) => {
      fc.assert(
        fc.property(fc.array(arbitraryTable(input, 8), { maxLength: 4 }), (tables) => {
          const folded = rowsOf(foldBatches(input, tables));
          const plain = plainFold(input, tables);
          expect(new Map(folded.map((row) => [keyText(input, row), row]))).toEqual(plain);
        }),
        { seed: 42, numRuns: 200 },
      );
    },
  );

  it("does not depend on how rows are split over files", () => {
    fc.assert(
      fc.property(arbitraryTable("effort"), fc.nat(20), (table, cut) => {
        const rows = rowsOf(table);
        const parts = [rows.slice(0, cut), rows.slice(cut)].map((some) => tableOf("effort", some));
        expect(rowsOf(foldBatches("effort", parts))).toEqual(
          rowsOf(foldBatches("effort", [tableOf("effort", rows)])),
        );
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});

describe("classifying rows", () => {
  it("tells new, changed and unchanged observations apart", () => {
    const current = tableOf("effort", [
      { month: 1, workflow: "a", segment: "s", spend: 5, person_days: 1 },
      { month: 2, workflow: "a", segment: "s", spend: 5, person_days: null },
    ]);
    const incoming = tableOf("effort", [
      { month: 3, workflow: "a", segment: "s", spend: 5 },
      { month: 1, workflow: "a", segment: "s", spend: 5 },
      { month: 2, workflow: "a", segment: "s", spend: 5 },
    ]);
    // Month 1 loses its person_days: the row replaces the old one whole.
    const { addedRows, replacedRows, replacedBefore, ...counts } = classifyRows(current, incoming);
    expect(counts).toEqual({ added: 1, replaced: 1, unchanged: 1 });
    expect([[...addedRows], [...replacedRows], [...replacedBefore]]).toEqual([[0], [1], [0]]);
  });

  it("compares of records only the columns that the import has", () => {
    const current = tableOf("customers", [{ customer: "x", segment: "big", arr: 5 }]);
    expect(classifyRows(current, tableOf("customers", [{ customer: "x", segment: "big" }])).unchanged).toBe(
      1,
    );
    expect(classifyRows(current, tableOf("customers", [{ customer: "x", segment: "small" }])).replaced).toBe(
      1,
    );
  });

  it("finds everything new where there is nothing, and nothing new the second time", () => {
    fc.assert(
      fc.property(arbitraryTable("interactions"), (table) => {
        expect(classifyRows(null, table)).toMatchObject({ added: table.length, replaced: 0, unchanged: 0 });
        const current = foldBatches("interactions", [table]);
        expect(classifyRows(current, table)).toMatchObject({
          added: 0,
          replaced: 0,
          unchanged: table.length,
        });
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});
