import type PptxGenJS from "pptxgenjs";
import { OFFICE_FONT, tokenHex } from "../office/office-look.ts";
import { cellLines, heatColours, stateMark } from "../office/state-mark.ts";
import type { FigureTile, ReportDocument, TableCell } from "../report-document.ts";
import { plainText, shortText } from "../text/plain-text.ts";
import type { Box, SlideItem } from "./deck.ts";
import { columnWidths, labelWidths, textHeight } from "./slide-heights.ts";

type Slide = PptxGenJS.Slide;
type Runs = PptxGenJS.TextProps[];

/** What items are drawn with. */
export interface DrawGround {
  readonly document: ReportDocument;
  readonly accent: string;
  /** Puts a native chart there; the deck's parts are filled in afterwards. */
  readonly chart: (item: Extract<SlideItem, { kind: "chart" }>, box: Box) => void;
}

const BASE = { fontFace: OFFICE_FONT, color: tokenHex("text"), margin: 0, valign: "top" } as const;
const RULE = { type: "solid", pt: 0.75, color: tokenHex("text") } as const;
const HAIRLINE = { type: "solid", pt: 0.5, color: tokenHex("hairline") } as const;
const NONE = { type: "none" } as const;
/** Inner margins of a cell in points: top, right, bottom, left. */
const CELL_MARGIN: [number, number, number, number] = [3, 6, 3, 4];

/** Draws one item on its slide. */
export function drawItem(slide: Slide, item: SlideItem, ground: DrawGround): void {
  switch (item.kind) {
    case "text":
      slide.addText(plainText(item.text), { ...BASE, ...item.box, ...TEXT_LOOKS[item.style] });
      return;
    case "list":
      slide.addText(
        item.items.map((text, index) => ({
          text: plainText(text),
          options: {
            bullet: item.isNumbered ? { type: "number" } : { characterCode: "2013" },
            paraSpaceAfter: 6,
            breakLine: index < item.items.length - 1,
          },
        })),
        { ...BASE, ...item.box, fontSize: item.points },
      );
      return;
    case "note":
      slide.addText(
        [
          { text: `${plainText(item.block.title)}. `, options: { bold: true } },
          { text: plainText(item.block.text), options: { color: tokenHex("text2") } },
        ],
        { ...BASE, ...item.box, x: item.box.x + 0.18, w: item.box.w - 0.18, fontSize: 14 },
      );
      slide.addShape("line", {
        x: item.box.x,
        y: item.box.y,
        w: 0,
        h: item.box.h,
        line: {
          color: tokenHex(item.block.tone === "caution" ? "unsettledMark" : "neutralMark"),
          width: 2,
          dashType: item.block.tone === "missing" ? "sysDot" : "solid",
        },
      });
      return;
    case "table":
      drawTable(slide, item);
      return;
    case "keyValues":
      slide.addTable(
        item.block.entries.map(({ label, cell }) => [
          { text: plainText(label), options: { color: tokenHex("text2"), border: ROW_BORDER } },
          { text: cellTexts(cell, item.points), options: { border: ROW_BORDER } },
        ]),
        tableLook(item.box, labelWidths(item.block, item.box.w, item.points), item.points),
      );
      return;
    case "chart":
      drawChart(slide, item, ground);
      return;
    case "figures":
      drawTiles(slide, item);
      return;
    case "signatures":
      slide.addTable(
        [
          ["Name", "Role", "Date", "Signature"].map((text) => ({
            text,
            options: { bold: true, border: HEAD_BORDER },
          })),
          ...item.block.signers.map(({ name, role }) =>
            [name, role, "", ""].map((text) => ({ text: plainText(text), options: { border: ROW_BORDER } })),
          ),
        ],
        {
          ...tableLook(
            item.box,
            [3, 3, 2, 4].map((part) => (part / 12) * item.box.w),
            12,
          ),
          rowH: 0.45,
        },
      );
      return;
  }
}

const TEXT_LOOKS = {
  heading: { fontSize: 16, bold: true },
  body: { fontSize: 14 },
  caption: { fontSize: 11, color: tokenHex("text2") },
} as const;

const HEAD_BORDER: [
  PptxGenJS.BorderProps,
  PptxGenJS.BorderProps,
  PptxGenJS.BorderProps,
  PptxGenJS.BorderProps,
] = [{ ...RULE }, { ...NONE }, { ...RULE }, { ...NONE }];
const ROW_BORDER: typeof HEAD_BORDER = [{ ...HAIRLINE }, { ...NONE }, { ...HAIRLINE }, { ...NONE }];

function tableLook(box: Box, widths: readonly number[], points: number): PptxGenJS.TableProps {
  return {
    x: box.x,
    y: box.y,
    w: box.w,
    colW: [...widths],
    fontFace: OFFICE_FONT,
    fontSize: points,
    color: tokenHex("text"),
    margin: CELL_MARGIN,
    valign: "top",
    autoPage: false,
  };
}

function drawTable(slide: Slide, { block, box, points }: Extract<SlideItem, { kind: "table" }>): void {
  const widths = columnWidths(block, box.w, points);
  const head = block.columns.map(({ head: text, align }) => ({
    text: plainText(text),
    options: {
      bold: true,
      color: tokenHex("text2"),
      fontSize: points - 1,
      align,
      valign: "bottom" as const,
      border: HEAD_BORDER,
    },
  }));
  const rows = block.rows.map((row) =>
    row.kind === "group"
      ? [
          {
            text: plainText(row.cells[0]?.text ?? ""),
            options: { bold: true, colspan: block.columns.length, border: ROW_BORDER },
          },
        ]
      : block.columns.map(({ align }, place) => ({
          text: cellTexts(row.cells[place], points),
          options: {
            align,
            border: ROW_BORDER,
            ...(row.kind === "total" ? { bold: true } : {}),
            ...heatLook(row.cells[place]),
          },
        })),
  );
  slide.addTable([head, ...rows] as PptxGenJS.TableRow[], tableLook(box, widths, points));
  if (block.caption !== undefined) {
    const h = textHeight(block.caption, box.w, 11) + 0.04;
    slide.addText(plainText(block.caption), {
      ...BASE,
      ...TEXT_LOOKS.caption,
      x: box.x,
      y: box.y + box.h - h + 0.06,
      w: box.w,
      h,
    });
  }
}

