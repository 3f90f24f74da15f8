import type { FigureRow, ReportDocument, ReportForm, ReportSection } from "../report-document.ts";
import { titleLine } from "../title-line.ts";
import { stateWords, wide } from "./block-rows.ts";
import { sheetOf } from "./section-sheets.ts";
import { counted, EMPTY, figure, muted, printedText, right, strong, tableCell, text } from "./sheet-cells.ts";
import { listWidths } from "./sheet-size.ts";
import type { Sheet, SheetCell, SheetRow } from "./workbook-port.ts";

const BLANK: SheetRow = { kind: "blank", cells: [] };

/** A list with its heads in the first row, for programs as for people: every cell as its column says; its first columns stay. */
export function listSheet(
  name: string,
  columns: readonly { readonly head: string; readonly width: number }[],
  rows: readonly (readonly SheetCell[])[],
  frozenColumns: number,
): Sheet {
  const body = rows.map((cells): SheetRow => ({ kind: "row", cells }));
  return {
    name,
    widths: listWidths(
      columns.map(({ width }) => width),
      body,
    ),
    // A head stands over its numbers.
    rows: [
      {
        kind: "head",
        cells: columns.map(({ head }, place) =>
          rows.some((cells) => cells[place]?.kind === "number" || cells[place]?.kind === "formula")
            ? right(strong(head))
            : strong(head),
        ),
      },
      ...body,
    ],
    frozenRows: 1,
    frozenColumns,
    filterRow: rows.length > 0 ? 0 : null,
    isList: true,
  };
}

/** What the workbook is of, and how it is to be read. */
export function controlSheet(document: ReportDocument): Sheet {
  const { control } = document;
  const line = (label: string, value: string): SheetRow => wide("row", muted(label), text(value));
  const facts = [
    ["Confidentiality", control.confidentiality],
    ["As of", control.asOf],
    ["Engine", control.engine],
    ["Fingerprint", control.fingerprint ?? "not sealed"],
  ] as const;
  return sheetOf("Control", `${control.company}: ${control.title}`, [
    ...control.entries.map(({ label, cell }) => wide("row", muted(label), tableCell(cell))),
    ...facts
      .filter(([label]) => !control.entries.some((entry) => entry.label === label))
      .map(([label, value]) => line(label, value)),
    BLANK,
    wide("heading", strong("How to read it")),
    line("Verdicts", "given only where the 95 % interval of a difference excludes no change"),
    line(
      "Numbers",
      "read as they are printed and hold their full value; rates are shares from 0 to 1 shown in percent, their differences are points; money is in the currency of the pilot",
    ),
    ...((document.kpis ?? []).length === 0
      ? []
      : [
          line(
            "KPIs",
            "owner, line and action can be filled in and sent back: c180 kpis PACK --take FILE. Loosening a line needs a reason.",
          ),
        ]),
  ]);
}

/** The figures that the report leads with, then what each of its sections finds. */
export function summarySheet(document: ReportDocument, sections: readonly ReportSection[]): Sheet {
  const leading = sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === "figures" && block.size === "row" ? block.tiles.map((tile) => ({ tile, section })) : [],
    ),
  );
  const isOfSeveral = new Set(leading.map(({ section }) => section.id)).size > 1;
  const { currency } = document;
  return sheetOf("Summary", titleLine(document.control), [
    ...(leading.length === 0
      ? []
      : [
          {
            kind: "head" as const,
            cells: [
              ...(isOfSeveral ? [strong("Of")] : []),
              strong("Figure"),
              right(strong("Value")),
              right(strong("95 % interval")),
              right(strong("n")),
              strong("State"),
            ],
          },
          ...leading.map(
            ({ tile, section }): SheetRow => ({
              kind: "row",
              cells: [
                ...(isOfSeveral ? [text(section.name)] : []),
                strong(tile.label),
                right(figure(tile.raw, tile.value.text, tile.unit, currency)),
                right(text(tile.interval)),
                right(text(tile.n)),
                tile.status === undefined
                  ? EMPTY
                  : tableCell({ text: stateWords(tile.status.word, tile.statusDetail), status: tile.status }),
              ],
            }),
          ),
          BLANK,
        ]),
    wide("heading", strong("What each section finds")),
    ...sections
      .filter(({ finding }) => finding !== "")
      .map(({ number, name, finding }) => wide("row", text(`${number} ${name}`), text(finding))),
  ]);
}

/** Every figure of the report in long form: the numbers at full precision, and how they are printed. */
export function figuresSheet({ figures }: ReportDocument): Sheet {
  const isOfSeveral = figures.some(({ company }) => company !== undefined);
  const columns = [
    ...(isOfSeveral ? [{ head: "Company", width: 22 }] : []),
    { head: "Metric", width: 22 },
    { head: "Name", width: 24 },
    { head: "Pillar", width: 10 },
    { head: "Workflow", width: 24 },
    { head: "Segment", width: 16 },
    { head: "From", width: 11 },
    { head: "To", width: 11 },
    { head: "Value", width: 14 },
    { head: "Low", width: 12 },
    { head: "High", width: 12 },
    { head: "n", width: 9 },
    { head: "Numerator", width: 12 },
    { head: "Denominator", width: 13 },
    { head: "Unit", width: 16 },
    { head: "Currency", width: 10 },
    { head: "As printed", width: 16 },
    { head: "Interval", width: 16 },
    { head: "Decorative", width: 26 },
  ];
  return listSheet(
    "Figures",
    columns,
    figures.map((one) => figureCells(one, isOfSeveral)),
    isOfSeveral ? 3 : 2,
  );
}

function figureCells(one: FigureRow, isOfSeveral: boolean): readonly SheetCell[] {
  const value = figure(one.value, one.printed, one.unit, one.currency);
  // The ends of an interval read as its value does.
  const end = (number: number | null): SheetCell =>
    number === null || value.kind !== "number"
      ? EMPTY
      : { kind: "number", value: number, format: value.format };
  return [
    ...(isOfSeveral ? [text(one.company ?? "")] : []),
    text(one.metric),
    text(one.metricName),
    text(one.pillar),
    text(one.workflow),
    text(one.segment),
    text(one.from ?? ""),
    text(one.to ?? ""),
    value.kind === "number" ? value : EMPTY,
    end(one.low),
    end(one.high),
    counted(one.n),
    counted(one.numerator),
    counted(one.denominator),
    text(one.unit),
    text(one.currency),
    printedText(one.printed),
    text(one.printedInterval),
    text(one.decorative ?? ""),
  ];
}

/** What every metric means. */
export function definitionsSheet({ definitions }: ReportDocument): Sheet {
  return listSheet(
    "Definitions",
    [
      { head: "Metric", width: 24 },
      { head: "Name", width: 28 },
      { head: "Pillar", width: 10 },
      { head: "Unit", width: 16 },
      { head: "Direction", width: 17 },
      { head: "Formula", width: 56 },
      { head: "Source columns", width: 48 },
    ],
    definitions.map((one) =>
      [one.id, one.name, one.pillar, one.unit, one.direction, one.formula, one.columns].map((cell) =>
        text(cell),
      ),
    ),
    2,
  );
}

/** A table to fill in and send back: its columns as they are read again. */
export function formSheet({ name, columns, rows }: ReportForm): Sheet {
  return listSheet(
    name,
    columns.map((head, place) => ({
      head,
      width: Math.min(
        40,
        Math.max(
          14,
          head.length + 4,
          ...rows.map((cells) => Math.ceil((cells[place] ?? "").length * 1.1) + 2),
        ),
      ),
    })),
    rows.map((cells) => cells.map((cell) => text(cell))),
    1,
  );
}
