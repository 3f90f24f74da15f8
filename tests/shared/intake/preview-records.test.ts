import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importRecords } from "../../../shared/intake/import-records.ts";
import { planRecords } from "../../../shared/intake/plan-records.ts";
import { previewRecords } from "../../../shared/intake/preview-records.ts";
import { tableTexts } from "../../../shared/observations/table-texts.ts";
import { endOf, sheetOf } from "./guess/profiled.ts";
import { mappingOf, NOW } from "./import-text.ts";

async function jobOf(text: string, mapping: unknown) {
  const sheet = await sheetOf(text);
  const plan = planRecords(sheet, mapping === null ? null : mappingOf(mapping), "Europe/Berlin");
  if (!plan.ok) throw new Error(plan.problem.message);
  return {
    ...plan.value,
    openCursor: sheet.openCursor,
    columnCount: plan.value.header.length,
    capacity: 100,
    isMixed: sheet.isMixed,
    pilotTimeZone: "Europe/Berlin",
    now: NOW,
    mostListedErrors: 1000,
  };
}

describe("a preview", () => {
  it("shows rows as they will be stored, and refused cells as they are with their code", async () => {
    const text = [
      "id;on;cost;n",
      'a;5.3.2026 10:00;1.234,5;"x ""quoted"""',
      "b;31.2.2026 10:00;1;y",
      "c;6.3.2026 10:00;;z",
      "a;7.3.2026 10:00;2;second a",
      "d;8.3.2026 10:00;3",
    ].join("\n");
    const job = await jobOf(text, {
      target: "interactions",
      source: { decimal: "," },
      columns: {
        id: { from: "id" },
        at: { from: "on", date: "D.M.YYYY HH:mm", zone: "pilot" },
        workflow: { const: "w" },
        segment: { const: "s" },
        customer: { from: "n" },
        mode: { const: "manual" },
        model_cost: { from: "cost" },
      },
    });
    const rows = previewRecords(job, 20).map(({ line, isRefused, cells }) => [
      line,
      isRefused,
      ...cells.map((cell) => (cell.code === null ? cell.text : `${cell.text}!${cell.code}`)),
    ]);
    expect(rows).toEqual([
      [2, false, "a", "2026-03-05T09:00:00Z", "w", "s", 'x "quoted"', "manual", "1234.5"],
      [3, true, "b", "31.2.2026 10:00!DATE_INVALID", "w", "s", "y", "manual", "1"],
      [4, false, "c", "2026-03-06T09:00:00Z", "w", "s", "z", "manual", ""],
      [5, true, "a!ID_DUP", "2026-03-07T09:00:00Z", "w", "s", "second a", "manual", "2"],
      [6, true, "d;8.3.2026 10:00;3!CSV_COLUMNS"],
    ]);
  });

  it("takes no two rows for one where a part of the key is not said yet", async () => {
    const job = await jobOf("day,n\n2026-01-05,1\n2026-01-05,2\n", {
      target: "work",
      columns: {
        date: { from: "day" },
        workflow: { const: "w" },
        segment: { const: "s" },
        eligible: { from: "n" },
      },
    });
    const partial = { ...job, plans: job.plans.filter(({ template }) => template.name !== "segment") };
    expect(previewRecords(job, 20).map(({ isRefused }) => isRefused)).toEqual([false, true]);
    expect(previewRecords(partial, 20).map(({ isRefused }) => isRefused)).toEqual([false, false]);
  });

  it("is what reading to the end gives: refused lines, codes and stored texts, seed 7", async () => {
    const cell = fc.constantFrom(
      "1",
      "2",
      "12",
      "",
      "x",
      "-1",
      "1.5",
      "2026-01-05",
      "=1+1",
      " spaced ",
      '"q"',
    );
    const date = fc.constantFrom("2026-01-05", "2026-01-06", "2026-02-30", "5/1/2026", "");
    const row = fc.tuple(date, fc.constantFrom("a", "b", "*", ""), cell, cell, cell);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 30 }),
        fc.constantFrom(null, "first", "last"),
        fc.boolean(),
        async (rows, keep, isFiltered) => {
          const quoted = (text: string) => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);
          const text = [
            "date,segment,eligible,attempted,note",
            ...rows.map((cells) => cells.map(quoted).join(",")),
          ];
          const job = await jobOf(`${text.join("\n")}\n`, {
            target: "work",
            ...(keep === null ? {} : { keep }),
            ...(isFiltered ? { filter: [{ column: "note", in: ["1", "2", "12", ""] }] } : {}),
            columns: {
              date: { from: "date" },
              workflow: { const: "w" },
              segment: { from: "segment" },
              eligible: { from: "eligible" },
              attempted: { from: "attempted" },
            },
          });
          const preview = previewRecords(job, 100);
          const { table, rowErrors } = endOf(importRecords(job));
          const texts = tableTexts(table);
          const stored = Array.from({ length: table.length }, (_, place) => [
            table.lines[place],
            ...texts.columns.map((_, column) => texts.textAt(place, column)),
          ]);
          const good = preview.filter(({ isRefused }) => !isRefused);
          expect(good.map(({ line, cells }) => [line, ...cells.map(({ text: shown }) => shown)])).toEqual(
            stored,
          );
          const codes = preview.flatMap(({ line, cells }) =>
            cells.flatMap(({ code }) => (code === null ? [] : [`${line} ${code}`])),
          );
          expect(new Set(codes)).toEqual(new Set(rowErrors.map(({ line, code }) => `${line} ${code}`)));
        },
      ),
      { seed: 7, numRuns: 150 },
    );
  });
});
