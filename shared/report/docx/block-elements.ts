import {
  Bookmark,
  BorderStyle,
  HeadingLevel,
  InternalHyperlink,
  LineRuleType,
  Paragraph,
  type Table,
  TextRun,
} from "docx";
import { ChartRun } from "docx/charts";
import type { ReportFormat } from "../format/report-format.ts";
import { heatmapTable } from "../office/heatmap-as-table.ts";
import { nativeChart } from "../office/native-chart.ts";
import { accentOf, OFFICE_FONT, tokenHex } from "../office/office-look.ts";
import { titleLines } from "../office/title-lines.ts";
import type {
  ChartBlock,
  FiguresBlock,
  FigureTile,
  NoteBlock,
  ReportBlock,
  ReportDocument,
  ReportSection,
  SplitBlock,
} from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";
import { HEADING_1 } from "./docx-styles.ts";
import { run, runAfter, stateRuns } from "./runs.ts";
import {
  CELL_END,
  keyValuesElement,
  sideBySide,
  signaturesElement,
  tableElement,
  twoCells,
} from "./table-elements.ts";

/** What a document is laid out with; the width of the text is in twentieths of a point. */
export interface DocxGround {
  readonly document: ReportDocument;
  readonly format: ReportFormat;
  readonly textWidth: number;
}

type Element = Paragraph | Table;

/** Height of a chart against its width. */
const CHART_RATIO = 0.27;
const TWENTIETHS_PER_PIXEL = 15;
const TWENTIETHS_PER_POINT = 20;

/** A section: its kicker, its finding as a heading, its blocks. */
export function sectionElements(section: ReportSection, ground: DocxGround): readonly Element[] {
  const title =
    section.finding === ""
      ? []
      : [
          new Paragraph({
            style: "Kicker",
            keepNext: true,
            children: [run(`${section.number} ${section.name}`, {})],
          }),
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: [
              new Bookmark({ id: anchorOf(section), children: findingRuns(section, ground.textWidth) }),
            ],
          }),
        ];
  const elements = section.blocks.flatMap((block) => blockElements(block, ground));
  return [...title, ...elements];
}

/** A finding in lines about equally long. */
function findingRuns({ finding }: ReportSection, textWidth: number): readonly TextRun[] {
  return titleLines(plainText(finding), textWidth / TWENTIETHS_PER_POINT, HEADING_1 / 2).map(
    (line, place) => new TextRun(place === 0 ? { text: line } : { text: line, break: 1 }),
  );
}

/** One block of a report. */
export function blockElements(block: ReportBlock, ground: DocxGround): readonly Element[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(block.text)] })];
    case "text":
      return [new Paragraph({ style: TEXT_STYLES[block.style], children: [run(block.text)] })];
    case "list":
      return block.items.map(
        (item) =>
          new Paragraph({
            style: "ListText",
            numbering: { reference: block.isNumbered ? "numbers" : "points", level: 0 },
            children: [run(item)],
          }),
      );
    case "table":
      return [
        tableElement(block, ground.textWidth),
        block.caption === undefined
          ? gap()
          : new Paragraph({ style: "CaptionText", children: [run(block.caption)] }),
      ];
    case "chart":
      return chartElements(block, ground);
    case "figures":
      return [tileTable(block, ground.textWidth), gap()];
    case "note":
      return [noteElement(block)];
    case "keyValues":
      return [keyValuesElement(block, ground.textWidth), gap()];
    case "contents":
      return contents(ground.document);
    case "split":
      return splitElements(block, ground);
    case "pageBreak":
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
    case "signatures":
      return [signaturesElement(block, ground.textWidth), gap()];
  }
}

/** A large figure stands beside what is said of it; other halves stand one below the other. */
function splitElements(block: SplitBlock, ground: DocxGround): readonly Element[] {
  const [first] = block.left;
  if (block.left.length !== 1 || first?.kind !== "figures" || first.tiles.length !== 1) {
    return [...block.left, ...block.right].flatMap((one) => blockElements(one, ground));
  }
  const [left, right] = halves(FIGURE_SHARES, ground.textWidth);
  const inside = { ...ground, textWidth: right - CELL_END };
  const beside = block.right.flatMap((one) => blockElements(one, inside));
  return [twoCells(tileElements(first, first.tiles[0]), beside, [left, right]), gap()];
}

/** A figure takes this part of the width, what is said of it the other. */
const FIGURE_SHARES = [5, 13] as const;

function halves([left, right]: readonly [number, number], width: number): readonly [number, number] {
  const first = Math.floor((left / (left + right)) * width);
  return [first, width - first];
}

const TEXT_STYLES = { body: "BodyText", lead: "LeadText", caption: "CaptionText" } as const;

