import type { EpochDay } from "../calendar/calendar-date.ts";
import type { MetricId } from "./registry.ts";

/** Where one figure stands: a metric in a scope (names, or `*`), over dates that are both inclusive. */
export interface FigurePlace {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
}
