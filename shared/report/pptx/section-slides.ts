import { heatmapTable } from "../office/heatmap-as-table.ts";
import type { ReportBlock, ReportSection, TableBlock } from "../report-document.ts";
import { plainText, shortText } from "../text/plain-text.ts";
import { type Box, CONTENT, type DeckSlide, GAP, type SlideItem } from "./deck.ts";
import { columnWidths, headHeight, keyValuesHeight, rowHeight, textHeight } from "./slide-heights.ts";

/** Sizes of letters in points: the usual one, and that of tables with much in them. */
const BODY = 14;
const TABLE = 12;
const SMALL_TABLE = 11;
/** A chart takes this share of the width where something is said beside it. */
const CHART_SHARE = 0.62;
/** Height of a chart that is one bar, in inches. */
const FLAT_CHART = 1.6;
/** Longest text of a bullet. */
const BULLET = 320;

/** A block on its way to a slide, flat: no splits, no contents. */
type Piece = Exclude<ReportBlock, { kind: "split" | "contents" | "pageBreak" }>;
type ChartPiece = Extract<Piece, { kind: "chart" }>;

/** The slides of a section: those that are talked about, and those of its appendix. */
export interface SectionSlides {
  readonly main: readonly DeckSlide[];
  readonly appendix: readonly DeckSlide[];
}

/** A chart with what is said of it first, then the tables; what does not fit goes on. Data tables go to the appendix. */
export function sectionSlides(section: ReportSection, notes: string): SectionSlides {
  const pieces = section.blocks.flatMap(flat);
  const isBehind = (piece: Piece | undefined): boolean =>
    piece?.kind === "table" && piece.isAppendix === true;
  // A heading goes with the table that it stands over.
  const behind = pieces.filter(
    (piece, place) => isBehind(piece) || (piece.kind === "heading" && isBehind(pieces[place + 1])),
  );
  const main = pieces.filter((piece) => !behind.includes(piece));
  return {
    main: slidesOf(section, main, notes, ""),
    appendix: behind.length === 0 ? [] : slidesOf(section, behind, notes, "Appendix: "),
  };
}

function slidesOf(
  section: ReportSection,
  pieces: readonly Piece[],
  notes: string,
  prefix: string,
): readonly DeckSlide[] {
  const isTall = (piece: Piece): boolean => piece.kind === "chart" && !isFlatChart(piece);
  const charts = pieces.filter((piece) => piece.kind === "chart" && isTall(piece)) as ChartPiece[];
  const others = pieces.filter((piece) => !isTall(piece));
  const pages: SlideItem[][] = [];
  let rest: readonly Piece[] = others;
  charts.forEach((chart, place) => {
    if (place > 0) {
      pages.push([chartItem(chart, CONTENT)]);
      return;
    }
    const beside: Box = {
      x: CONTENT.x + CONTENT.w * CHART_SHARE + 2 * GAP,
      y: CONTENT.y,
      w: CONTENT.w * (1 - CHART_SHARE) - 2 * GAP,
      h: CONTENT.h,
    };
    const column = fill(others.filter(isSmall), beside);
    const hasColumn = column.items.length > 0;
    const box = hasColumn ? { ...CONTENT, w: CONTENT.w * CHART_SHARE } : CONTENT;
    pages.push([chartItem(chart, box), ...column.items]);
    rest = [...column.left, ...others.filter((piece) => !isSmall(piece))];
  });
  while (rest.length > 0) {
    const { items, left } = fill(rest, CONTENT);
    // A block that is too tall for a slide of its own is left out of the deck rather than looped over for ever.
    if (items.length === 0) rest = rest.slice(1);
    else {
      pages.push([...items]);
      rest = left;
    }
  }
  return pages.map((items, place) => ({
    kicker: `${prefix}${section.number} ${plainText(section.name)}`.trim(),
    title: `${shortText(section.finding === "" ? section.name : section.finding, 180)}${place === 0 ? "" : ` (${place + 1} of ${pages.length})`}`,
    items,
    notes,
  }));
}

function flat(block: ReportBlock): readonly Piece[] {
  switch (block.kind) {
    case "split":
      return [...block.left, ...block.right].flatMap(flat);
    case "contents":
    case "pageBreak":
      return [];
    case "chart":
      return block.spec.kind === "heatmap" ? [heatmapTable(block, block.spec)] : [block];
    default:
      return [block];
  }
}

/** What can stand beside a chart. */
function isSmall(piece: Piece): boolean {
  switch (piece.kind) {
    case "table":
      return piece.columns.length <= 3 && piece.rows.length <= 6;
    case "signatures":
    case "chart":
      return false;
    default:
      return piece.kind !== "figures" || piece.tiles.length === 1;
  }
}

interface Filled {
  readonly items: readonly SlideItem[];
  readonly left: readonly Piece[];
}

