import { describe, expect, it } from "vitest";
import { importSheet } from "./import-text.ts";

const WORK = "date,workflow,segment";
const INTERACTIONS = "id,at,workflow,segment,mode";
const LOOPS = "id,workflow,detected_at";

/** What one row, on line 2, is refused for. */
async function errorsOf(file: string, header: string, row: string) {
  const { rowErrors, table, rowsRead } = await importSheet(file, `${header}\n${row}\n`);
  expect(rowsRead).toBe(1);
  expect(table.length).toBe(rowErrors.length === 0 ? 1 : 0);
  for (const { line } of rowErrors) expect(line).toBe(2);
  return rowErrors.map(({ code, column, value }) => [code, column, value]);
}

describe("a row is refused", () => {
  it.each([
    // Cells that must not be empty.
    ["work.csv", WORK, ",a,b", ["REQUIRED", "date", ""]],
    ["work.csv", WORK, "2026-01-05,,b", ["REQUIRED", "workflow", ""]],
    ["work.csv", WORK, "2026-01-05,a,  ", ["REQUIRED", "segment", "  "]],
    ["interactions.csv", INTERACTIONS, "1,2026-01-05T10:00Z,a,b,", ["REQUIRED", "mode", ""]],
    ["interactions.csv", INTERACTIONS, "1,,a,b,manual", ["REQUIRED", "at", ""]],
    ["loops.csv", LOOPS, "1,a,", ["REQUIRED", "detected_at", ""]],
    ["incidents.csv", "id,workflow,started_at", "1,a,", ["REQUIRED", "started_at", ""]],
    // Names.
    ["work.csv", WORK, "2026-01-05,*,b", ["NAME", "workflow", "*"]],
    ["work.csv", WORK, "2026-01-05,a, all ", ["NAME", "segment", " all "]],
    ["work.csv", WORK, "2026-01-05,a\u0007,b", ["CONTROL_CHAR", "workflow", "a\uFFFD"]],
    // Dates and times.
    ["work.csv", WORK, "2026-02-30,a,b", ["DATE_INVALID", "date", "2026-02-30"]],
    ["work.csv", WORK, "2025-02-29,a,b", ["DATE_INVALID", "date", "2025-02-29"]],
    ["work.csv", WORK, "05/01/2026,a,b", ["DATE_AMBIGUOUS", "date", "05/01/2026"]],
    ["work.csv", WORK, "31.01.2026,a,b", ["TYPE", "date", "31.01.2026"]],
    ["work.csv", WORK, "soon,a,b", ["TYPE", "date", "soon"]],
    ["effort.csv", "month,workflow,segment", "2026-13,a,b", ["DATE_INVALID", "month", "2026-13"]],
    [
      "corrections.csv",
      "id,at,workflow,segment",
      "1,2026-01-05T10:00,a,b",
      ["TIME_OFFSET", "at", "2026-01-05T10:00"],
    ],
    ["corrections.csv", "id,at,workflow,segment", "1,2026-01-05,a,b", ["TIME_OFFSET", "at", "2026-01-05"]],
    [
      "corrections.csv",
      "id,at,workflow,segment",
      "1,2026-02-30T10:00Z,a,b",
      ["DATE_INVALID", "at", "2026-02-30T10:00Z"],
    ],
    // Counts.
    ["work.csv", `${WORK},eligible`, "2026-01-05,a,b,many", ["TYPE", "eligible", "many"]],
    ["work.csv", `${WORK},eligible`, "2026-01-05,a,b,1.5", ["TYPE", "eligible", "1.5"]],
    ["work.csv", `${WORK},eligible`, "2026-01-05,a,b,-1", ["RANGE", "eligible", "-1"]],
    ["work.csv", `${WORK},eligible`, "2026-01-05,a,b,1e16", ["RANGE", "eligible", "1e16"]],
    ["work.csv", `${WORK},eligible`, "2026-01-05,a,b,45%", ["PERCENTAGE", "eligible", "45%"]],
    ["work.csv", `${WORK},eligible`, '2026-01-05,a,b,"1,234"', ["NUMBER_AMBIGUOUS", "eligible", "1,234"]],
    ["work.csv", `${WORK},eligible`, "2026-01-05,a,b,1.234", ["NUMBER_AMBIGUOUS", "eligible", "1.234"]],
    // Money and numbers.
    ["work.csv", `${WORK},revenue`, '2026-01-05,a,b,"12,50"', ["NUMBER_AMBIGUOUS", "revenue", "12,50"]],
    [
      "work.csv",
      `${WORK},revenue`,
      "2026-01-05,a,b,9000000000.000001",
      ["RANGE", "revenue", "9000000000.000001"],
    ],
    ["work.csv", `${WORK},revenue`, "2026-01-05,a,b,-9000000001", ["RANGE", "revenue", "-9000000001"]],
    ["work.csv", `${WORK},revenue`, "2026-01-05,a,b,€5", ["TYPE", "revenue", "€5"]],
    ["work.csv", `${WORK},revenue`, "2026-01-05,a,b,NaN", ["TYPE", "revenue", "NaN"]],
    ["customers.csv", "customer,segment,arr", "x,a,-0.01", ["RANGE", "arr", "-0.01"]],
    ["customers.csv", "customer,segment,fit_score", "x,a,100.5", ["RANGE", "fit_score", "100.5"]],
    [
      "customers.csv",
      "customer,segment,promised_autonomy",
      "x,a,1.01",
      ["RANGE", "promised_autonomy", "1.01"],
    ],
    [
      "corrections.csv",
      "id,at,workflow,segment,minutes",
      "1,2026-01-05T10:00Z,a,b,-1",
      ["RANGE", "minutes", "-1"],
    ],
    // Words.
    ["interactions.csv", INTERACTIONS, "1,2026-01-05T10:00Z,a,b,Manual", ["ENUM", "mode", "Manual"]],
    [
      "interactions.csv",
      `${INTERACTIONS},success`,
      "1,2026-01-05T10:00Z,a,b,manual,yes",
      ["ENUM", "success", "yes"],
    ],
    ["changes.csv", "id,at,workflow,kind", "1,2026-01-05T10:00Z,a,ux;colour", ["ENUM", "kind", "ux;colour"]],
    // Rules between cells.
    ["work.csv", `${WORK},eligible,attempted`, "2026-01-05,a,b,1,2", ["INVARIANT", "attempted", "2"]],
    [
      "work.csv",
      `${WORK},attempted,completed,qualified`,
      "2026-01-05,a,b,2,,3",
      ["INVARIANT", "qualified", "3"],
    ],
    [
      "work.csv",
      `${WORK},attempted,accepted,overridden,escalated`,
      "2026-01-05,a,b,5,3,2,1",
      ["INVARIANT", "escalated", "1"],
    ],
    [
      "interactions.csv",
      `${INTERACTIONS},disposition`,
      "1,2026-01-05T10:00Z,a,b,manual,accepted",
      ["INVARIANT", "disposition", "accepted"],
    ],
    [
      "revenue.csv",
      "month,customer,segment,starting_mrr,expansion,contraction,churned",
      // 100 + 10 - 50 - 60.01 = -0.01
      "2026-01,x,a,100,10,50,60.01",
      ["INVARIANT", "churned", "60.01"],
    ],
    [
      "customers.csv",
      "customer,segment,signed_on,first_value_on",
      "x,a,2026-02-01,2026-01-31",
      ["TIME_ORDER", "first_value_on", "2026-01-31"],
    ],
    [
      "loops.csv",
      `${LOOPS},triaged_at,deployed_at`,
      "1,a,2026-01-05T10:00Z,,2026-01-05T10:59+01:00",
      ["TIME_ORDER", "deployed_at", "2026-01-05T10:59+01:00"],
    ],
    [
      "incidents.csv",
      "id,workflow,started_at,resolved_at",
      "1,a,2026-01-05T10:00Z,2026-01-05T09:00Z",
      ["TIME_ORDER", "resolved_at", "2026-01-05T09:00Z"],
    ],
  ])("%s: %s / %s", async (file, header, row, expected) => {
    expect(await errorsOf(file, header, row)).toEqual([expected]);
  });

  it("for every bad cell of it, and counts once", async () => {
    const sheet = await importSheet("work.csv", `${WORK},eligible,attempted\n2026-02-30,*,b,x,1\n`);
    expect(sheet.rowErrors.map(({ column }) => column)).toEqual(["date", "workflow", "eligible"]);
    expect(sheet.rowsRefused).toBe(1);
  });

  it("for a text of more than 1 MiB", async () => {
    const { rowErrors } = await importSheet("work.csv", `${WORK}\n2026-01-05,${"x".repeat(1_048_577)},b\n`);
    expect(rowErrors.map(({ code, value }) => [code, value.length])).toEqual([["STRING_TOO_LONG", 40]]);
  });

  it("for a number of hundreds of digits", async () => {
    const { rowErrors } = await importSheet(
      "work.csv",
      `${WORK},revenue\n2026-01-05,a,b,${"1".repeat(500)}\n`,
    );
    expect(rowErrors.map(({ code }) => code)).toEqual(["PRECISION"]);
  });

  it("for the wrong number of cells and for quotation marks that do not match", async () => {
    const { rowErrors, table } = await importSheet(
      "work.csv",
      `${WORK}\n2026-01-05,a\n2026-01-05,a,b,c\n2026-01-05,"a,b\n2026-01-06,a,b\n`,
    );
    expect(rowErrors.map(({ line, code, column }) => [line, code, column])).toEqual([
      [2, "CSV_COLUMNS", null],
      [3, "CSV_COLUMNS", null],
      [4, "CSV_QUOTE", null],
    ]);
    expect(table.length).toBe(1);
  });

  it("for bytes of another encoding in a file that is UTF-8", async () => {
    const parts = ["date,workflow,segment\n2026-01-05,Müller,b\n2026-01-06,M", "ller,b\n2026-01-07,x,b\n"];
    const [start = "", end = ""] = parts;
    const encoder = new TextEncoder();
    const bytes = Uint8Array.from([...encoder.encode(start), 0xfc, ...encoder.encode(end)]);
    const { rowErrors, table, encoding } = await importSheet("work.csv", bytes);
    expect(rowErrors.map(({ line, code, column }) => [line, code, column])).toEqual([
      [3, "ENCODING", "workflow"],
    ]);
    expect([table.length, encoding]).toEqual([2, "utf-8"]);
  });

  it("for a key that stands in the file already; a refused row claims none", async () => {
    const { rowErrors, table } = await importSheet(
      "work.csv",
      `${WORK},eligible\n2026-01-05,a,b,x\n2026-01-05,a,b,1\n2026-01-05, a ,b,2\n2026-01-05,A,b,3\n`,
    );
    expect(rowErrors.map(({ line, code, column, value }) => [line, code, column, value])).toEqual([
      [2, "TYPE", "eligible", "x"],
      [4, "ID_DUP", "date", "2026-01-05"],
    ]);
    expect([...table.lines]).toEqual([3, 5]);
  });
});