function chartElements(block: ChartBlock, { document, format, textWidth }: DocxGround): readonly Element[] {
  const caption = new Paragraph({
    style: "TableText",
    keepNext: true,
    spacing: { before: 160, after: 40 },
    children: [
      run(block.title, { bold: true }),
      runAfter("  ", block.subtitle, { size: 16, color: tokenHex("text2") }),
    ],
  });
  const sentence = new Paragraph({ style: "CaptionText", children: [run(block.sentence)] });
  const width = Math.round(textWidth / TWENTIETHS_PER_PIXEL);
  const isFlat = block.spec.kind === "shares" || block.spec.kind === "timeline";
  const rows = block.spec.kind === "dots" ? block.spec.rows.length : 0;
  const chart = nativeChart(block, format, {
    width,
    height: isFlat ? 110 : rows > 0 ? rows * 22 + 36 : Math.round(width * CHART_RATIO),
    points: 8,
    accent: accentOf(document),
    font: OFFICE_FONT,
  });
  if (chart === null) {
    const table =
      block.spec.kind === "heatmap" ? [tableElement(heatmapTable(block, block.spec), textWidth)] : [];
    return [caption, ...table, sentence];
  }
  return [caption, new Paragraph({ keepNext: true, children: [new ChartRun(chart)] }), sentence];
}

function tileTable(block: FiguresBlock, width: number): Table {
  return sideBySide(
    block.tiles.map((tile) => tileElements(block, tile)),
    width,
  );
}

function tileElements({ size }: FiguresBlock, tile: FigureTile | undefined): readonly Paragraph[] {
  if (tile === undefined) return [];
  return [
    new Paragraph({
      style: "TableText",
      children: [run(tile.label, { bold: true, color: tokenHex("text2") })],
    }),
    new Paragraph({
      style: "TableText",
      spacing: { line: 240, lineRule: LineRuleType.AUTO },
      children: [...valueRuns(tile, size === "row" ? 28 : 48)],
    }),
    new Paragraph({
      style: "TableText",
      children: [
        run([tile.interval, tile.n === "" ? "" : `n ${tile.n}`].filter((part) => part !== "").join(" · "), {
          size: 16,
          color: tokenHex("text2"),
        }),
      ],
    }),
    ...(tile.status === undefined
      ? []
      : [
          new Paragraph({
            style: "TableText",
            children: [
              ...stateRuns(
                tile.status,
                tile.statusDetail === undefined || tile.statusDetail === ""
                  ? tile.status.word
                  : tile.statusDetail,
                16,
              ),
            ],
          }),
        ]),
  ];
}

/** A large number, its unit smaller and never on a line of its own. */
function valueRuns({ value }: FigureTile, size: number): readonly TextRun[] {
  const unit = value.unit === "" ? [] : [runAfter("\u00A0", value.unit, { size: Math.round(size * 0.56) })];
  return [run(value.number, { size, bold: true }), ...unit];
}

function noteElement(block: NoteBlock): Paragraph {
  const colour = block.tone === "caution" ? tokenHex("unsettledMark") : tokenHex("neutralMark");
  const style = block.tone === "missing" ? BorderStyle.DOTTED : BorderStyle.SINGLE;
  return new Paragraph({
    style: "BodyText",
    indent: { left: 160 },
    spacing: { before: 120, after: 120 },
    border: { left: { style, size: 12, color: colour, space: 8 } },
    children: [
      run(`${block.title}${/[.!?]$/u.test(block.title) ? "" : "."}`, { bold: true }),
      runAfter(" ", block.text, { color: tokenHex("text2") }),
    ],
  });
}

function contents(document: ReportDocument): readonly Paragraph[] {
  return document.parts
    .filter((part) => part.isCover !== true)
    .flatMap((part) => part.sections)
    .map(
      (section) =>
        new Paragraph({
          style: "ContentsText",
          children: [
            new InternalHyperlink({
              anchor: anchorOf(section),
              children: [
                run(section.number, { color: tokenHex("text3") }),
                runAfter("\u00A0\u00A0", section.name, { bold: true }),
                runAfter("\u00A0\u00A0", section.finding, { color: tokenHex("text2") }),
              ],
            }),
          ],
        }),
    );
}

/** Word's bookmarks are letters, digits and underscores, at most 40. */
function anchorOf(section: ReportSection): string {
  return `s_${section.id.replace(/[^A-Za-z0-9]/gu, "_")}`.slice(0, 40);
}

/** Word needs a paragraph after a table; this one takes little room. */
function gap(): Paragraph {
  return new Paragraph({
    // Its own line is as good as none, so that it never needs a page of its own; space below the last line needs none.
    spacing: { before: 0, after: 90, line: 20, lineRule: LineRuleType.EXACT },
    run: { size: 2 },
    children: [],
  });
}
