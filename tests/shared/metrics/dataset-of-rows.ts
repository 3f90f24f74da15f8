import { parseCalendarDate, parseMonth } from "../../../shared/calendar/calendar-date.ts";
import { parseInstant } from "../../../shared/calendar/instant.ts";
import type { Dataset } from "../../../shared/metrics/dataset.ts";
import type { MetricSettings } from "../../../shared/metrics/metric-settings.ts";
import {
  DEFAULT_CONFIRMATION_HOURS,
  DEFAULT_DEAL_FIT_BAR,
  DEFAULT_OBJECTIVE,
  DEFAULT_REVENUE_INDEX,
} from "../../../shared/metrics/metric-settings.ts";
import type { ColumnKind, InputName } from "../../../shared/observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../../../shared/observations/input-templates.ts";
import type { Column, Table } from "../../../shared/observations/table.ts";

/** A cell as a test writes it: text for names, dates, months and instants; numbers; money in decimals or bigint micros. */
export type Cell = string | number | bigint | boolean | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** A day as the tables hold it. */
export function day(text: string): number {
  const parsed = parseCalendarDate(text);
  if (parsed === null) throw new Error(`no date: ${text}`);
  return parsed;
}

function numberOf(kind: ColumnKind, cell: Exclude<Cell, null | undefined>): number {
  if (kind === "date") return day(String(cell));
  if (kind === "month") return parseMonth(String(cell)) ?? Number.NaN;
  if (kind === "instant") {
    const instant = parseInstant(String(cell));
    if (instant === null || !("epochMs" in instant)) throw new Error(`no instant: ${String(cell)}`);
    return instant.epochMs;
  }
  if (kind === "money") return typeof cell === "bigint" ? Number(cell) : Math.round(Number(cell) * 1e6);
  return Number(cell);
}

/** The table of an input with the columns that any of the rows has. */
export function tableOf(input: InputName, rows: readonly Row[]): Table {
  const columns = new Map<string, Column>();
  for (const { name, kind } of INPUT_TEMPLATES[input].columns) {
    if (!rows.some((row) => row[name] !== undefined)) continue;
    if (kind === "name" || kind === "text" || kind === "enum" || kind === "words") {
      const dictionary = [""];
      const codes = rows.map((row) => {
        const text = String(row[name] ?? "");
        if (!dictionary.includes(text)) dictionary.push(text);
        return dictionary.indexOf(text);
      });
      columns.set(name, { kind: "text", dictionary, codes: Uint32Array.from(codes) });
    } else {
      const values = rows.map((row) => {
        const cell = row[name];
        return cell === null || cell === undefined ? Number.NaN : numberOf(kind, cell);
      });
      columns.set(name, { kind: "number", values: Float64Array.from(values) });
    }
  }
  return { input, length: rows.length, columns, lines: Uint32Array.from(rows, (_, index) => index + 2) };
}

export const BERLIN_SETTINGS: MetricSettings = {
  startDate: day("2026-01-05"),
  timeZone: "Europe/Berlin",
  currency: "EUR",
  workflows: new Map(),
  confirmationHours: DEFAULT_CONFIRMATION_HOURS,
  dealFitBar: DEFAULT_DEAL_FIT_BAR,
  rqi: DEFAULT_REVENUE_INDEX,
  objective: DEFAULT_OBJECTIVE,
};

/** A dataset of the given rows; what is not given was never imported. */
export function datasetOf(
  inputs: Partial<Record<InputName, readonly Row[]>>,
  settings: Partial<MetricSettings> = {},
): Dataset {
  const table = (input: InputName): Table | null => {
    const rows = inputs[input];
    return rows === undefined ? null : tableOf(input, rows);
  };
  return {
    settings: { ...BERLIN_SETTINGS, ...settings },
    tables: {
      work: table("work"),
      interactions: table("interactions"),
      corrections: table("corrections"),
      revenue: table("revenue"),
      customers: table("customers"),
      loops: table("loops"),
      incidents: table("incidents"),
      effort: table("effort"),
      changes: table("changes"),
    },
  };
}