/** The ground of a verdict in a heatmap. */
function heatLook(cell: TableCell | undefined): PptxGenJS.TableCellProps {
  const heat = heatColours(cell);
  return heat === null ? {} : { fill: { color: heat.ground } };
}

/** The runs of a cell: mark and word of a state, or text; then the smaller line. */
function cellTexts(cell: TableCell | undefined, points: number): Runs {
  const { text, detail } = cellLines(cell);
  const hasDetail = detail !== "";
  const first: Runs =
    cell?.status === undefined
      ? [{ text, options: { breakLine: hasDetail, ...cellLook(cell) } }]
      : stateTexts(cell.status.word, text, hasDetail);
  return hasDetail
    ? [...first, { text: detail, options: { fontSize: points - 2, bold: false, color: tokenHex("text2") } }]
    : first;
}

function cellLook(cell: TableCell | undefined): PptxGenJS.TextPropsOptions {
  const heat = heatColours(cell);
  if (heat !== null) return { color: heat.ink };
  if (cell?.style === "strong") return { bold: true };
  if (cell?.style === "muted") return { color: tokenHex("text3") };
  return cell?.style === "mono" ? { fontFace: "Consolas", fontSize: 10 } : {};
}

function stateTexts(word: Parameters<typeof stateMark>[0]["word"], text: string, breakLine: boolean): Runs {
  const mark = stateMark({ word });
  return [
    {
      text: `\u00A0${mark.letter}\u00A0`,
      options: { bold: true, color: "FFFFFF", highlight: mark.ground, breakLine: false },
    },
    { text: `\u00A0${text}`, options: { color: mark.ink, breakLine } },
  ];
}

/** Longest sentence below a chart of a slide; its description has the whole. */
const SENTENCE = 240;

/** As many whole parts of a sentence as a slide has room for. */
function shortSentence(sentence: string): string {
  if (sentence.length <= SENTENCE) return sentence;
  const end = sentence.lastIndexOf("; ", SENTENCE);
  return end === -1 ? shortText(sentence, SENTENCE) : `${sentence.slice(0, end)}; …`;
}

/** Title and subtitle above, the sentence below: a chart is read with them. */
function drawChart(slide: Slide, item: Extract<SlideItem, { kind: "chart" }>, ground: DrawGround): void {
  const { block, box } = item;
  slide.addText(
    [
      { text: plainText(block.title), options: { bold: true } },
      { text: `  ${plainText(block.subtitle)}`, options: { color: tokenHex("text2"), fontSize: 11 } },
    ],
    { ...BASE, x: box.x, y: box.y, w: box.w, h: 0.3, fontSize: 13 },
  );
  const words = shortSentence(plainText(block.sentence));
  const sentence = textHeight(words, box.w, 11) + 0.05;
  ground.chart(item, { x: box.x, y: box.y + 0.32, w: box.w, h: box.h - 0.32 - sentence - 0.05 });
  slide.addText(words, {
    ...BASE,
    ...TEXT_LOOKS.caption,
    x: box.x,
    y: box.y + box.h - sentence,
    w: box.w,
    h: sentence,
  });
}

function drawTiles(slide: Slide, { block, box }: Extract<SlideItem, { kind: "figures" }>): void {
  const width = box.w / block.tiles.length;
  const isRow = block.size === "row";
  block.tiles.forEach((tile, place) => {
    const x = box.x + place * width;
    if (place > 0) {
      slide.addShape("line", {
        x: x - 0.08,
        y: box.y + 0.05,
        w: 0,
        h: box.h - 0.1,
        line: { color: tokenHex("hairline"), width: 0.75 },
      });
    }
    slide.addText(tileTexts(tile, isRow), { ...BASE, x, y: box.y, w: width - 0.16, h: box.h });
  });
}

/** A large number and its smaller unit. */
function valueTexts({ value }: FigureTile, points: number): Runs {
  const hasUnit = value.unit !== "";
  return [
    { text: plainText(value.number), options: { fontSize: points, bold: true, breakLine: !hasUnit } },
    ...(hasUnit
      ? [
          {
            text: `\u00A0${plainText(value.unit)}`,
            options: { fontSize: Math.round(points * 0.56), color: tokenHex("text2"), breakLine: true },
          },
        ]
      : []),
  ];
}

function tileTexts(tile: FigureTile, isRow: boolean): Runs {
  const meta = [tile.interval, tile.n === "" ? "" : `n ${tile.n}`].filter((part) => part !== "").join(" · ");
  const detail =
    tile.statusDetail === undefined || tile.statusDetail === "" ? tile.status?.word : tile.statusDetail;
  return [
    {
      text: plainText(tile.label),
      options: { fontSize: 12, bold: true, color: tokenHex("text2"), breakLine: true },
    },
    ...valueTexts(tile, isRow ? 24 : 32),
    {
      text: meta === "" ? "\u00A0" : plainText(meta),
      options: { fontSize: 11, color: tokenHex("text2"), breakLine: tile.status !== undefined },
    },
    ...(tile.status === undefined
      ? []
      : stateTexts(tile.status.word, plainText(detail ?? ""), false).map((run) => ({
          ...run,
          options: { ...run.options, fontSize: 12 },
        }))),
  ];
}
