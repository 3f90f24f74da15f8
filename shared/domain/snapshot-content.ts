import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { compareText } from "../journal/journal-order.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { StoredRecord } from "../journal/stored-record.ts";
import { storedRecord } from "../journal/stored-record.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { DAILY_COLUMNS } from "../metrics/daily-columns.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Figure } from "../metrics/figure.ts";
import type { MetricSettings } from "../metrics/metric-settings.ts";
import type { PreparedDataset } from "../metrics/prepared-dataset.ts";
import type { MetricId } from "../metrics/registry.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordTypeName } from "../records/record-types.ts";
import type { FigureWindow, PilotFigures } from "./pilot-figures.ts";
import type { Sufficiency } from "./sufficiency.ts";
import { MONTHLY_METRICS, WEEKLY_METRICS, windowFigures } from "./window-figures.ts";

/** First and last date (YYYY-MM-DD), both inclusive. */
export interface SealedRange {
  readonly from: string;
  readonly to: string;
}

/**
 * One side of every later comparison: the value as comparisons use it, with the interval of that kind of metric (null:
 * none or open). It is sealed, so that data imported later cannot change what the baseline was.
 */
export interface SealedSide {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Everything that a snapshot freezes. It is JSON as it stands, so that its canonical text can be sealed. */
export interface SnapshotContent {
  readonly format: 1;
  readonly date: string;
  /** Day of the pilot. */
  readonly day: number;
  /** The moment (ISO 8601, UTC) at which the maturity of the data was judged. */
  readonly asOf: string;
  readonly window: {
    readonly weeks: SealedRange | null;
    /** The whole month of pillar 4. */
    readonly month: SealedRange;
    /** The weeks before, for limits and the regression note; not in the figures. */
    readonly history: SealedRange | null;
    readonly notes: readonly string[];
  };
  /** Rolled up, by workflow, by segment, and by workflow × segment. */
  readonly figures: readonly Figure[];
  readonly sides: readonly SealedSide[];
  /** One row per date × workflow × segment of the window: date, workflow, segment, then the columns; money in micros. */
  readonly dailySums: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number | null)[])[];
  };
  /** The imports behind the figures: those that were not taken back. */
  readonly batches: readonly { readonly input: string; readonly digest: string; readonly rows: number }[];
  readonly settings: SealedSettings;
  /** The records that count, as stored: values of narrower circles stand as their commitments. */
  readonly records: { readonly [type: string]: readonly StoredRecord[] };
  readonly sufficiency: Sufficiency;
}

/** The settings behind the figures, RQI and objective among them; workflows by name. */
export type SealedSettings = Omit<MetricSettings, "startDate" | "workflows"> & {
  readonly startDate: string;
  readonly workflows: { readonly [name: string]: JsonObject };
};

/** The types of record that a snapshot freezes (method.md, 2); forums, because hours freed are counted against them. */
export const SEALED_RECORD_TYPES = [
  "threshold",
  "metricOwnership",
  "shadowMetric",
  "decisionRight",
  "rightsMatrix",
  "guardrail",
  "cadence",
  "forum",
  "conflict",
  "incentive",
  "person",
  "workflow",
  "segment",
  "checklistItem",
] as const satisfies readonly RecordTypeName[];

/** What the content is made from. */
export interface SnapshotSource {
  readonly state: PilotState;
  readonly prepared: PreparedDataset;
  readonly figures: PilotFigures;
  readonly window: FigureWindow;
  readonly sufficiency: Sufficiency;
  /** Epoch day of the snapshot's date. */
  readonly date: number;
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly asOfMs: number;
}

/** The content of a snapshot. */
export function snapshotContent(source: SnapshotSource): SnapshotContent {
  const { state, prepared, figures, window, date } = source;
  const { settings } = figures;
  const combinations = [[], ["workflow"], ["segment"], ["workflow", "segment"]] as const;
  return {
    format: 1,
    date: formatCalendarDate(date),
    day: date - settings.startDate,
    asOf: source.now,
    window: {
      weeks: sealedRange(window.weeks),
      month: rangeTexts(window.month),
      history: sealedRange(window.history),
      notes: window.notes,
    },
    figures: distinct(combinations.flatMap((by) => windowFigures(figures, window, by))),
    sides: distinct(combinations.flatMap((by) => windowSides(source, by))),
    dailySums: { columns: DAILY_COLUMNS, rows: dailySums(prepared, window.weeks) },
    batches: recordsOf(state, "batch")
      .filter(({ takenBack }) => takenBack !== true)
      .map(({ input, digest, rows }) => ({ input, digest, rows })),
    settings: sealedSettings(settings),
    records: sealedRecords(state),
    sufficiency: source.sufficiency,
  };
}

