import type { EpochDay } from "../../calendar/calendar-date.ts";
import type { FigureUnit } from "../format/report-format.ts";
import type { Status } from "./status.ts";
import type { HeatStep } from "./tokens.ts";

/** One period of a line: null values are gaps, never bridged. */
export interface ChartPoint {
  /** First day of the period. */
  readonly at: EpochDay;
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  /** Immature and partial periods are hatched, dashed and hollow. */
  readonly state: "whole" | "immature" | "partial";
}

export interface ChartSeries {
  readonly label: string;
  readonly points: readonly ChartPoint[];
}

/** A line over time, with everything that it is judged against. */
export interface LineChartSpec {
  readonly kind: "line";
  readonly unit: FigureUnit;
  /** Days that one point covers: 7 for weeks, 0 for months (points then stand at the first of the month). */
  readonly step: "week" | "month";
  /** The chart has room for more height. */
  readonly isTall?: boolean;
  readonly series: readonly ChartSeries[];
  readonly baseline?: {
    readonly value: number;
    readonly low: number | null;
    readonly high: number | null;
    /** The window it was taken from; shaded. */
    readonly from: EpochDay;
    readonly to: EpochDay;
  };
  readonly target?: number;
  readonly threshold?: ChartThreshold;
  /** The line on the other side, where a metric may be neither too low nor too high. */
  readonly otherThreshold?: ChartThreshold;
  readonly limits?: {
    readonly low: number;
    readonly centre: number;
    readonly high: number;
    readonly isTrial: boolean;
    /** Periods (their first days) that are signals; absent: those outside the limits. */
    readonly signals?: readonly EpochDay[];
  };
  readonly changes?: readonly {
    readonly at: EpochDay;
    /** U P R $ O: experience, policy, routing, pricing, other. */
    readonly letter: string;
    readonly title: string;
    /** Id of the change that a flag opens. */
    readonly id?: string;
  }[];
  /** First and last day of the axis, where several charts share one; absent: those of the points. */
  readonly domain?: readonly [EpochDay, EpochDay];
  /** The day on which the first immature period matures. */
  readonly maturesOn?: EpochDay;
  /** Too few data for a line: the points stand alone. */
  readonly isSparse?: boolean;
}

/** A line that fires, with its warning. */
export interface ChartThreshold {
  readonly breach: number;
  readonly warn: number | null;
  /** Which way is better: the far side of the line is the other one. */
  readonly direction: "up" | "down";
}

/** Figures of several scopes side by side: a dot with its interval each. */
export interface DotIntervalSpec {
  readonly kind: "dots";
  readonly unit: FigureUnit;
  readonly rows: readonly {
    readonly group: string;
    readonly label: string;
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly n: number | null;
    /** A roll-up of the rows below it. */
    readonly isTotal?: boolean;
  }[];
  readonly reference?: { readonly value: number; readonly label: string };
}

/** Verdicts or coverage over two dimensions. */
export interface HeatmapSpec {
  readonly kind: "heatmap";
  readonly columns: readonly string[];
  /** So many columns, from the first, hold words; the others hold figures. */
  readonly wordColumns: number;
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly {
      readonly text: string;
      readonly step: HeatStep;
      readonly direction?: "up" | "down";
      readonly state?: "immature" | "notEnough" | "noData" | "breach";
    }[];
  }[];
}

/** The 180 days with their phases, gates and today. */
export interface TimelineSpec {
  readonly kind: "timeline";
  readonly start: EpochDay;
  readonly asOf: EpochDay;
  readonly phases: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly marks: readonly { readonly day: number; readonly label: string; readonly status?: Status }[];
}

/** Parts of one whole, as one bar with direct labels. */
export interface SharesSpec {
  readonly kind: "shares";
  readonly parts: readonly { readonly label: string; readonly share: number }[];
}

export type ChartSpec = LineChartSpec | DotIntervalSpec | HeatmapSpec | TimelineSpec | SharesSpec;
