import type { ReportBlock, TableBlock } from "../report-document.ts";
import { shortText } from "../text/plain-text.ts";
import { type Box, CONTENT, type SlideItem } from "./deck.ts";
import {
  columnWidths,
  headHeight,
  keyValuesHeight,
  rowHeight,
  statesStand,
  textHeight,
} from "./slide-heights.ts";

/** A block on its way to a slide, flat: no splits, no contents. */
export type Piece = Exclude<ReportBlock, { kind: "split" | "contents" | "pageBreak" }>;
export type ChartPiece = Extract<Piece, { kind: "chart" }>;

/** Sizes of letters in points and the space between two things: what is said never below 14 points. */
export interface FlowSizes {
  readonly largeTable: number;
  readonly table: number;
  readonly wideTable: number;
  readonly gap: number;
}

export const USUAL: FlowSizes = { largeTable: 14, table: 12, wideTable: 11, gap: 0.18 };
/** What says little and stays alone on its slide, and what says so little that nothing in it breaks in larger letters still. */
export const ROOMY: FlowSizes = { largeTable: 16, table: 14, wideTable: 12, gap: 0.26 };
export const ROOMIEST: FlowSizes = { largeTable: 18, table: 16, wideTable: 14, gap: 0.3 };
export const COMPACT: FlowSizes = { largeTable: 11, table: 11, wideTable: 10.5, gap: 0.12 };

const BODY = 14;
/** A table with more columns is one of small letters. */
const MANY_COLUMNS = 7;
/** Height of a chart that is one bar, in inches. */
const FLAT_CHART = 1.3;
/** Longest text of a bullet. */
const BULLET = 320;

/** What stands in a box, and what is left for another. */
export interface Filled {
  readonly items: readonly SlideItem[];
  readonly left: readonly Piece[];
  /** Where the next thing would stand, in inches from the top of the slide. */
  readonly bottom: number;
}

/** Puts pieces below each other until the box is full; a table goes on in the next one. */
export function fill(pieces: readonly Piece[], box: Box, sizes: FlowSizes): Filled {
  const items: SlideItem[] = [];
  let y = box.y;
  const bottom = box.y + box.h;
  for (const [place, piece] of pieces.entries()) {
    const room: Box = { x: box.x, y, w: box.w, h: bottom - y };
    const next = pieces[place + 1];
    // A heading never stands alone at the foot.
    if (piece.kind === "heading" && next !== undefined && room.h < 1.1) {
      return { items, left: pieces.slice(place), bottom: y };
    }
    const put = putPiece(piece, room, items.length === 0, sizes);
    if (put === null) return withoutLastHeading(items, pieces.slice(place), y);
    items.push(put.item);
    y = put.item.box.y + put.item.box.h + (piece.kind === "heading" ? 0.06 : sizes.gap);
    if (put.left !== null) return { items, left: [put.left, ...pieces.slice(place + 1)], bottom: y };
  }
  const whole = withoutLastHeading(items, [], y);
  return { ...whole, left: [] };
}

/** A heading whose thing did not fit goes with it. */
function withoutLastHeading(items: readonly SlideItem[], left: readonly Piece[], bottom: number): Filled {
  const last = items.at(-1);
  if (last?.kind !== "text" || last.style !== "heading") return { items, left, bottom };
  return { items: items.slice(0, -1), left: [{ kind: "heading", text: last.text }, ...left], bottom };
}

interface Put {
  readonly item: SlideItem;
  /** What goes on elsewhere. */
  readonly left: Piece | null;
}

/** A piece in the room that is left; null: it does not fit. */
function putPiece(piece: Piece, room: Box, isFirst: boolean, sizes: FlowSizes): Put | null {
  const whole = (item: SlideItem, height: number): Put | null =>
    height <= room.h + 0.001 ? { item, left: null } : null;
  switch (piece.kind) {
    case "heading": {
      const h = textHeight(piece.text, room.w, 16);
      return whole({ kind: "text", style: "heading", text: piece.text, box: { ...room, h } }, h);
    }
    case "text": {
      const text = shortText(piece.text, 900);
      const isCaption = piece.style === "caption";
      const h = textHeight(text, room.w, isCaption ? 11 : BODY) + 0.04;
      return whole({ kind: "text", style: isCaption ? "caption" : "body", text, box: { ...room, h } }, h);
    }
    case "list": {
      const items = piece.items.map((item) => shortText(item, BULLET));
      const heights = items.map((item) => textHeight(item, room.w - 0.3, BODY) + 0.09);
      const count = fitting(heights, room.h);
      if (count === 0) return null;
      const h = sum(heights.slice(0, count));
      const shown = items.slice(0, count);
      return {
        item: { kind: "list", items: shown, isNumbered: piece.isNumbered, points: BODY, box: { ...room, h } },
        left: count === items.length ? null : { ...piece, items: piece.items.slice(count) },
      };
    }
    case "note": {
      const h = textHeight(`${piece.title} ${piece.text}`, room.w - 0.3, BODY) + 0.12;
      return whole({ kind: "note", block: piece, box: { ...room, h } }, h);
    }
    case "figures": {
      const h = piece.size === "row" ? 1.12 : 1.6;
      return whole({ kind: "figures", block: piece, box: { ...room, h } }, h);
    }
    case "keyValues": {
      const h = keyValuesHeight(piece, room.w, sizes.table);
      if (h <= room.h || !isFirst) {
        return whole({ kind: "keyValues", block: piece, points: sizes.table, box: { ...room, h } }, h);
      }
      const half = Math.ceil(piece.entries.length / 2);
      if (half === piece.entries.length) return null;
      const first = putPiece({ ...piece, entries: piece.entries.slice(0, half) }, room, isFirst, sizes);
      return first === null ? null : { ...first, left: { ...piece, entries: piece.entries.slice(half) } };
    }
    case "signatures": {
      const h = 0.35 + piece.signers.length * 0.5;
      return whole({ kind: "signatures", block: piece, box: { ...room, h } }, h);
    }
    case "chart":
      return whole(chartItem(piece, room), FLAT_CHART);
    case "table":
      return putTable(piece, room, isFirst, sizes);
  }
}

