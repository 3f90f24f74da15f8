import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { columnShares } from "../office/column-shares.ts";
import { tokenHex } from "../office/office-look.ts";
import { cellLines, heatColours } from "../office/state-mark.ts";
import { isKeptTogether } from "../office/table-lines.ts";
import type {
  KeyValuesBlock,
  TableCell as ReportCell,
  TableRow as ReportRow,
  SignaturesBlock,
  TableBlock,
} from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";
import { cellRuns, run } from "./runs.ts";

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };
const RULE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: tokenHex("text") };
const HAIRLINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 2, color: tokenHex("hairline") };
/** Rules above and below, hairlines between the rows, nothing upright. */
const BORDERS = {
  top: RULE,
  bottom: RULE,
  left: NONE,
  right: NONE,
  insideVertical: NONE,
  insideHorizontal: HAIRLINE,
};
/** Room at the right of each cell. */
export const CELL_END = 100;
const MARGINS = { top: 40, bottom: 40, left: 0, right: CELL_END };

/** Letters of a table that stand in a line of a page. */
const LETTERS = 84;

/** A table; its head repeats on every page, no row is cut. `width` is in twentieths of a point. */
export function tableElement(block: TableBlock, width: number): Table {
  const parts = columnShares(block, LETTERS);
  const widths = shares(parts, width);
  const isShort = isKeptTogether(block, parts, LETTERS);
  const isRight = (place: number): boolean => block.columns[place]?.align === "right";
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, place) =>
      cellOf(widths[place] ?? 0, [
        new Paragraph({
          style: "TableText",
          keepNext: true,
          alignment: isRight(place) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [run(column.head, { bold: true, color: tokenHex("text2") })],
        }),
      ]),
    ),
  });
  const rows = block.rows.map((row, index) => {
    const keepNext = index < block.rows.length - 1 && (isShort || index < 1);
    if (row.kind === "group") return groupRow(row, block.columns.length, width);
    return new TableRow({
      cantSplit: true,
      children: block.columns.map((_, place) =>
        cellOf(
          widths[place] ?? 0,
          cellParagraphs(row.cells[place], isRight(place), keepNext, row.kind === "total"),
          heatColours(row.cells[place])?.ground,
        ),
      ),
    });
  });
  return framed([head, ...rows], widths);
}

/** Labels with their values. */
export function keyValuesElement(block: KeyValuesBlock, width: number): Table {
  const widths = shares([1, 3.4], width);
  return framed(
    block.entries.map(
      ({ label, cell }, index) =>
        new TableRow({
          cantSplit: true,
          children: [
            cellOf(widths[0] ?? 0, [
              new Paragraph({
                style: "TableText",
                keepNext: index < block.entries.length - 1,
                children: [run(label, { color: tokenHex("text2") })],
              }),
            ]),
            cellOf(widths[1] ?? 0, cellParagraphs(cell, false, index < block.entries.length - 1, false)),
          ],
        }),
    ),
    widths,
  );
}

/** Room to sign, with names below the lines. */
export function signaturesElement(block: SignaturesBlock, width: number): Table {
  const widths = shares([3, 3, 2, 4], width);
  const line = (texts: readonly string[], isBold: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      ...(isBold ? {} : { height: { value: 700, rule: "atLeast" } }),
      children: texts.map((text, place) =>
        cellOf(widths[place] ?? 0, [
          new Paragraph({ style: "TableText", children: [run(text, { bold: isBold })] }),
        ]),
      ),
    });
  return framed(
    [
      line(["Name", "Role", "Date", "Signature"], true),
      ...block.signers.map(({ name, role }) => line([name, role, "", ""], false)),
    ],
    widths,
  );
}

/** Cells of equal width side by side, with hairlines between the columns and rules around. */
export function sideBySide(cells: readonly (readonly Paragraph[])[], width: number): Table {
  const widths = shares(
    cells.map(() => 1),
    width,
  );
  return framed(
    [
      new TableRow({
        cantSplit: true,
        children: cells.map((children, place) => cellOf(widths[place] ?? 0, children)),
      }),
    ],
    widths,
  );
}

/** Two cells side by side without lines: what stands in them has its own. */
export function twoCells(
  left: readonly Paragraph[],
  right: readonly (Paragraph | Table)[],
  widths: readonly [number, number],
): Table {
  const cell = (children: readonly (Paragraph | Table)[], width: number): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: MARGINS,
      children: [...children],
    });
  const none = {
    top: NONE,
    bottom: NONE,
    left: NONE,
    right: NONE,
    insideVertical: NONE,
    insideHorizontal: NONE,
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: [...widths],
    borders: none,
    rows: [new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] })],
  });
}

function framed(rows: readonly TableRow[], widths: readonly number[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: BORDERS,
    rows: [...rows],
  });
}

function groupRow(row: ReportRow, columns: number, width: number): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: columns,
        width: { size: width, type: WidthType.DXA },
        margins: MARGINS,
        children: [
          new Paragraph({
            style: "TableText",
            keepNext: true,
            spacing: { before: 80 },
            children: [run(row.cells[0]?.text ?? "", { bold: true })],
          }),
        ],
      }),
    ],
  });
}

function cellParagraphs(
  cell: ReportCell | undefined,
  isRight: boolean,
  keepNext: boolean,
  isTotal: boolean,
): readonly Paragraph[] {
  const alignment = isRight ? AlignmentType.RIGHT : AlignmentType.LEFT;
  const { detail } = cellLines(cell);
  return [
    new Paragraph({
      style: "TableText",
      alignment,
      keepNext,
      children: [...cellRuns(cell, isTotal ? { bold: true } : {})],
    }),
    ...(detail === ""
      ? []
      : [
          new Paragraph({
            style: "TableText",
            alignment,
            keepNext,
            children: [run(plainText(detail), { size: 15, color: tokenHex("text2") })],
          }),
        ]),
  ];
}

function cellOf(width: number, children: readonly Paragraph[], ground?: string): TableCell {
  return new TableCell({
    ...(ground === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: "auto", fill: ground } }),
    width: { size: width, type: WidthType.DXA },
    margins: MARGINS,
    children: [...children],
  });
}

/** Whole parts of a width, by their shares. */
function shares(parts: readonly number[], width: number): readonly number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.floor((part / total) * width));
}