/** Puts pieces below each other until the box is full; a table goes on in the next one. */
function fill(pieces: readonly Piece[], box: Box): Filled {
  const items: SlideItem[] = [];
  let y = box.y;
  const bottom = box.y + box.h;
  for (const [place, piece] of pieces.entries()) {
    const room: Box = { x: box.x, y, w: box.w, h: bottom - y };
    const next = pieces[place + 1];
    // A heading never stands alone at the foot.
    if (piece.kind === "heading" && next !== undefined && room.h < 1.1) {
      return { items, left: pieces.slice(place) };
    }
    const put = putPiece(piece, room, items.length === 0);
    if (put === null) return { items, left: pieces.slice(place) };
    items.push(put.item);
    y = put.item.box.y + put.item.box.h + (piece.kind === "heading" ? 0.06 : GAP);
    if (put.left !== null) return { items, left: [put.left, ...pieces.slice(place + 1)] };
  }
  return {
    items: items.at(-1)?.kind === "text" && isHeading(items.at(-1)) ? items.slice(0, -1) : items,
    left: [],
  };
}

function isHeading(item: SlideItem | undefined): boolean {
  return item?.kind === "text" && item.style === "heading";
}

interface Put {
  readonly item: SlideItem;
  /** What goes on elsewhere. */
  readonly left: Piece | null;
}

/** A piece in the room that is left; null: it does not fit. */
function putPiece(piece: Piece, room: Box, isFirst: boolean): Put | null {
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
      return {
        item: {
          kind: "list",
          items: items.slice(0, count),
          isNumbered: piece.isNumbered,
          points: BODY,
          box: { ...room, h },
        },
        left: count === items.length ? null : { ...piece, items: piece.items.slice(count) },
      };
    }
    case "note": {
      const h = textHeight(`${piece.title} ${piece.text}`, room.w - 0.3, BODY) + 0.12;
      return whole({ kind: "note", block: piece, box: { ...room, h } }, h);
    }
    case "figures": {
      const h = piece.size === "row" ? 1.45 : 1.6;
      return whole({ kind: "figures", block: piece, box: { ...room, h } }, h);
    }
    case "keyValues": {
      const h = keyValuesHeight(piece, room.w, TABLE);
      if (h <= room.h || !isFirst)
        return whole({ kind: "keyValues", block: piece, points: TABLE, box: { ...room, h } }, h);
      const half = Math.ceil(piece.entries.length / 2);
      if (half === piece.entries.length) return null;
      const first = putPiece({ ...piece, entries: piece.entries.slice(0, half) }, room, isFirst);
      return first === null ? null : { ...first, left: { ...piece, entries: piece.entries.slice(half) } };
    }
    case "signatures": {
      const h = 0.35 + piece.signers.length * 0.5;
      return whole({ kind: "signatures", block: piece, box: { ...room, h } }, h);
    }
    case "chart":
      return whole(chartItem(piece, room), FLAT_CHART);
    case "table":
      return putTable(piece, room, isFirst);
  }
}

/** As many rows as fit; a table is begun only where its head and two rows stand. */
function putTable(table: TableBlock, room: Box, isFirst: boolean): Put | null {
  const points = table.columns.length > 7 ? SMALL_TABLE : fits(table, room, BODY) ? BODY : TABLE;
  const widths = columnWidths(table, room.w);
  const head = headHeight(table, widths, points);
  const caption = table.caption === undefined ? 0 : textHeight(table.caption, room.w, 11) + 0.06;
  const heights = table.rows.map((row) => rowHeight(row, widths, points));
  let count = fitting(heights, room.h - head - caption);
  // A group's head does not stand at the foot.
  while (count > 0 && count < table.rows.length && table.rows[count - 1]?.kind === "group") count -= 1;
  const isWhole = count === table.rows.length;
  if (!isWhole && !isFirst && (count < 3 || heights.length <= 8)) return null;
  if (count === 0) return isFirst && table.rows.length > 0 ? putTable(shortened(table), room, false) : null;
  const { caption: text, ...bare } = table;
  const block: TableBlock = {
    ...bare,
    rows: table.rows.slice(0, count),
    ...(isWhole && text !== undefined ? { caption: text } : {}),
  };
  const h = head + sum(heights.slice(0, count)) + (isWhole ? caption : 0);
  return {
    item: { kind: "table", block, points, box: { ...room, h } },
    left: isWhole ? null : { ...table, rows: table.rows.slice(count) },
  };
}

function fits(table: TableBlock, room: Box, points: number): boolean {
  const widths = columnWidths(table, room.w);
  const height =
    headHeight(table, widths, points) + sum(table.rows.map((row) => rowHeight(row, widths, points)));
  return table.rows.length <= 7 && height <= room.h * 0.8;
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

function chartItem(block: ChartPiece, box: Box): SlideItem {
  return { kind: "chart", block, box: isFlatChart(block) ? { ...box, h: Math.min(box.h, FLAT_CHART) } : box };
}

/** One bar over the width: it stands above the table that it belongs to. */
function isFlatChart({ spec }: ChartPiece): boolean {
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
