import type { Pillar } from "../../metrics/metric-settings.ts";
import { METRICS, type MetricId, metricDefinition } from "../../metrics/registry.ts";
import type { FigureUnit } from "../format/report-format.ts";
import type { RawKind } from "../report-document.ts";

/** Short names of the pillars, in their fixed order everywhere. */
export const PILLAR_NAMES: Readonly<Record<Pillar, string>> = {
  avd: "Value",
  trust: "Trust",
  cost: "Cost",
  revenue: "Revenue",
  loop: "Learning",
};

/** What each pillar asks, in one line. */
export const PILLAR_QUESTIONS: Readonly<Record<Pillar, string>> = {
  avd: "Autonomous value delivered: work that the product completes with acceptable quality and confidence, without a person.",
  trust: "Trust and override dynamics: what people do with the results that they review.",
  cost: "Cost to outcome: what a successful outcome costs in model, infrastructure and support, and how reliably it comes.",
  revenue:
    "Revenue quality: whether revenue stays, grows and fits. Measured for the company, not for a workflow.",
  loop: "Learning loop velocity: how fast a signal becomes a validated change.",
};

/** The file that a pillar's figures come from first. */
export const PILLAR_FILES: Readonly<Record<Pillar, string>> = {
  avd: "work.csv or interactions.csv",
  trust: "work.csv or interactions.csv",
  cost: "work.csv",
  revenue: "revenue.csv and customers.csv",
  loop: "loops.csv",
};

/** The unit of a metric as reports write it. */
export function unitOf(metric: MetricId): FigureUnit {
  return UNITS[metricDefinition(metric).unit] ?? "count";
}

/** How a spreadsheet shows the raw value of a metric. */
export function rawKindOf(unit: FigureUnit): RawKind {
  switch (unit) {
    case "rate":
      return "rate";
    case "count":
    case "units":
      return "count";
    case "money":
      return "money";
    case "moneyPerOutcome":
      return "unitCost";
    case "minutes":
    case "days":
    case "score":
    case "unitsPerCustomer":
      return "decimal1";
    case "loopsPerWeek":
      return "decimal2";
  }
}

/** The metrics of a pillar, in the order of the registry. */
export function metricsOf(pillar: Pillar): readonly MetricId[] {
  return METRICS.filter((metric) => metric.pillar === pillar).map((metric) => metric.id);
}

/** `higher is better`, `lower is better`, or that it is not judged. */
export function directionWords(metric: MetricId): string {
  switch (metricDefinition(metric).direction) {
    case "up":
      return "higher is better";
    case "down":
      return "lower is better";
    case "none":
      return "not judged";
  }
}

const UNITS: Readonly<Record<string, FigureUnit>> = {
  rate: "rate",
  units: "units",
  "units/customer": "unitsPerCustomer",
  money: "money",
  "money/outcome": "moneyPerOutcome",
  minutes: "minutes",
  days: "days",
  count: "count",
  "0–100": "score",
  "loops/week": "loopsPerWeek",
};
