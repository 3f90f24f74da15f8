import { Workbook } from "@cj-tech-master/excelts";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { rowsOf } from "../observations/arbitrary-table.ts";
import { importFile, importSheet, refusalOf } from "./import-text.ts";

type Cells = readonly (readonly unknown[])[];

/** An XLSX file of sheets, each a list of rows. */
async function workbookOf(
  sheets: Readonly<Record<string, Cells>>,
  edit?: (workbook: Workbook) => void,
): Promise<Uint8Array> {
  const workbook = new Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    rows.forEach((cells, index) => {
      cells.forEach((cell, column) => {
        if (cell !== null) sheet.getCell(index + 1, column + 1).value = cell as string;
      });
    });
  }
  edit?.(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const HEADER = ["date", "workflow", "segment", "eligible", "model_cost"];
const noon = new Date(Date.UTC(2026, 0, 5, 12));
const day = new Date(Date.UTC(2026, 0, 5));

describe("a workbook", () => {
  it("gives a template from each sheet that is named after one", async () => {
    const bytes = await workbookOf({
      Notes: [["anything"]],
      Work: [HEADER, [day, "a", "b", 5, 0.1 + 0.2], [], ["2026-01-06", "a", "b", "", 7]],
      effort: [
        ["month", "workflow", "segment", "person_days"],
        [day, "a", "b", 2.5],
        ["2026-02", "a", "b", 1],
      ],
    });
    const read = await importFile("book.xlsx", bytes);
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    expect(read.value.map(({ target, sheet, encoding }) => [target, sheet, encoding])).toEqual([
      ["work", "Work", null],
      ["effort", "effort", null],
    ]);
    const [work, effort] = read.value;
    expect(work?.warnings.map(({ code }) => code)).toEqual(["W_UNKNOWN_SHEET"]);
    expect(work === undefined ? [] : [...work.table.lines]).toEqual([2, 4]);
    expect(work === undefined ? [] : rowsOf(work.table)).toEqual([
      // 0.1 + 0.2 is shown as 0.3 by every spreadsheet.
      { date: 20_458, workflow: "a", segment: "b", eligible: 5, model_cost: 300_000 },
      { date: 20_459, workflow: "a", segment: "b", eligible: null, model_cost: 7_000_000 },
    ]);
    expect(effort === undefined ? [] : rowsOf(effort.table).map(({ month }) => month)).toEqual([
      24_312, 24_313,
    ]);
  });

  it("gives stored values of formulas, plain text of rich text and links, and refuses error cells", async () => {
    const bytes = await workbookOf({
      work: [
        HEADER,
        [
          day,
          { richText: [{ text: "a" }, { text: "b" }] },
          { text: "link", hyperlink: "https://example.org" },
          { formula: "1+1", result: 2 },
        ],
        [day, "a", "b", { error: "#REF!" }],
        [day, "a", "c", { formula: "1/0", result: { error: "#DIV/0!" } }],
      ],
    });
    const { table, rowErrors } = await importSheet("book.xlsx", bytes);
    expect(rowsOf(table)).toEqual([
      { date: 20_458, workflow: "ab", segment: "link", eligible: 2, model_cost: null },
    ]);
    expect(rowErrors.map(({ line, code, column, value }) => [line, code, column, value])).toEqual([
      [3, "CELL_ERROR", "eligible", "#REF!"],
      [4, "CELL_ERROR", "eligible", "#DIV/0!"],
    ]);
  });

  it("keeps of merged cells the first, and refuses a percentage as a count", async () => {
    const bytes = await workbookOf(
      { work: [HEADER, [day, "a", null, 1], [day, "c", "d", 1]] },
      (workbook) => {
        const [sheet] = workbook.worksheets;
        sheet?.mergeCells("B2:C2");
        const cell = sheet?.getCell("D3");
        if (cell !== undefined) cell.numFmt = "0%";
      },
    );
    const { rowErrors } = await importSheet("book.xlsx", bytes);
    expect(rowErrors.map(({ line, code, column }) => [line, code, column])).toEqual([
      [2, "REQUIRED", "segment"],
      [3, "PERCENTAGE", "eligible"],
    ]);
  });

  it("counts dates by its own calendar", async () => {
    for (const date1904 of [false, true]) {
      const bytes = await workbookOf({ work: [HEADER, [day, "a", "b"]] }, (workbook) => {
        workbook.properties.date1904 = date1904;
      });
      expect(rowsOf((await importSheet("book.xlsx", bytes)).table)[0]?.["date"]).toBe(20_458);
    }
  });

  it("without a mapping ignores hidden sheets; a mapping may name one", async () => {
    const bytes = await workbookOf({ shown: [["x"]], work: [HEADER, [day, "a", "b"]] }, (workbook) => {
      const sheet = workbook.worksheets[1];
      if (sheet !== undefined) sheet.state = "hidden";
    });
    expect(await refusalOf("book.xlsx", bytes)).toBe("TARGET_UNKNOWN");
    const columns = Object.fromEntries(["date", "workflow", "segment"].map((from) => [from, { from }]));
    const mapping = { target: "work", source: { sheet: "work" }, columns };
    expect((await importSheet("book.xlsx", bytes, mapping)).table.length).toBe(1);
    expect(await refusalOf("book.xlsx", bytes, { ...mapping, source: { sheet: "Work 2" } })).toBe(
      "SHEET_MISSING",
    );
  });

  it("gives wall times, which need the mapping's zone", async () => {
    const bytes = await workbookOf({
      Sheet1: [
        ["id", "t"],
        ["1", noon],
      ],
    });
    const mapping = (at: object) => ({
      target: "changes",
      source: { decimal: "," },
      columns: { id: { from: "id" }, workflow: { const: "w" }, at: { from: "t", ...at } },
    });
    const sheet = await importSheet("book.xlsx", bytes, mapping({ zone: "pilot", date: "D/M/YYYY" }));
    expect(rowsOf(sheet.table)[0]?.["at"]).toBe(Date.UTC(2026, 0, 5, 11));
    expect((await importSheet("book.xlsx", bytes, mapping({}))).rowErrors.map(({ code }) => code)).toEqual([
      "TIME_OFFSET",
    ]);
  });

  it("numbers keep their point whatever decimal mark the mapping names for texts", async () => {
    const bytes = await workbookOf({
      Sheet1: [
        ["id", "n"],
        ["a", 1.5],
        ["b", "2,5"],
      ],
    });
    const columns = {
      date: { const: "2026-01-05" },
      workflow: { const: "w" },
      segment: { from: "id" },
      revenue: { from: "n" },
    };
    const sheet = await importSheet("book.xlsx", bytes, {
      target: "work",
      source: { decimal: "," },
      columns,
    });
    expect(rowsOf(sheet.table).map(({ revenue }) => revenue)).toEqual([1_500_000, 2_500_000]);
  });

  it("with too many cells in a row is told", async () => {
    const bytes = await workbookOf({ work: [HEADER, [day, "a", "b", 1, 1, "stray"]] });
    expect((await importSheet("book.xlsx", bytes)).rowErrors.map(({ code }) => code)).toEqual([
      "CSV_COLUMNS",
    ]);
  });

  it("is refused where it is another archive, cut off, empty or too large", async () => {
    const book = await workbookOf({ work: [HEADER] });
    expect(await refusalOf("a.xlsx", book.subarray(0, book.length - 200))).toBe("FILE_TYPE");
    expect(await refusalOf("a.xlsx", zipSync({ "readme.txt": strToU8("x") }))).toBe("FILE_TYPE");
    expect(await refusalOf("a.xlsx", zipSync({}))).toBe("FILE_TYPE");
    expect(await refusalOf("a.xlsx", await workbookOf({ work: [] }))).toBe("FILE_EMPTY");
    const many = Object.fromEntries(
      Array.from({ length: 4097 }, (_, index) => [`${index}.xml`, new Uint8Array()]),
    );
    expect(await refusalOf("a.xlsx", zipSync(many, { level: 0 }))).toBe("ZIP_TOO_MANY");
  });

  it("with damage anywhere is refused or read, never thrown at", async () => {
    const book = await workbookOf({ work: [HEADER, [day, "a", "b", 1, 1]] });
    const whole = await importSheet("book.xlsx", book);
    let refused = 0;
    for (let position = 4; position < book.length; position += 97) {
      const damaged = book.slice();
      damaged[position] = (damaged[position] ?? 0) ^ 0x10;
      const read = await importFile("book.xlsx", damaged);
      if (!read.ok) refused += 1;
      const tables = read.ok ? read.value.map(({ table }) => table) : [whole.table];
      expect(tables.map(rowsOf)).toEqual([rowsOf(whole.table)]);
    }
    expect(refused).toBeGreaterThan(10);
  });

  it("is refused where a part's checksum is wrong", async () => {
    const archive = zipSync({ "xl/workbook.xml": strToU8("<workbook>100</workbook>") }, { level: 0 });
    // One digit of the stored part: local header 30 + name 15 + "<workbook>".
    archive[30 + 15 + 10] = 0x39;
    expect(await refusalOf("a.xlsx", archive)).toBe("ZIP_CRC");
  });

  it("is refused before it is inflated where its directory promises too much", async () => {
    const archive = zipSync({ "xl/workbook.xml": new Uint8Array(1000) }, { level: 6 });
    const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
    // The central directory begins where the end record says; its field at 24 is the size once inflated.
    const directory = view.getUint32(archive.length - 6, true);
    view.setUint32(directory + 24, 600 * 1_048_576, true);
    expect(await refusalOf("a.xlsx", archive)).toBe("ZIP_TOO_BIG");
    view.setUint32(directory + 24, 0, true);
    view.setUint32(directory + 20, 2000, true);
    expect(await refusalOf("a.xlsx", archive)).toBe("ZIP_HEADER_MISMATCH");
    view.setUint32(directory + 24, 1000, true);
    view.setUint32(directory + 20, 11, true);
    view.setUint16(directory + 10, 12, true);
    expect(await refusalOf("a.xlsx", archive)).toBe("ZIP_METHOD");
  });
});
