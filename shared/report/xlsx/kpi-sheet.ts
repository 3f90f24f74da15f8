import type { KpiRow } from "../report-document.ts";
import { listSheet } from "./own-sheets.ts";
import { EMPTY, optional, text, unitFormat } from "./sheet-cells.ts";
import type { Sheet, SheetCell } from "./workbook-port.ts";

/** The name of the sheet that can be sent back, and its columns; those that are taken back come first. */
export const KPI_SHEET = "KPIs";
export const KPI_COLUMNS = [
  "id",
  "metric",
  "workflow",
  "segment",
  "owner",
  "direction",
  "breach",
  "warn",
  "periods",
  "action",
  "deadline_hours",
  "reason",
  "name",
  "pillar",
  "baseline",
  "now",
  "difference",
  "target",
  "to_go",
] as const;

/** The metrics with owner, line and action, to fill in and send back; differences are live formulas. */
export function kpiSheet(rows: readonly KpiRow[], currency: string): Sheet {
  return {
    ...listSheet(
      KPI_SHEET,
      KPI_COLUMNS.map((head) => ({ head, width: WIDTHS[head] })),
      rows.map((row, place) => kpiCells(row, place + 2, currency)),
      2,
    ),
    choices: [{ column: KPI_COLUMNS.indexOf("direction"), values: ["above", "below"] }],
  };
}

const WIDTHS: Readonly<Record<(typeof KPI_COLUMNS)[number], number>> = {
  id: 16,
  metric: 22,
  workflow: 20,
  segment: 13,
  owner: 20,
  direction: 11,
  breach: 11,
  warn: 11,
  periods: 9,
  action: 44,
  deadline_hours: 18,
  reason: 20,
  name: 24,
  pillar: 10,
  baseline: 12,
  now: 12,
  difference: 12,
  target: 12,
  to_go: 12,
};

function kpiCells(row: KpiRow, line: number, currency: string): readonly SheetCell[] {
  const format = unitFormat(row.unit, currency);
  const at = (column: (typeof KPI_COLUMNS)[number]): string =>
    `${letter(KPI_COLUMNS.indexOf(column))}${line}`;
  const less = (from: number | null, less: number | null): number | null =>
    from === null || less === null ? null : from - less;
  const latest = row.now ?? row.baseline;
  return [
    text(row.id),
    text(row.metric),
    text(row.workflow),
    text(row.segment),
    text(row.owner),
    text(row.direction),
    optional(row.breach, format),
    optional(row.warn, format),
    optional(row.periods, "0"),
    text(row.action),
    optional(row.deadlineHours, "0"),
    EMPTY,
    text(row.name),
    text(row.pillar),
    optional(row.baseline, format),
    optional(row.now, format),
    {
      kind: "formula",
      formula: `IF(OR(${at("now")}="",${at("baseline")}=""),"",${at("now")}-${at("baseline")})`,
      value: less(row.now, row.baseline),
      format,
    },
    optional(row.target, format),
    {
      kind: "formula",
      // Without a figure nothing is said to be missing: an empty cell would count as naught.
      formula: `IF(OR(${at("target")}="",AND(${at("now")}="",${at("baseline")}="")),"",${at("target")}-IF(${at("now")}="",${at("baseline")},${at("now")}))`,
      value: less(row.target, latest),
      format,
    },
  ];
}

/** The letter of a column, from 0; there are fewer than 26. */
function letter(column: number): string {
  return String.fromCharCode(65 + column);
}
