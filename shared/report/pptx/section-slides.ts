import { heatmapTable } from "../office/heatmap-as-table.ts";
import type { ReportBlock, ReportSection } from "../report-document.ts";
import { plainText, shortText } from "../text/plain-text.ts";
import { type Box, CONTENT, type DeckSlide, GAP, type SlideItem } from "./deck.ts";
import {
  type ChartPiece,
  COMPACT,
  chartItem,
  type FlowSizes,
  fill,
  isFlatChart,
  type Piece,
  ROOMIEST,
  ROOMY,
  USUAL,
} from "./deck-flow.ts";
import { cellsStandWhole } from "./slide-heights.ts";

/** A chart takes this share of the width where something is said beside it. */
const CHART_SHARE = 0.58;
/** Tables take the first of these shares with which the words fit beside them. */
const TABLE_SHARES = [0.6, 0.52, 0.49, 0.45];
/** Longest title of a slide. */
const TITLE = 150;

/** The slides of a section: those that are talked about, and those of its appendix. */
export interface SectionSlides {
  readonly main: readonly DeckSlide[];
  readonly appendix: readonly DeckSlide[];
}

/** What stands on one slide; `finding`: what it says where that is not the section's. */
interface Page {
  readonly items: readonly SlideItem[];
  readonly roomy?: readonly SlideItem[] | undefined;
  readonly finding?: string | undefined;
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
  // A section of which everything would stand at the end is talked about after all.
  if (main.length === 0) return { main: slidesOf(section, pagesOf(behind), notes, ""), appendix: [] };
  return {
    main: slidesOf(section, pagesOf(main), notes, ""),
    appendix: slidesOf(section, pagesOf(behind), notes, "Appendix: "),
  };
}

/** Pages with their titles: the finding, and which of how many where several say the same. */
function slidesOf(
  section: ReportSection,
  pages: readonly Page[],
  notes: string,
  prefix: string,
): readonly DeckSlide[] {
  const findings = pages.map(
    ({ finding }) => finding ?? (section.finding === "" ? section.name : section.finding),
  );
  return pages.map(({ items, roomy }, place) => {
    const finding = findings[place] ?? "";
    const same = findings.filter((one) => one === finding).length;
    const which = findings.slice(0, place + 1).filter((one) => one === finding).length;
    return {
      kicker: `${prefix}${section.number} ${plainText(section.name)}`.trim(),
      title: `${shortText(finding, TITLE)}${which === 1 ? "" : ` (${which} of ${same})`}`,
      items,
      roomy,
      notes,
    };
  });
}

function pagesOf(pieces: readonly Piece[]): readonly Page[] {
  const isTall = (piece: Piece): piece is ChartPiece => piece.kind === "chart" && !isFlatChart(piece);
  const [chart, ...charts] = pieces.filter(isTall);
  const others = pieces.filter((piece) => !isTall(piece));
  if (chart === undefined) return flowed(others);
  const beside: Box = {
    x: CONTENT.x + CONTENT.w * CHART_SHARE + 2 * GAP,
    y: CONTENT.y,
    w: CONTENT.w * (1 - CHART_SHARE) - 2 * GAP,
    h: CONTENT.h,
  };
  const column = fill(others.filter(isSmall), beside, USUAL);
  const box = column.items.length > 0 ? { ...CONTENT, w: CONTENT.w * CHART_SHARE } : CONTENT;
  const rest = [...column.left, ...others.filter((piece) => !isSmall(piece))];
  const foot = wordsAtFoot(chart, others.filter(isSmall), beside);
  if (foot !== null && rest.length === column.left.length) return [{ items: foot }, ...onePerSlide(charts)];
  return [{ items: [chartItem(chart, box), ...column.items] }, ...onePerSlide(charts), ...flowed(rest)];
}

function onePerSlide(charts: readonly ChartPiece[]): readonly Page[] {
  return charts.map((one) => ({ items: [chartItem(one, CONTENT)], finding: one.finding }));
}

/** So much of the height may be taken by words below a chart. */
const FOOT_SHARE = 0.36;

/**
 * A slide with notes and words below the chart, the figures beside both, so that two sentences do not go on a slide of their
 * own. Null: all of it fits beside the chart, or it does not fit this way either.
 */
function wordsAtFoot(chart: ChartPiece, pieces: readonly Piece[], beside: Box): readonly SlideItem[] | null {
  if (fill(pieces, beside, USUAL).left.length === 0) return null;
  const isSaid = ({ kind }: Piece): boolean => kind === "note" || kind === "text";
  const column = fill(
    pieces.filter((piece) => !isSaid(piece)),
    beside,
    USUAL,
  );
  const w = column.items.length > 0 ? CONTENT.w * CHART_SHARE : CONTENT.w;
  const words = fill(pieces.filter(isSaid), { ...CONTENT, w }, USUAL);
  const used = words.bottom - CONTENT.y;
  const isTooMuch = column.left.length > 0 || words.left.length > 0 || used > CONTENT.h * FOOT_SHARE;
  if (isTooMuch || words.items.length === 0) return null;
  const h = CONTENT.h - used;
  const moved = words.items.map((item): SlideItem => {
    return { ...item, box: { ...item.box, y: item.box.y + h } };
  });
  return [chartItem(chart, { ...CONTENT, w, h: h - GAP / 2 }), ...column.items, ...moved];
}

