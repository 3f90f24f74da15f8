import type {
  ChartBlock,
  ReportBlock,
  ReportDocument,
  ReportSection,
  TableBlock,
  TableCell,
} from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";
import { kpiSheet } from "./kpi-sheet.ts";
import { counted, EMPTY, KIND_FORMATS, number, optional, strong, text, unitFormat } from "./sheet-cells.ts";
import type { Sheet, SheetCell, WorkbookData, WorkbookWriter } from "./workbook-port.ts";

/** The report as a workbook: Control, Summary, KPIs, Figures, a sheet per section with tables, Definitions. */
export async function renderXlsx(document: ReportDocument, write: WorkbookWriter): Promise<Uint8Array> {
  return write(workbookOf(document));
}

/** The sheets of a report, as data. */
export function workbookOf(document: ReportDocument): WorkbookData {
  const sections = document.parts.filter((part) => part.isCover !== true).flatMap((part) => part.sections);
  const names = new Set<string>();
  const { kpis = [] } = document;
  const sheets: Sheet[] = [
    controlSheet(document),
    summarySheet(document, sections),
    ...(kpis.length === 0 ? [] : [kpiSheet(kpis, document.currency)]),
    figuresSheet(document),
    ...sectionSheets(sections),
    definitionsSheet(document),
  ];
  return {
    title: `${document.control.company}: ${document.control.title}`,
    creator: document.control.engine,
    date: document.control.asOfIso,
    sheets: sheets.map((sheet) => ({ ...sheet, name: sheetName(sheet.name, names) })),
  };
}

/** Sections whose words a workbook does without, or whose rows stand in a sheet of their own. */
const NOT_A_SHEET: ReadonlySet<string> = new Set(["definitions", "answer", "figures", "signoff", "control"]);

/** A sheet for each section that has rows; the pages of the pillars share one. */
function sectionSheets(sections: readonly ReportSection[]): readonly Sheet[] {
  const wanted = sections.filter(({ id }) => !NOT_A_SHEET.has(id));
  const isPillar = ({ id }: ReportSection): boolean => id.startsWith("pillar-");
  const groups: { readonly name: string; readonly sections: readonly ReportSection[] }[] = [];
  for (const section of wanted) {
    if (!isPillar(section)) groups.push({ name: section.name, sections: [section] });
    else if (section === wanted.find(isPillar)) {
      groups.push({ name: "Pillars", sections: wanted.filter(isPillar) });
    }
  }
  return groups.flatMap(({ name, sections: own }) => {
    const rows = own.flatMap((section) => [
      ...(own.length > 1 ? [[strong(section.finding)]] : []),
      ...section.blocks.flatMap((block) => blockRows(block)),
    ]);
    if (rows.length === 0) return [];
    const width = Math.max(2, ...rows.map((row) => row.length));
    const [first] = own;
    return [
      {
        name,
        header: [
          own.length > 1 ? name : (first?.finding ?? name),
          ...Array.from({ length: width - 1 }, () => ""),
        ],
        widths: [44, ...Array.from({ length: width - 1 }, () => 24)],
        rows,
        hasFilter: false,
      },
    ];
  });
}

function summarySheet(document: ReportDocument, sections: readonly ReportSection[]): Sheet {
  const tiles = sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.kind === "figures" && block.size === "row" ? block.tiles : []));
  const heads = ["Pillar", "Baseline", "As printed", "95 % interval", "n", "State"];
  return {
    name: "Summary",
    header: heads,
    widths: [30, 16, 18, 18, 12, 60],
    hasFilter: false,
    rows: [
      ...tiles.map((tile) => [
        strong(tile.label),
        tile.raw === null ? EMPTY : number(tile.raw, unitFormat(tile.unit, document.currency)),
        text(tile.value.text),
        text(tile.interval),
        text(tile.n),
        text(tile.status?.word ?? ""),
      ]),
      [],
      ...sections.map((section) => [
        text(`${section.number} ${section.name}`),
        EMPTY,
        EMPTY,
        EMPTY,
        EMPTY,
        text(section.finding),
      ]),
    ],
  };
}

function figuresSheet(document: ReportDocument): Sheet {
  const isOfSeveral = document.figures.some(({ company }) => company !== undefined);
  return {
    name: "Figures",
    header: [
      ...(isOfSeveral ? ["Company"] : []),
      "Metric",
      "Name",
      "Pillar",
      "Workflow",
      "Segment",
      "From",
      "To",
      "Value",
      "Low",
      "High",
      "n",
      "Numerator",
      "Denominator",
      "Unit",
      "Currency",
      "As printed",
      "Interval",
      "Decorative",
    ],
    widths: [
      ...(isOfSeveral ? [28] : []),
      24,
      28,
      11,
      30,
      22,
      12,
      12,
      14,
      12,
      12,
      11,
      13,
      13,
      18,
      10,
      18,
      18,
      40,
    ],
    hasFilter: true,
    rows: document.figures.map((figure) => {
      const format = unitFormat(figure.unit, figure.currency);
      return [
        ...(isOfSeveral ? [text(figure.company ?? "")] : []),
        text(figure.metric),
        text(figure.metricName),
        text(figure.pillar),
        text(figure.workflow),
        text(figure.segment),
        text(figure.from ?? ""),
        text(figure.to ?? ""),
        optional(figure.value, format),
        optional(figure.low, format),
        optional(figure.high, format),
        counted(figure.n),
        counted(figure.numerator),
        counted(figure.denominator),
        text(figure.unit),
        text(figure.currency),
        text(figure.printed),
        text(figure.printedInterval),
        text(figure.decorative ?? ""),
      ];
    }),
  };
}

