import { PaperSize, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { strFromU8, strToU8 } from "fflate";
import { normalisedZip } from "../office/normalised-zip.ts";
import { OFFICE_FONT, tokenHex } from "../office/office-look.ts";
import { neutraliseFormula } from "../text/neutralise-formula.ts";
import { linesOfRow, RULED, rowHeight, sheetHeight } from "./sheet-size.ts";
import type {
  CellLook,
  Sheet,
  SheetCell,
  SheetRow,
  SheetRowKind,
  WorkbookData,
  WorkbookWriter,
} from "./workbook-port.ts";

/** Longest text of a cell that Excel opens. */
const CELL_LIMIT = 32_767;
const LETTERS = { name: OFFICE_FONT, size: 11 } as const;

/** Writes with excelts, then packs the parts again in one order without times: the same workbook gives the same bytes. */
export const writeWithExcelts: WorkbookWriter = async (data) => {
  const workbook = new Workbook();
  const moment = new Date(`${data.date}T00:00:00Z`);
  workbook.creator = data.creator;
  workbook.lastModifiedBy = data.creator;
  workbook.created = moment;
  workbook.modified = moment;
  workbook.title = data.title;
  for (const sheet of data.sheets) addSheet(workbook, sheet, data);
  const written = await workbook.xlsx.writeBuffer();
  return normalisedZip(new Uint8Array(written), withoutCompany);
};

function addSheet(workbook: Workbook, sheet: Sheet, data: WorkbookData): void {
  const target = workbook.addWorksheet(sheet.name, {
    views: [
      {
        state: "frozen",
        xSplit: sheet.frozenColumns ?? 0,
        ySplit: sheet.frozenRows,
        showGridLines: sheet.isList,
      },
    ],
    pageSetup: {
      orientation: "landscape",
      // Letter is what Excel takes where no paper is named.
      ...(data.paper === "A4" ? { paperSize: PaperSize.A4 } : {}),
      fitToPage: true,
      fitToWidth: pagesWide(sheet),
      fitToHeight: isOnePage(sheet) ? 1 : 0,
      margins: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.35, footer: 0.35 },
      printTitlesRow: `${sheet.filterRow === null ? 1 : sheet.frozenRows}:${sheet.frozenRows}`,
      ...(sheet.frozenColumns === undefined
        ? {}
        : { printTitlesColumn: `A:${String.fromCharCode(64 + sheet.frozenColumns)}` }),
    },
    headerFooter: {
      oddHeader: `&L&8${pageText(data.head)}&R&8&"-,Bold"${pageText(sheet.name)}`,
      oddFooter: `&L&8${pageText(data.foot.left)}&C&8${pageText(data.foot.centre)}&R&8${pageText(data.foot.right)} · &P of &N`,
    },
  });
  target.columns = sheet.widths.map((width) => ({ width }));
  let head: SheetRow | null = null;
  for (const [place, row] of sheet.rows.entries()) {
    if (!RULED.has(row.kind)) head = null;
    if (row.kind === "head") head = row;
    addRow(target, sheet, { row, line: place + 1, head });
  }
  for (const { column, values } of sheet.choices ?? []) {
    for (let line = 2; line <= sheet.rows.length; line += 1) {
      target.getRow(line).getCell(column + 1).dataValidation = {
        type: "list",
        allowBlank: true,
        formulae: [`"${values.join(",")}"`],
      };
    }
  }
  if (sheet.filterRow !== null) {
    target.autoFilter = {
      from: { row: sheet.filterRow + 1, col: 1 },
      to: { row: sheet.rows.length, col: sheet.rows[sheet.filterRow]?.cells.length ?? 1 },
    };
  }
}

/** Letters that can be read side by side on a printed page. */
const LETTERS_ACROSS = 205;
/** Printed points of a column's digit, and of a page across and down, between the margins of the narrower paper. */
const DIGIT = 5.25;
const PAGE = { width: 720, height: 470 } as const;
/** A sheet that would go on for a few rows is made this much smaller at most, so that it stands on one page. */
const SLIGHTLY_MORE = 1.35;

/** A list that would be printed too small to read goes over several pages in width. */
function pagesWide({ isList, widths }: Sheet): number {
  const letters = widths.reduce((sum, width) => sum + width, 0);
  return isList ? Math.max(1, Math.ceil(letters / LETTERS_ACROSS)) : 1;
}

