import type { LineChartSpec } from "../charts/chart-spec.ts";
import { heatmapTable } from "../office/heatmap-as-table.ts";
import type { ChartBlock, ReportBlock, TableBlock, TableCell } from "../report-document.ts";
import { counted, muted, optional, right, strong, tableCell, text, unitFormat } from "./sheet-cells.ts";
import type { SheetCell, SheetRow } from "./workbook-port.ts";

const BLANK: SheetRow = { kind: "blank", cells: [] };

/** The rows that a block of a report takes in a sheet, with an empty one behind them. */
export function blockRows(block: ReportBlock): readonly SheetRow[] {
  switch (block.kind) {
    case "table":
      return tableRows(block);
    case "keyValues":
      return [
        ...block.entries.map(({ label, cell }) => wide("row", muted(label), ...valueCells(cell))),
        BLANK,
      ];
    case "split":
      return [...block.left, ...block.right].flatMap(blockRows);
    case "heading":
      return [wide("heading", strong(block.text))];
    case "note":
      return [wide("words", strong(block.title), text(block.text)), BLANK];
    case "chart":
      return chartRows(block);
    case "signatures":
      return [
        ...block.signers.map(
          ({ name, role }): SheetRow => ({ kind: "row", cells: [text(name), text(role)] }),
        ),
        BLANK,
      ];
    case "figures":
      return [
        {
          kind: "head",
          cells: [
            strong("Figure"),
            ...["Value", "95 % interval", "n"].map((head) => right(strong(head))),
            strong("State"),
          ],
        },
        ...block.tiles.map(({ label, value, raw, interval, n, status, statusDetail }): SheetRow => {
          const words = status === undefined ? "" : stateWords(status.word, statusDetail);
          return {
            kind: "row",
            cells: [
              strong(label),
              right(tableCell({ text: value.text, raw, rawKind: "decimal2" })),
              right(text(interval)),
              right(text(n)),
              tableCell({ text: words, ...(status === undefined ? {} : { status }) }),
            ],
          };
        }),
        BLANK,
      ];
    case "list":
      return [...block.items.map((item) => wide("words", text(`– ${item}`))), BLANK];
    case "text":
      return [wide("words", block.style === "caption" ? muted(block.text) : text(block.text)), BLANK];
    case "contents":
    case "pageBreak":
      return [];
  }
}

/** A state, and what is said with it where that is more. */
export function stateWords(word: string, detail: string | undefined): string {
  return detail === undefined || detail === "" || detail === word ? word : `${word}, ${detail}`;
}

/** A row whose last cell reaches to the end of the sheet. */
export function wide(kind: SheetRow["kind"], ...cells: readonly SheetCell[]): SheetRow {
  return { kind, cells, isLastWide: true };
}

/** A value beside its label: with what is said below it, where that is more. */
function valueCells(cell: TableCell): readonly SheetCell[] {
  const value = tableCell(cell);
  return value.kind === "text" && cell.detail !== undefined && cell.detail !== ""
    ? [{ ...value, text: `${value.text} (${cell.detail})` }]
    : [value];
}

/**
 * A table with a head; where cells of a column have a smaller line below their number, that line has a column of its own
 * behind it, so that the number stays one.
 */
export function tableRows(block: TableBlock): readonly SheetRow[] {
  const hasDetails = block.columns.map((_, place) =>
    block.rows.some(({ kind, cells }) => kind !== "group" && isNumberWithDetail(cells[place])),
  );
  const head = block.columns.flatMap(({ head: words, align }, place): readonly SheetCell[] => {
    const cell = align === "right" ? right(strong(words)) : strong(words);
    return hasDetails[place] === true ? [cell, right(strong(detailHead(block, place)))] : [cell];
  });
  const rows = block.rows.map((row): SheetRow => {
    if (row.kind === "group") return wide("group", strong(row.cells[0]?.text ?? ""));
    return {
      kind: row.kind,
      cells: block.columns.flatMap(({ align }, place): readonly SheetCell[] => {
        const cell = row.cells[place];
        const turned = (one: SheetCell): SheetCell => (align === "right" ? right(one) : one);
        if (hasDetails[place] === true) {
          return [turned(tableCell(cell)), right(muted(cell?.detail ?? ""))];
        }
        const made = tableCell(cell);
        const detail = cell?.detail ?? "";
        return [
          turned(
            made.kind === "text" && detail !== "" ? { ...made, text: `${made.text} (${detail})` } : made,
          ),
        ];
      }),
    };
  });
  return [
    { kind: "head", cells: head },
    ...rows,
    ...(block.caption === undefined ? [] : [wide("words", muted(block.caption))]),
    BLANK,
  ];
}

function isNumberWithDetail(cell: TableCell | undefined): boolean {
  return cell?.detail !== undefined && cell.detail !== "" && tableCell(cell).kind === "number";
}

/** What the column of the smaller lines is called: they are intervals nearly everywhere. */
function detailHead(block: TableBlock, place: number): string {
  const details = block.rows.flatMap(({ cells }) => cells[place]?.detail ?? []);
  return details.every((one) => /^[^\p{L}]*$|…|^(?:from|up to) /u.test(one)) ? "95 % interval" : "";
}

/** What a spreadsheet calls 1970-01-01: days since the last day of 1899, as Excel counts them. */
const SERIAL_OF_1970 = 25_569;

/** A heatmap as its table, the points behind a line; other charts show figures that stand in the sheet Figures. */
function chartRows(block: ChartBlock): readonly SheetRow[] {
  const { spec } = block;
  if (spec.kind === "heatmap") {
    return [wide("heading", strong(block.title)), ...tableRows(heatmapTable(block, spec))];
  }
  if (spec.kind !== "line") return [];
  const format = pointFormat(spec);
  return spec.series.flatMap((series): readonly SheetRow[] => [
    wide("heading", strong(`${block.title}: ${series.label}, by ${spec.step}`)),
    {
      kind: "head",
      cells: [
        strong(`First day of the ${spec.step}`),
        ...["Value", "Low", "High", "n"].map((words) => right(strong(words))),
        strong("State"),
      ],
    },
    ...series.points.map(
      (point): SheetRow => ({
        kind: "row",
        cells: [
          { kind: "number", value: point.at + SERIAL_OF_1970, format: "yyyy-mm-dd", align: "left" },
          optional(point.value, format),
          optional(point.low, format),
          optional(point.high, format),
          counted(point.n),
          point.value === null ? text("no data") : text(point.state),
        ],
      }),
    ),
    BLANK,
  ]);
}

/** Costs below one keep three places, as they do where they are printed. */
function pointFormat({ unit, series }: LineChartSpec): string {
  if (unit !== "moneyPerOutcome") return unitFormat(unit, "");
  const isSmall = series.some(({ points }) => points.some(({ value }) => value !== null && value < 0.995));
  return isSmall ? "#,##0.000" : "#,##0.00";
}
