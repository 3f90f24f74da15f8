import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBatch, encodeBatch } from "../../../shared/observations/batch-csv.ts";
import { INPUT_NAMES } from "../../../shared/observations/input-templates.ts";
import { arbitraryTable, rowsOf, tableOf } from "./arbitrary-table.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (content: string) => new TextEncoder().encode(content);

describe("batches", () => {
  it("are CSV with the line first and the columns of the file in the order of the template", () => {
    const table = tableOf("work", [
      { date: 20_458, workflow: "A, b", segment: "=x", eligible: 10, model_cost: -1_500_000, revenue: null },
    ]);
    // 2026-01-05 is day 20,458; formulas stay as they are, batches are exact.
    expect(text(encodeBatch(table))).toBe(
      'line,date,workflow,segment,eligible,model_cost,revenue\n2,2026-01-05,"A, b",=x,10,-1.5,\n',
    );
  });

  it.each(INPUT_NAMES)("of %s are read back exactly", (input) => {
    fc.assert(
      fc.property(arbitraryTable(input), (table) => {
        const batch = encodeBatch(table);
        const back = decodeBatch(input, batch);
        expect(back.ok).toBe(true);
        if (!back.ok) return;
        expect(rowsOf(back.value)).toEqual(rowsOf(table));
        expect(back.value.lines).toEqual(table.lines);
        expect([...back.value.columns.keys()].sort()).toEqual([...table.columns.keys()].sort());
        expect(encodeBatch(back.value)).toEqual(batch);
      }),
      { seed: 42, numRuns: 200 },
    );
  });

  it.each([
    ["nothing", ""],
    ["no line column", "date,workflow,segment\n"],
    ["an unknown column", "line,date,workflow,segment,colour\n"],
    ["columns in another order", "line,workflow,date,segment\n"],
    ["a date that does not exist", "line,date,workflow,segment\n2,2026-02-30,a,b\n"],
    ["a missing cell", "line,date,workflow,segment\n2,2026-02-03,a\n"],
    ["a line that is no number", "line,date,workflow,segment\nx,2026-02-03,a,b\n"],
    ["an open quotation mark", 'line,date,workflow,segment\n2,2026-02-03,"a,b\n'],
  ])("with %s are refused", (_, content) => {
    const decoded = decodeBatch("work", bytes(content));
    expect(decoded.ok ? null : decoded.problem.code).toBe("PACK_FORMAT");
  });
});
