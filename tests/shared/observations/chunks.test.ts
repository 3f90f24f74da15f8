import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinChunks, splitIntoChunks } from "../../../shared/observations/chunks.ts";
import { foldBatches } from "../../../shared/observations/fold.ts";
import { arbitraryTable, rowsOf, tableOf } from "./arbitrary-table.ts";

describe("chunks of 28 days", () => {
  it("take a moment's day from the pilot's time zone", () => {
    // Day 28 begins in Berlin at 1970-01-28T23:00Z (UTC+1).
    const table = tableOf("corrections", [
      { id: "a", at: Date.UTC(1970, 0, 28, 22, 59), workflow: "w", segment: "s" },
      { id: "b", at: Date.UTC(1970, 0, 28, 23, 0), workflow: "w", segment: "s" },
    ]);
    expect(
      splitIntoChunks(table, "Europe/Berlin").map(({ number, table: { length } }) => [number, length]),
    ).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(splitIntoChunks(table, "UTC").map(({ number }) => number)).toEqual([0]);
  });

  it("take a month by its first day", () => {
    // March 1970 is month 23,642; its first day is day 59, in chunk floor(59 / 28) = 2.
    const table = tableOf("effort", [{ month: 1970 * 12 + 2, workflow: "w", segment: "s" }]);
    expect(splitIntoChunks(table, "UTC").map(({ number }) => number)).toEqual([2]);
  });

  it.each(["work", "corrections", "effort"] as const)("of %s hold every row once", (input) => {
    fc.assert(
      fc.property(arbitraryTable(input), (table) => {
        const folded = foldBatches(input, [table]);
        const joined = joinChunks(input, splitIntoChunks(folded, "Pacific/Auckland"));
        const byText = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
        expect(byText(rowsOf(joined))).toEqual(table.length === 0 ? [] : byText(rowsOf(folded)));
        expect(joined.lines.toSorted()).toEqual(folded.lines.toSorted());
        expect(joined.sources === undefined).toBe(table.length === 0);
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});