/**
 * Pieces on as few slides as they take: in usual letters, else in those of compact tables, else with the tables to the
 * left and the words to the right of one slide. A piece with a finding of its own begins a slide.
 */
function flowed(pieces: readonly Piece[]): readonly Page[] {
  const starts = pieces.flatMap((piece, place) =>
    place > 0 && findingOf(piece) !== undefined ? [place] : [],
  );
  const groups = [0, ...starts].map((start, place) => pieces.slice(start, starts[place]));
  return groups.flatMap((own): readonly Page[] => {
    const [first] = own;
    if (first === undefined) return [];
    const finding = findingOf(first);
    const usual = flow(own, USUAL);
    const compact = usual.length > 1 ? flow(own, COMPACT) : usual;
    const best =
      usual.length > 1 && compact.length > 1
        ? (besideEachOther(own) ?? (compact.length < usual.length ? compact : usual))
        : compact;
    return best.map((items) => ({
      items,
      roomy: best.length === 1 ? roomyItems(own, items) : undefined,
      finding,
    }));
  });
}

/** Content that ends above this share of the height says little. */
const LITTLE = 0.62;

/** The pieces of a slide that says little in larger letters; undefined: it says enough. */
function roomyItems(pieces: readonly Piece[], items: readonly SlideItem[]): readonly SlideItem[] | undefined {
  const bottom = Math.max(...items.map(({ box }) => box.y + box.h));
  if (bottom - CONTENT.y > CONTENT.h * LITTLE) return undefined;
  const [roomiest, ...others] = flow(pieces, ROOMIEST);
  if (roomiest !== undefined && others.length === 0 && roomiest.every(isWhole)) return roomiest;
  const pages = flow(pieces, ROOMY);
  return pages.length === 1 ? pages[0] : undefined;
}

/** Whether nothing in a table breaks that is read in one piece. */
function isWhole(item: SlideItem): boolean {
  return item.kind !== "table" || cellsStandWhole(item.block, item.box.w, item.points);
}

function findingOf(piece: Piece): string | undefined {
  return piece.kind === "table" || piece.kind === "chart" ? piece.finding : undefined;
}

function flow(pieces: readonly Piece[], sizes: FlowSizes): readonly (readonly SlideItem[])[] {
  const pages: (readonly SlideItem[])[] = [];
  let rest = pieces;
  while (rest.length > 0) {
    const { items, left } = fill(rest, CONTENT, sizes);
    // A block that is too tall for a slide of its own is left out of the deck rather than looped over for ever.
    if (items.length === 0) rest = rest.slice(1);
    else {
      pages.push(items);
      rest = left;
    }
  }
  return pages;
}

/** A slide that would need a second one for its last line may come this much nearer to the foot, in inches. */
const LAST_LINE = 0.25;

/** One slide in the largest letters and the widest tables with which all of it fits; null: it does not. */
function besideEachOther(pieces: readonly Piece[]): readonly (readonly SlideItem[])[] | null {
  for (const sizes of [USUAL, COMPACT]) {
    for (const share of TABLE_SHARES) {
      const page = sideBySide(pieces, share, sizes);
      if (page !== null) return [page];
    }
  }
  return null;
}

/** One slide: large figures over the width, below them tables to the left, words to the right. Null: too much. */
function sideBySide(
  pieces: readonly Piece[],
  tableShare: number,
  sizes: FlowSizes,
): readonly SlideItem[] | null {
  const over = pieces.filter(({ kind }) => kind === "figures" || kind === "chart");
  const tables = pieces.filter((piece) => piece.kind === "table" && !isSmall(piece));
  const words = pieces.filter((piece) => !over.includes(piece) && !tables.includes(piece));
  if (tables.length === 0 || words.length === 0) return null;
  const top = fill(over, CONTENT, sizes);
  const below = { y: top.bottom, h: CONTENT.y + CONTENT.h + LAST_LINE - top.bottom };
  const left = fill(tables, { ...below, x: CONTENT.x, w: CONTENT.w * tableShare }, sizes);
  const x = CONTENT.x + CONTENT.w * tableShare + 2 * GAP;
  const right = fill(words, { ...below, x, w: CONTENT.x + CONTENT.w - x }, sizes);
  // Words that do not fit beside the tables stand below them.
  const under = fill(
    right.left,
    { x: CONTENT.x, y: left.bottom, w: CONTENT.w * tableShare, h: CONTENT.y + CONTENT.h - left.bottom },
    sizes,
  );
  return [top, left, under].some((one) => one.left.length > 0)
    ? null
    : [...top.items, ...left.items, ...right.items, ...under.items];
}

function flat(block: ReportBlock): readonly Piece[] {
  switch (block.kind) {
    case "split":
      return [...block.left, ...block.right].flatMap(flat);
    case "contents":
    case "pageBreak":
      return [];
    case "chart":
      return block.spec.kind === "heatmap"
        ? [{ ...heatmapTable(block, block.spec), caption: block.sentence }]
        : [block];
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