function definitionsSheet(document: ReportDocument): Sheet {
  return {
    name: "Definitions",
    header: ["Metric", "Name", "Pillar", "Unit", "Direction", "Formula", "Source columns"],
    widths: [24, 30, 11, 16, 18, 60, 60],
    hasFilter: true,
    rows: document.definitions.map((one) =>
      [one.id, one.name, one.pillar, one.unit, one.direction, one.formula, one.columns].map(text),
    ),
  };
}

function controlSheet(document: ReportDocument): Sheet {
  const { control } = document;
  return {
    name: "Control",
    header: ["Control", ""],
    widths: [24, 90],
    hasFilter: false,
    rows: [
      [text("Report"), text(control.title)],
      ...control.entries.map((entry) => [text(entry.label), text(entry.cell.text)]),
      [text("Confidentiality"), text(control.confidentiality)],
      [text("As of"), text(control.asOf)],
      [text("Engine"), text(control.engine)],
      [text("Fingerprint"), text(control.fingerprint ?? "not sealed")],
      [],
      [strong("How to read it")],
      [text("Verdicts"), text("given only where the 95 % interval of a difference excludes no change")],
      [
        text("Rates"),
        text("are shares from 0 to 1, shown in percent; money is in the currency of the pilot"),
      ],
      ...((document.kpis ?? []).length === 0
        ? []
        : [
            [
              text("KPIs"),
              text(
                "owner, line and action can be filled in and sent back: c180 kpis PACK --take FILE. Loosening a line needs a reason.",
              ),
            ],
          ]),
    ],
  };
}

function blockRows(block: ReportBlock): readonly (readonly SheetCell[])[] {
  switch (block.kind) {
    case "table":
      return tableRows(block);
    case "keyValues":
      return [...block.entries.map((entry) => [text(entry.label), cellOf(entry.cell)]), []];
    case "split":
      return [...block.left, ...block.right].flatMap(blockRows);
    case "heading":
      return [[strong(block.text)]];
    case "note":
      return [[strong(block.title), text(block.text)], []];
    case "chart":
      return chartRows(block);
    case "signatures":
      return [...block.signers.map((signer) => [text(signer.name), text(signer.role)]), []];
    case "figures":
      return block.tiles.map((tile) => [text(tile.label), text(tile.value.text), text(tile.interval)]);
    case "list":
      return block.items.map((item) => [text(item)]);
    case "text":
    case "contents":
    case "pageBreak":
      return [];
  }
}

/** What a spreadsheet calls 1970-01-01: days since the last day of 1899, as Excel counts them. */
const SERIAL_OF_1970 = 25_569;

/** The points behind a line; other charts show figures that stand in the sheet Figures. */
function chartRows(block: ChartBlock): readonly (readonly SheetCell[])[] {
  const { spec } = block;
  if (spec.kind !== "line") return [];
  const format = unitFormat(spec.unit, "");
  return spec.series.flatMap((series) => [
    [`${series.label}, by ${spec.step}`, "Value", "Low", "High", "n", "State"].map(strong),
    ...series.points.map((point) => [
      number(point.at + SERIAL_OF_1970, "yyyy-mm-dd"),
      optional(point.value, format),
      optional(point.low, format),
      optional(point.high, format),
      counted(point.n),
      text(point.value === null ? "no data" : point.state),
    ]),
    [],
  ]);
}

function tableRows(block: TableBlock): readonly (readonly SheetCell[])[] {
  return [
    block.columns.map((column) => strong(column.head)),
    ...block.rows.map((row) =>
      row.kind === "group" ? [strong(row.cells[0]?.text ?? "")] : row.cells.map(cellOf),
    ),
    [],
  ];
}

function cellOf(cell: TableCell): SheetCell {
  if (cell.raw !== undefined && cell.raw !== null && cell.rawKind !== undefined) {
    return cell.rawKind === "count" ? counted(cell.raw) : number(cell.raw, KIND_FORMATS[cell.rawKind]);
  }
  return text(cell.detail === undefined ? cell.text : `${cell.text} (${cell.detail})`);
}

/** A name that Excel takes: at most 31 characters, none of `[]:*?/\`, not twice. */
function sheetName(name: string, taken: Set<string>): string {
  const base =
    plainText(name)
      .replace(/[[\]:*?/\\']/gu, " ")
      .slice(0, 28)
      .trim() || "Sheet";
  let candidate = base;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${base} ${count}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}