function isOnePage(sheet: Sheet): boolean {
  if (sheet.isList) return false;
  const width = sheet.widths.reduce((sum, one) => sum + one, 0) * DIGIT;
  return sheetHeight(sheet) * Math.min(1, PAGE.width / width) <= PAGE.height * SLIGHTLY_MORE;
}

/** A row, where it stands (from 1), and the heads above it, itself among them; null: it has none. */
interface Placed {
  readonly row: SheetRow;
  readonly line: number;
  readonly head: SheetRow | null;
}

function addRow(target: Worksheet, sheet: Sheet, { row, line, head }: Placed): void {
  const added = target.getRow(line);
  const height = rowHeight(sheet, row);
  if (height !== null) added.height = height;
  const look = LOOKS[row.kind];
  const isAiry = height !== null && row.kind !== "title" && linesOfRow(sheet, row) === 1;
  row.cells.forEach((cell, index) => {
    const place = added.getCell(index + 1);
    const isNumber = cell.kind === "number" || cell.kind === "formula";
    if (isNumber) place.numFmt = cell.format;
    if (cell.kind === "formula") place.value = { formula: cell.formula, result: cell.value ?? "" };
    else place.value = valueOf(cell);
    const own: CellLook = cell.kind === "empty" ? {} : cell;
    const align = own.align ?? (isNumber ? "right" : "left");
    place.font = {
      ...LETTERS,
      ...(row.kind === "title" ? { size: 14 } : {}),
      ...(own.isStrong === true || look.isStrong === true ? { bold: true } : {}),
      color: { argb: `FF${own.ink ?? tokenHex(row.kind === "head" ? "text2" : "text")}` },
    };
    if (own.ground !== undefined) {
      place.fill = { type: "pattern", pattern: "solid", fgColor: { argb: `FF${own.ground}` } };
    }
    place.alignment = {
      vertical: isAiry ? "middle" : row.kind === "head" ? "bottom" : "top",
      wrapText: !isNumber,
      horizontal: align,
      ...(align === "left" && isBesideNumbers(head, index) ? { indent: 1 } : {}),
    };
  });
  const last = sheet.widths.length;
  const ruled = row.kind === "head" || !sheet.isList ? look.border : undefined;
  if (ruled !== undefined) {
    const reach = row.isLastWide === true ? last : row.cells.length;
    for (let index = 1; index <= reach; index += 1) added.getCell(index).border = ruled;
  }
  if (row.isLastWide === true && row.cells.length < last) {
    target.mergeCells(line, row.cells.length, line, last);
  }
}

/**
 * Whether a column of words stands at the right of one of numbers: it begins with air between the two. An indent at the
 * right of the numbers would be the same in Excel; LibreOffice loses it in some rows.
 */
function isBesideNumbers(head: SheetRow | null, column: number): boolean {
  return isRight(head?.cells[column - 1]) && !isRight(head?.cells[column]);
}

function isRight(cell: SheetCell | undefined): boolean {
  return cell !== undefined && cell.kind !== "empty" && cell.align === "right";
}

const RULE = { style: "thin", color: { argb: `FF${tokenHex("text")}` } } as const;
const HAIRLINE = { style: "thin", color: { argb: `FF${tokenHex("hairline")}` } } as const;

interface RowLook {
  readonly isStrong?: boolean;
  readonly border?: {
    readonly top?: typeof RULE | typeof HAIRLINE;
    readonly bottom?: typeof RULE | typeof HAIRLINE;
  };
}

const LOOKS: Readonly<Record<SheetRowKind, RowLook>> = {
  title: { isStrong: true },
  head: { isStrong: true, border: { top: RULE, bottom: RULE } },
  row: { border: { bottom: HAIRLINE } },
  group: { isStrong: true, border: { bottom: HAIRLINE } },
  total: { isStrong: true, border: { top: RULE, bottom: RULE } },
  heading: { isStrong: true },
  words: {},
  blank: {},
};

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

/** Text at the head or foot of a page: `&` begins a code there, and digits after a size would belong to it. */
function pageText(text: string): string {
  return ` ${text.replaceAll("&", "&&").slice(0, 70)}`.trimEnd();
}

function withoutCompany(name: string, content: Uint8Array): Uint8Array {
  if (name !== "docProps/app.xml") return content;
  return strToU8(strFromU8(content).replace(/<Company><\/Company>|<Manager><\/Manager>/gu, ""));
}