/** As many rows as fit; a table is begun only where its head and some rows stand, and no row is left for the next. */
function putTable(table: TableBlock, room: Box, isFirst: boolean, sizes: FlowSizes): Put | null {
  const points = tablePoints(table, room, sizes);
  const widths = columnWidths(table, room.w, points);
  const head = headHeight(table, widths, points);
  const caption = table.caption === undefined ? 0 : textHeight(table.caption, room.w, 11) + 0.06;
  const heights = table.rows.map((row) => rowHeight(row, widths, points));
  const needed = head + sum(heights) + caption;
  let count = needed <= room.h + 0.001 ? heights.length : fitting(heights, room.h - head - caption);
  // A group's head does not stand at the foot, and one row does not go on alone.
  if (count === table.rows.length - 1 && count > 3) count -= 1;
  // What fits on one more slide is shared evenly, so that no slide holds a few last rows.
  const half = Math.ceil(table.rows.length / 2);
  const left = head + sum(heights.slice(half)) + caption;
  if (isFirst && count < table.rows.length && count > half && left <= CONTENT.h) count = half;
  while (count > 0 && count < table.rows.length && table.rows[count - 1]?.kind === "group") count -= 1;
  const isWhole = count === table.rows.length;
  if (!isWhole && !isFirst && (count < 3 || heights.length <= 8)) return null;
  if (count === 0) {
    return isFirst && table.rows.length > 0 ? putTable(shortened(table), room, false, sizes) : null;
  }
  const { caption: text, ...bare } = table;
  const block: TableBlock = {
    ...bare,
    rows: table.rows.slice(0, count),
    ...(isWhole && text !== undefined ? { caption: text } : {}),
  };
  const h = head + sum(heights.slice(0, count)) + (isWhole ? caption : 0);
  return {
    item: { kind: "table", block, points, box: { ...room, h } },
    left: isWhole ? null : { ...table, rows: continuedRows(table.rows, count) },
  };
}

/** The rows from a place on; a first row that leaves its name to the row above says it again. */
function continuedRows(rows: TableBlock["rows"], from: number): TableBlock["rows"] {
  const [first, ...others] = rows.slice(from);
  const [name, ...cells] = first?.cells ?? [];
  if (first?.kind !== "row" || name === undefined || name.text !== "" || cells.length === 0)
    return rows.slice(from);
  const above = rows.slice(0, from).findLast((row) => row.kind === "group" || row.cells[0]?.text !== "");
  const named = above?.kind === "row" ? above.cells[0] : undefined;
  return named === undefined ? rows.slice(from) : [{ ...first, cells: [named, ...cells] }, ...others];
}

/** Few rows stand in larger letters, where each state stands in one line of them. */
function tablePoints(table: TableBlock, room: Box, sizes: FlowSizes): number {
  if (table.columns.length > MANY_COLUMNS) return sizes.wideTable;
  const widths = columnWidths(table, room.w, sizes.largeTable);
  const height =
    headHeight(table, widths, sizes.largeTable) +
    sum(table.rows.map((row) => rowHeight(row, widths, sizes.largeTable)));
  const areStatesWhole = table.rows.every(
    ({ kind, cells }) => kind === "group" || statesStand(cells, widths, sizes.largeTable),
  );
  return table.rows.length <= 7 && height <= room.h * 0.8 && areStatesWhole ? sizes.largeTable : sizes.table;
}

/** A table whose first row alone is taller than a slide: its texts are cut. */
function shortened(table: TableBlock): TableBlock {
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({
        ...cell,
        text: shortText(cell.text, 160),
        ...(cell.detail === undefined ? {} : { detail: shortText(cell.detail, 120) }),
      })),
    })),
  };
}

/** A chart in a box; one that is a single bar takes no more height than it needs. */
export function chartItem(block: ChartPiece, box: Box): SlideItem {
  return { kind: "chart", block, box: isFlatChart(block) ? { ...box, h: Math.min(box.h, FLAT_CHART) } : box };
}

/** One bar over the width: it stands above the table that it belongs to. */
export function isFlatChart({ spec }: ChartPiece): boolean {
  return spec.kind === "shares" || spec.kind === "timeline";
}

/** How many of the heights stand in a height. */
function fitting(heights: readonly number[], height: number): number {
  let used = 0;
  for (const [place, one] of heights.entries()) {
    used += one;
    if (used > height + 0.001) return place;
  }
  return heights.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