describe("a row is taken", () => {
  it.each([
    ["work.csv", `${WORK},eligible,attempted`, "2026-01-05,a,b,12.0,"],
    ["work.csv", `${WORK},revenue,model_cost`, "2026-01-05,a,b,-12.50,1.2E-7"],
    ["work.csv", `${WORK},attempted,failed`, "2026-01-05,a,b,1,2"],
    ["revenue.csv", "month,customer,segment,starting_mrr,churned", "2026-01,x,a,,"],
    ["revenue.csv", "month,customer,segment,starting_mrr,churned", "2026-01-01,x,a,100,100"],
    ["interactions.csv", `${INTERACTIONS},disposition`, "1,2026-01-05T10:00:00.123+01:00,a,b,manual,none"],
    ["interactions.csv", `${INTERACTIONS},success,confidence`, "1,2026-01-05 10:00Z,a,b,assisted,TRUE,1"],
    ["loops.csv", `${LOOPS},validated_at`, "1,a,2026-01-05T10:00Z,2026-01-05T11:00+01:00"],
    ["changes.csv", "id,at,workflow,kind,status", "1,2026-01-05T10:00Z,a,pricing; ux,rolled back"],
    ["customers.csv", "customer,segment,signed_on,first_value_on", "x,a,2026-02-01,2026-02-01"],
  ])("%s: %s / %s", async (file, header, row) => {
    expect(await errorsOf(file, header, row)).toEqual([]);
  });

  it("with the line on which it starts", async () => {
    const { table } = await importSheet(
      "work.csv",
      `\n${WORK}\n\n2026-01-05,"a\nb",c\n2026-01-06,a,c\n`.replace("a\nb", "ab"),
    );
    expect([...table.lines]).toEqual([4, 5]);
    const changes = await importSheet(
      "changes.csv",
      'id,at,workflow,title\n1,2026-01-05T10:00Z,a,"two\nlines"\n2,2026-01-05T10:00Z,a,x\n',
    );
    expect([...changes.table.lines]).toEqual([2, 4]);
  });
});
