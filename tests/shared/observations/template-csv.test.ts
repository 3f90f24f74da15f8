import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readImportFile } from "../../../shared/intake/read-file.ts";
import { foldBatches } from "../../../shared/observations/fold.ts";
import { writeTemplateCsv } from "../../../shared/observations/template-csv.ts";
import { arbitraryTable, rowsOf, tableOf } from "./arbitrary-table.ts";

const PILOT = { timeZone: "Europe/Berlin" };

describe("tables as template files", () => {
  it("have every column of the template, rows by key and neutral texts", () => {
    const table = tableOf("corrections", [
      { id: "b", at: Date.UTC(2026, 0, 5, 9, 30), workflow: "w", segment: "-s", minutes: 2.5 },
      { id: "=a", at: 0.5, workflow: "w", segment: "s", minutes: null },
    ]);
    expect(new TextDecoder().decode(writeTemplateCsv(table))).toBe(
      "id,at,workflow,segment,minutes\n'=a,1970-01-01T00:00:00.000500Z,w,s,\nb,2026-01-05T09:30:00Z,w,'-s,2.5\n",
    );
  });

  it.each(["effort", "corrections", "changes"] as const)(
    "of %s are imported again exactly",
    async (input) => {
      await fc.assert(
        fc.asyncProperty(arbitraryTable(input), async (table) => {
          const bytes = writeTemplateCsv(table);
          const read = await readImportFile({ fileName: `${input}.csv`, bytes, pilot: PILOT, now: 0 });
          expect(read.ok).toBe(true);
          const sheet = read.ok ? read.value[0] : undefined;
          expect(sheet?.rowErrors).toEqual([]);
          if (sheet === undefined) return;
          // All columns are there now, the ones that were missing without data.
          const sorted = rowsOf(foldBatches(input, [table]));
          const empty = Object.fromEntries([...sheet.table.columns.keys()].map((name) => [name, null]));
          expect(rowsOf(sheet.table)).toEqual(sorted.map((row) => ({ ...empty, ...row })));
          expect(writeTemplateCsv(sheet.table)).toEqual(bytes);
        }),
        { seed: 42, numRuns: 200 },
      );
    },
  );
});
