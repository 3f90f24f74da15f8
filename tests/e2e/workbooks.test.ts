import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { type FigureRow, type ImportReport, makeWorkbench, valuesOf } from "./support/workbench.ts";

type Cell = string | number | boolean | Date | null;

function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { cellDates: true, UTC: true },
    );
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(
    XLSX.write(book, { type: "array", bookType: "xlsx", cellDates: false }) as ArrayBuffer,
  );
}

const HEAD = ["date", "workflow", "segment", "eligible", "qualified", "model_cost"];
const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("import: workbooks", () => {
  it("the sheets' names are the targets; dates, numbers and texts alike; other sheets are said to be unused", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write(
      "book.xlsx",
      workbook({
        Notes: [["hello"], ["world"]],
        Work: [
          HEAD,
          [day("2026-01-05"), "W", "S", 10, 5, 1.5],
          ["2026-01-06", " W ", "S", "20", 6, -0.1],
          [day("2026-01-07"), "W", 7, 20, null, 0.1],
        ],
        revenue: [
          ["month", "customer", "segment", "starting_mrr", "churned"],
          ["2026-01", "a", "S", 100, 10],
          ["2026-01", "b", "S", 100, null],
        ],
        effort: [["month", "workflow", "segment", "person_days"]],
      }),
    );
    const { code, stdout, stderr } = await bench.run("import", pack, "book.xlsx", "--json");
    expect({ code, stderr: code === 0 ? "" : stdout + stderr }).toEqual({ code: 0, stderr: "" });
    const { files } = JSON.parse(stdout) as ImportReport;
    expect(files.filter(({ read }) => read > 0).map((file) => [file.file, file.target, file.added])).toEqual([
      ["book.xlsx", "work", 3],
      ["book.xlsx", "revenue", 2],
    ]);
    expect(stderr).toContain("Notes");
    const rows = await bench.ask<FigureRow[]>("metrics", pack, "--by", "segment");
    expect(valuesOf(rows, "avd.volume")).toMatchObject({ "*|S|all": 11, "*|7|all": null });
    expect(valuesOf(rows, "revenue.grr")).toMatchObject({ "*|S|all": 0.95 });
    await bench.done("tables", pack, "--out", "t");
    expect(bench.text("t/work.csv").split("\n")[1]).toBe("2026-01-05,W,S,10,,,5,,,,,1.5,,,,,");

    const same = bench.read(pack);
    const again = await bench.ask<ImportReport>("import", pack, "book.xlsx");
    expect(again.files.filter(({ read }) => read > 0).map(({ unchanged }) => unchanged)).toEqual([3, 2]);
    expect(bench.read(pack).equals(same)).toBe(true);
  });

  it("a bad row has the sheet's row as its line, and one bad sheet refuses the workbook", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write(
      "book.xlsx",
      workbook({
        work: [
          HEAD,
          [day("2026-01-05"), "W", "S", 10, 5, 1],
          [day("2026-01-06"), "W", "S", 5, 6, 1],
          ["soon", "W", "S", 5, 5, 1],
        ],
        corrections: [
          ["id", "at", "workflow", "segment", "minutes"],
          [1, "2026-01-05T10:00:00Z", "W", "S", 5],
        ],
      }),
    );
    const { code, stdout } = await bench.run("import", pack, "book.xlsx", "--json");
    const { errors } = JSON.parse(stdout) as ImportReport;
    expect(code).toBe(1);
    expect(errors.map(({ line, column, code: reason }) => `${line} ${column} ${reason}`)).toEqual([
      "3 qualified INVARIANT",
      "4 date TYPE",
    ]);
    await bench.refused("import", pack, "book.xlsx", "--json");
  });

  it("the calendar of 1904 is that of its dates", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const book = XLSX.utils.book_new();
    const rows = [HEAD, [day("2026-01-05"), "W", "S", 10, 5, 1]];
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { cellDates: true, UTC: true }), "work");
    book.Workbook = { WBProps: { date1904: true } };
    bench.write(
      "mac.xlsx",
      new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer),
    );
    await bench.done("import", pack, "mac.xlsx");
    await bench.done("tables", pack, "--out", "t");
    expect(bench.text("t/work.csv")).toContain("2026-01-05,W,S,10,");
  });

  it("cells with an error and rows that are too wide are refused by what they hold", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const sheet = XLSX.utils.aoa_to_sheet([
      HEAD,
      ["2026-01-05", "W", "S", 10, 5, 1],
      ["2026-01-06", "W", "S", 10, 5, 1, "wide"],
    ]);
    sheet["D2"] = { t: "e", v: 0x17 };
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, "work");
    bench.write(
      "book.xlsx",
      new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer),
    );
    const { stdout } = await bench.run("import", pack, "book.xlsx", "--json");
    const { errors } = JSON.parse(stdout) as ImportReport;
    expect(errors).toMatchObject([
      { line: 2, column: "eligible", code: "CELL_ERROR", value: "#REF!" },
      { line: 3, column: null, code: "CSV_COLUMNS" },
    ]);
    expect(errors[1]?.value).toMatch(/^2026-01-06/);
  });

  it("a mapping names the sheet and its header row; a sheet that is not there is refused", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write(
      "book.xlsx",
      workbook({
        Other: [["x"]],
        Tickets: [
          ["Report"],
          [],
          ["When", "Team", "N"],
          [day("2026-01-05"), "W", 3],
          [day("2026-01-06"), "W", 4],
        ],
      }),
    );
    const columns = {
      date: { from: "When" },
      workflow: { from: "Team" },
      segment: { const: "S" },
      eligible: { from: "N" },
      qualified: { from: "N" },
    };
    bench.json("map.json", { target: "work", source: { sheet: "Tickets", headerRow: 3 }, columns });
    const report = await bench.ask<ImportReport>("import", pack, "book.xlsx", "--map", "map.json");
    expect(report.files).toMatchObject([{ target: "work", added: 2 }]);
    expect(valuesOf(await bench.ask("metrics", pack), "avd.volume")).toEqual({ "*|*|all": 7 });
    bench.json("map.json", { target: "work", source: { sheet: "None" }, columns });
    expect(await bench.refused("import", pack, "book.xlsx", "--map", "map.json")).toContain("SHEET_MISSING");
    bench.write("other.xlsx", workbook({ Sheet1: [["colour"], ["red"]] }));
    expect(await bench.refused("import", pack, "other.xlsx")).toContain("TARGET_UNKNOWN");
    bench.write("single.xlsx", workbook({ Sheet1: [HEAD, [day("2026-02-05"), "W", "S", 1, 1, 1]] }));
    const single = await bench.ask<ImportReport>("import", pack, "single.xlsx");
    expect(single.files).toMatchObject([{ target: "work", added: 1 }]);
  });
});
