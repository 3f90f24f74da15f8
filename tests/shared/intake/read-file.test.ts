import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readImportFile } from "../../../shared/intake/read-file.ts";
import { numbersOf } from "../../../shared/observations/table.ts";
import { rowsOf } from "../observations/arbitrary-table.ts";
import { importFile, importSheet, NOW, refusalOf } from "./import-text.ts";

const HEADER = "date,workflow,segment,eligible,model_cost";
const utf16 = (text: string, isBigEndian: boolean) => {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Uint8Array.from(
    [0xfeff, ...units].flatMap((unit) => (isBigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  );
};
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("a file is refused", () => {
  it.each([
    ["FILE_EMPTY", "work.csv", ""],
    ["FILE_EMPTY", "work.csv", "\uFEFF"],
    ["FILE_EMPTY", "work.csv", "\n \n"],
    ["FILE_TYPE", "work.csv", "a\0b\n"],
    ["FILE_TYPE", "report.pdf", "%PDF-1.7\n"],
    ["FILE_TYPE", "work.xls", latin("\u00D0\u00CF\u0011\u00E0old")],
    ["FILE_TYPE", "work.xlsx", "PK\u0003\u0004 cut off"],
    ["FILE_TYPE", "work.csv.gz", latin("\u001F\u008B\u0008")],
    ["TARGET_UNKNOWN", "data.csv", "a,b\n1,2\n"],
    ["CSV_HEADER_MISSING", "work.csv", "date,workflow\n2026-01-05,a\n"],
    ["CSV_HEADER_DUP", "work.csv", "date,workflow,segment,date\n"],
    ["CSV_QUOTE", "work.csv", 'date,"workflow\n'],
    ["TOO_MANY_COLS", "work.csv", "x,".repeat(2000)],
    ["ENCODING", "work.csv", Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x41, 0x00)],
  ])("with %s: %s", async (code, name, content) => {
    expect(await refusalOf(name, content)).toBe(code);
  });

  it("naming the missing columns", async () => {
    const read = await importFile("REVENUE.CSV", "month,expansion\n2026-01,5\n");
    expect(read.ok ? "" : read.problem.message).toBe(
      "revenue lacks the required columns customer, segment, starting_mrr",
    );
  });
});

describe("the target", () => {
  it.each([
    ["folder/WORK.CSV", "date,workflow,segment", "work"],
    ["C:\\data\\Effort.csv", "month,workflow,segment", "effort"],
    ["export.csv", "segment,workflow,date,extra", "work"],
    ["export.csv", "id,at,workflow,segment,mode", "interactions"],
    ["export.csv", "id,at,workflow,segment,minutes", "corrections"],
    ["export.csv", "id,at,workflow,title", "changes"],
    ["export.csv", "month,customer,segment,starting_mrr", "revenue"],
    ["export.csv", "customer,segment,arr", "customers"],
    ["export.csv", "id,workflow,detected_at", "loops"],
  ])("of %s with %s is %s", async (name, header, target) => {
    const sheet = await importSheet(name, `${header}\n`);
    expect([sheet.target, sheet.rowsRead, sheet.table.length]).toEqual([target, 0, 0]);
  });

  it("is not guessed where two templates fit equally", async () => {
    expect(await refusalOf("export.csv", "id,workflow,detected_at,started_at\n")).toBe("TARGET_UNKNOWN");
  });
});

describe("text and layout", () => {
  const rows = "2026-01-05,Müller,b,5,1.25\n2026-01-06,x,b,,\n";
  const expected = [
    { date: 20_458, workflow: "Müller", segment: "b", eligible: 5, model_cost: 1_250_000 },
    { date: 20_459, workflow: "x", segment: "b", eligible: null, model_cost: null },
  ];
  const text = `${HEADER}\n${rows}`;

  it.each([
    ["UTF-8", text, "utf-8"],
    ["UTF-8 with a mark", `\uFEFF${text}`, "utf-8"],
    ["UTF-16 LE", utf16(text, false), "utf-16le"],
    ["UTF-16 BE", utf16(text, true), "utf-16be"],
    ["windows-1252", latin(text), "windows-1252"],
    ["CRLF", text.replaceAll("\n", "\r\n"), "utf-8"],
    ["CR", text.replaceAll("\n", "\r"), "utf-8"],
  ])("may be %s", async (_, content, encoding) => {
    const sheet = await importSheet("work.csv", content);
    expect(rowsOf(sheet.table)).toEqual(expected);
    expect(sheet.encoding).toBe(encoding);
    expect(sheet.warnings.map(({ code }) => code)).toEqual(encoding === "windows-1252" ? ["W_ENCODING"] : []);
  });

  it.each([",", ";", "\t", "|"])("may be delimited by %j", async (delimiter) => {
    const sheet = await importSheet("work.csv", text.replaceAll(",", delimiter));
    expect(rowsOf(sheet.table)).toEqual(expected);
    expect(sheet.delimiter).toBe(delimiter);
  });

  it("has columns in any order, unknown ones kept aside and reported", async () => {
    const sheet = await importSheet("work.csv", "segment, note ,date,,workflow\nb,hello,2026-01-05,,a\n");
    expect(rowsOf(sheet.table)).toEqual([{ date: 20_458, workflow: "a", segment: "b" }]);
    expect(sheet.warnings.map(({ code, column }) => [code, column])).toEqual([
      ["W_UNKNOWN_COLUMN", "note"],
      ["W_UNKNOWN_COLUMN", "(column 4)"],
    ]);
  });

  it("gives names in NFC, trimmed, and warns of those that differ only in case", async () => {
    const sheet = await importSheet(
      "work.csv",
      `${HEADER}\n2026-01-05, Cafe\u0301 ,b,,\n2026-01-06,Caf\u00E9,b,,\n2026-01-07,CAF\u00C9,b,,\n`,
    );
    expect(rowsOf(sheet.table).map(({ workflow }) => workflow)).toEqual(["Café", "Café", "CAFÉ"]);
    expect(sheet.warnings.map(({ code }) => code)).toEqual(["W_NAME_CASE"]);
  });

  it("takes off one apostrophe of a neutralised text", async () => {
    const sheet = await importSheet(
      "work.csv",
      "date,workflow,segment\n2026-01-05,'=1+1,''-x\n2026-01-06,'tis,+x\n",
    );
    expect(rowsOf(sheet.table).map(({ workflow, segment }) => [workflow, segment])).toEqual([
      ["=1+1", "'-x"],
      ["'tis", "+x"],
    ]);
  });
});

describe("values", () => {
  it("of money are exact, rounding is half to even and reported", async () => {
    const sheet = await importSheet(
      "work.csv",
      `${HEADER}\n2026-01-05,a,b,,0.0000015\n2026-01-06,a,b,,0.0000025\n2026-01-07,a,b,,-0.10\n2026-01-08,a,b,,8999999999.999999\n`,
    );
    // 1.5 -> 2 micros (+0.0000005), 2.5 -> 2 micros (-0.0000005).
    expect([...(numbersOf(sheet.table, "model_cost") ?? [])]).toEqual([
      2, 2, -100_000, 8_999_999_999_999_999,
    ]);
    expect(sheet.rounding).toEqual({ rows: 2, cells: 2, difference: "0" });
  });

  it("of a refused row do not count as rounded", async () => {
    const sheet = await importSheet(
      "work.csv",
      `${HEADER}\n2026-01-05,a,b,x,0.00000011\n2026-01-06,a,b,1,0.00000011\n`,
    );
    // 0.11 micros -> 0: 0.00000011 less than given.
    expect(sheet.rounding).toEqual({ rows: 1, cells: 1, difference: "-0.00000011" });
  });

  it("later than the clock are a warning; dates of plans are not", async () => {
    const customers = await importSheet(
      "customers.csv",
      "customer,segment,signed_on,renewal_on\nx,a,2026-06-02,2027-01-01\n",
    );
    expect(customers.table.length).toBe(1);
    expect(customers.warnings.map(({ code, column, line, rows }) => [code, column, line, rows])).toEqual([
      ["W_FUTURE", "signed_on", 2, 1],
    ]);
    // The clock stands at 2026-06-01T00:00Z, which is 1 June in Berlin.
    const work = await importSheet("work.csv", `${HEADER}\n2026-06-01,a,b,,\n2026-06-02,a,b,,\n`);
    expect(work.warnings.map(({ code, line }) => [code, line])).toEqual([["W_FUTURE", 3]]);
  });

  it("an empty starting_mrr is 0", async () => {
    const sheet = await importSheet("revenue.csv", "month,customer,segment,starting_mrr\n2026-01,x,a,\n");
    expect([...(numbersOf(sheet.table, "starting_mrr") ?? [])]).toEqual([0]);
  });
});

describe("reading in steps", () => {
  const rows = Array.from({ length: 40_000 }, (_, row) => `2026-01-05,w${row},s,1,`).join("\n");
  const bytes = new TextEncoder().encode(`${HEADER}\n${rows}\n`);
  const request = { fileName: "work.csv", bytes, pilot: { timeZone: "UTC" }, now: NOW };

  it("tells how far it is", async () => {
    const seen: number[] = [];
    const read = await readImportFile({ ...request, onProgress: (progress) => seen.push(progress.rows) });
    expect(read.ok ? read.value[0]?.table.length : null).toBe(40_000);
    expect(seen).toEqual([16_384, 32_768]);
  });

  it("can be cancelled", async () => {
    const read = await readImportFile({ ...request, isCancelled: () => true });
    expect(read.ok ? null : read.problem.code).toBe("CANCELLED");
  });
});

describe("any text", () => {
  it("is imported or refused with a code, never thrown at", async () => {
    const piece = fc.constantFrom(
      "date,workflow,segment,eligible\n",
      "2026-01-05",
      ",",
      ";",
      '"',
      "\n",
      "\r",
      "a",
      "12",
      "'",
      "=",
      "é",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const read = await importFile("work.csv", pieces.join(""));
        const [sheet] = read.ok ? read.value : [];
        const isRefused = !read.ok && /^[A-Z_]+$/.test(read.problem.code);
        const isWhole = sheet !== undefined && sheet.table.length + sheet.rowsRefused === sheet.rowsRead;
        expect(isRefused || isWhole).toBe(true);
      }),
      { seed: 42, numRuns: 1000 },
    );
  });
});