/** The content as JSON; it holds nothing that JSON could not. */
export function contentJson(content: SnapshotContent): JsonValue {
  return content as unknown as JsonValue;
}

/** The content of a sealed snapshot of a known format, or null. */
export function readContent(content: JsonValue): SnapshotContent | null {
  const isObject = typeof content === "object" && content !== null && !Array.isArray(content);
  const isKnown = isObject && (content as JsonObject)["format"] === 1;
  return isKnown ? (content as unknown as SnapshotContent) : null;
}

/** A metric without a dimension is the same figure whether that dimension is named or not: it is kept once. */
function distinct<
  Item extends { readonly metric: string; readonly workflow: string; readonly segment: string },
>(items: readonly Item[]): readonly Item[] {
  const seen = new Map<string, Item>();
  for (const item of items) {
    const key = JSON.stringify([item.metric, item.workflow, item.segment]);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

/** The baseline's side of comparisons; the other range only has to lie after it, and may well be empty. */
function windowSides(
  { figures, window, asOfMs }: SnapshotSource,
  by: readonly ("workflow" | "segment")[],
): readonly SealedSide[] {
  const parts = [
    { range: window.weeks, metrics: WEEKLY_METRICS },
    { range: window.month, metrics: MONTHLY_METRICS },
  ];
  return parts.flatMap(({ range, metrics }) => {
    if (range === null) return [];
    const next = { from: range.to + 1, to: range.to + (range.to - range.from) + 1 };
    const query = { ...next, againstFrom: range.from, againstTo: range.to, by, metrics, asOf: asOfMs };
    return figures.comparisons(query).map(({ metric, workflow, segment, before, beforeLow, beforeHigh }) => ({
      metric,
      workflow,
      segment,
      value: before,
      low: beforeLow,
      high: beforeHigh,
    }));
  });
}

function dailySums(
  { blocks, cells }: PreparedDataset,
  weeks: DataRange | null,
): SnapshotContent["dailySums"]["rows"] {
  if (weeks === null) return [];
  const rows: {
    readonly day: number;
    readonly workflow: string;
    readonly segment: string;
    readonly values: (number | null)[];
  }[] = [];
  for (const { rows: block } of blocks) {
    for (let row = 0; row < block.length; row += 1) {
      const day = block.day[row] ?? 0;
      if (day < weeks.from || day > weeks.to) continue;
      const cell = block.cell[row] ?? 0;
      const values = block.columns.map((column) => {
        const value = column[row] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      });
      rows.push({
        day,
        workflow: cells.workflows.names[cells.workflowOf[cell] ?? -1] ?? "",
        segment: cells.segments.names[cells.segmentOf[cell] ?? -1] ?? "",
        values,
      });
    }
  }
  return rows
    .sort((a, b) => a.day - b.day || compareText(a.workflow, b.workflow) || compareText(a.segment, b.segment))
    .map(({ day, workflow, segment, values }) => [formatCalendarDate(day), workflow, segment, ...values]);
}

function sealedSettings({ startDate, workflows, ...settings }: MetricSettings): SealedSettings {
  return {
    ...settings,
    startDate: formatCalendarDate(startDate),
    workflows: Object.fromEntries(
      [...workflows].map(([name, workflow]) => [name, workflow as unknown as JsonObject]),
    ),
  };
}

function sealedRecords(state: PilotState): SnapshotContent["records"] {
  const wanted = new Set<string>(SEALED_RECORD_TYPES);
  const records = [...state.records.values()].filter(({ type, removed }) => wanted.has(type) && !removed);
  return Object.fromEntries(
    SEALED_RECORD_TYPES.map((type) => [
      type,
      records.filter((record) => record.type === type).map(storedRecord),
    ]),
  );
}

function sealedRange(range: DataRange | null): SealedRange | null {
  return range === null ? null : rangeTexts(range);
}

function rangeTexts({ from, to }: DataRange): SealedRange {
  return { from: formatCalendarDate(from), to: formatCalendarDate(to) };
}
