import { Workbook } from "@cj-tech-master/excelts";
import { strFromU8, strToU8 } from "fflate";
import { normalisedZip } from "../office/normalised-zip.ts";
import { neutraliseFormula } from "../text/neutralise-formula.ts";
import type { Sheet, SheetCell, WorkbookWriter } from "./workbook-port.ts";

/** Longest text of a cell that Excel opens. */
const CELL_LIMIT = 32_767;

/** Writes with excelts, then packs the parts again in one order without times: the same workbook gives the same bytes. */
export const writeWithExcelts: WorkbookWriter = async (data) => {
  const workbook = new Workbook();
  const moment = new Date(`${data.date}T00:00:00Z`);
  workbook.creator = data.creator;
  workbook.lastModifiedBy = data.creator;
  workbook.created = moment;
  workbook.modified = moment;
  workbook.title = data.title;
  for (const sheet of data.sheets) addSheet(workbook, sheet);
  const written = await workbook.xlsx.writeBuffer();
  return normalisedZip(new Uint8Array(written), withoutCompany);
};

function addSheet(workbook: Workbook, sheet: Sheet): void {
  const target = workbook.addWorksheet(sheet.name, {
    views: [{ state: "frozen", xSplit: 0, ySplit: 1 }],
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  target.columns = sheet.widths.map((width) => ({ width }));
  const head = target.addRow(sheet.header.map(safeText));
  head.font = { name: "Calibri", size: 11, bold: true };
  head.alignment = { vertical: "top", wrapText: true };
  head.border = { bottom: { style: "thin" } };
  for (const cells of sheet.rows) {
    const row = target.addRow(cells.map(valueOf));
    row.font = { name: "Calibri", size: 11 };
    row.alignment = { vertical: "top", wrapText: true };
    cells.forEach((cell, index) => {
      if (cell.kind === "empty") return;
      const place = row.getCell(index + 1);
      if (cell.kind === "number" || cell.kind === "formula") place.numFmt = cell.format;
      if (cell.kind === "formula") place.value = { formula: cell.formula, result: cell.value ?? "" };
      if (cell.isStrong === true) place.font = { name: "Calibri", size: 11, bold: true };
    });
  }
  for (const { column, values } of sheet.choices ?? []) {
    for (let line = 2; line <= sheet.rows.length + 1; line += 1) {
      target.getRow(line).getCell(column + 1).dataValidation = {
        type: "list",
        allowBlank: true,
        formulae: [`"${values.join(",")}"`],
      };
    }
  }
  if (sheet.hasFilter && sheet.rows.length > 0) {
    target.autoFilter = {
      from: { row: 1, col: 1 },
      to: { row: sheet.rows.length + 1, col: sheet.header.length },
    };
  }
}

function valueOf(cell: SheetCell): string | number | null {
  switch (cell.kind) {
    case "empty":
    case "formula":
      return null;
    case "number":
      return cell.value;
    case "text":
      return safeText(cell.text);
  }
}

function safeText(text: string): string {
  const safe = neutraliseFormula(text);
  return safe.length > CELL_LIMIT ? `${safe.slice(0, CELL_LIMIT - 1).toWellFormed()}…` : safe;
}

function withoutCompany(name: string, content: Uint8Array): Uint8Array {
  if (name !== "docProps/app.xml") return content;
  return strToU8(strFromU8(content).replace(/<Company><\/Company>|<Manager><\/Manager>/gu, ""));
}
