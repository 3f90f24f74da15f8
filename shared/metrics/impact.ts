import type { EpochDay } from "../calendar/calendar-date.ts";
import { firstDayOfMonth, lastDayOfMonth, monthOf } from "../calendar/calendar-date.ts";
import { compareRanges } from "./comparison.ts";
import type { DataRange } from "./data-range.ts";
import type { Comparison } from "./figure.ts";
import { combosOf, groupingOf, occurringGroups } from "./figure-cells.ts";
import type { FigureSource } from "./figures.ts";
import { preparedOf } from "./figures.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";

/** A change that was made to a workflow, on its date in the pilot's zone. */
export interface DatedChange {
  readonly id: string;
  /** Name; `*`: all of them. */
  readonly workflow: string;
  readonly on: EpochDay;
  readonly title: string;
  /** Planned and authorised changes have not happened and confound nothing. */
  readonly status: "planned" | "authorised" | "deployed" | "validated" | "rolled back";
}

/** One of the five effects that are always shown together. */
export interface Effect {
  readonly metric: MetricId;
  /** `workflow`: of the change's workflow in the window; `company`: of whole months of the whole company. */
  readonly scope: "workflow" | "company";
  readonly before: DataRange;
  readonly after: DataRange;
  readonly comparison: Comparison;
}

/** What a change did. */
export interface Impact {
  readonly change: DatedChange;
  readonly windowDays: number;
  /** Days of the window on either side with data; under half of it there is no verdict. */
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly effects: readonly Effect[];
  /** Other changes on the same workflow inside the window. */
  readonly confounders: readonly DatedChange[];
}

/** Days on either side of a change. */
export const DEFAULT_IMPACT_DAYS = 14;

/** Cycle time, acceptance rate, support escalation and margin: of the workflow, in the window. */
const WORKFLOW_EFFECTS: readonly MetricId[] = [
  "avd.cycleP50",
  "trust.acceptance",
  "trust.escalation",
  "cost.margin",
];
const COMPANY_EFFECT: MetricId = "revenue.expansionPropensity";

/**
 * The window before a change against the window from it on (the day of the change counts as after); with data on fewer
 * than half of its days on a side there is not enough data. `asOf` in epoch milliseconds.
 */
export function impactOfChange(
  source: FigureSource,
  change: DatedChange,
  all: readonly DatedChange[],
  asOf: number,
  windowDays: number = DEFAULT_IMPACT_DAYS,
): Impact {
  const prepared = preparedOf(source);
  const before = { from: change.on - windowDays, to: change.on - 1 };
  const after = { from: change.on, to: change.on + windowDays - 1 };
  const [daysBefore = 0, daysAfter = 0] = [before, after].map((range) =>
    daysWithData(prepared, change.workflow, range),
  );
  const enough = Math.min(daysBefore, daysAfter) >= windowDays / 2;
  const compared = compareRanges(prepared, {
    ...rangesOf(before, after),
    by: dimensionsOf(change.workflow),
    metrics: WORKFLOW_EFFECTS,
    asOf,
  }).filter((comparison) => comparison.workflow === change.workflow);
  const effects = WORKFLOW_EFFECTS.map((metric): Effect => {
    const found = compared.find((comparison) => comparison.metric === metric);
    const comparison = found === undefined || !enough ? unjudged(metric, change.workflow, found) : found;
    return { metric, scope: "workflow", before, after, comparison };
  });
  return {
    change,
    windowDays,
    daysBefore,
    daysAfter,
    effects: [...effects, companyEffect(prepared, change.on, asOf)],
    confounders: all.filter(
      (other) =>
        other.id !== change.id &&
        (other.workflow === change.workflow || other.workflow === "*" || change.workflow === "*") &&
        other.status !== "planned" &&
        other.status !== "authorised" &&
        other.on >= before.from &&
        other.on <= after.to,
    ),
  };
}

/** The whole month before the change against the whole month after it, of the whole company. */
function companyEffect(prepared: PreparedDataset, on: EpochDay, asOf: number): Effect {
  const month = monthOf(on);
  const next = firstDayOfMonth(month) === on ? month : month + 1;
  const before = { from: firstDayOfMonth(month - 1), to: lastDayOfMonth(month - 1) };
  const after = { from: firstDayOfMonth(next), to: lastDayOfMonth(next) };
  const [comparison] = compareRanges(prepared, {
    ...rangesOf(before, after),
    by: [],
    metrics: [COMPANY_EFFECT],
    asOf,
  });
  return {
    metric: COMPANY_EFFECT,
    scope: "company",
    before,
    after,
    comparison: comparison ?? unjudged(COMPANY_EFFECT, "*", undefined),
  };
}

function rangesOf(before: DataRange, after: DataRange) {
  return { from: after.from, to: after.to, againstFrom: before.from, againstTo: before.to };
}

function dimensionsOf(workflow: string): readonly "workflow"[] {
  return workflow === "*" ? [] : ["workflow"];
}

/** Days of a range on which a workflow has daily rows that are used, interactions or corrections. */
function daysWithData(prepared: PreparedDataset, workflow: string, range: DataRange): number {
  const combos = combosOf(prepared, dimensionsOf(workflow));
  const combo = combos.places.findIndex((place) => place.workflow === workflow);
  if (combo < 0) return 0;
  const length = range.to - range.from + 1;
  const slices = Array.from({ length }, (_, offset) => ({
    label: "",
    from: range.from + offset,
    to: range.from + offset,
    fromDate: null,
    toDate: null,
    partial: false,
  }));
  const occurs = occurringGroups(prepared, groupingOf(combos, slices));
  return slices.filter((_, index) => occurs[index * combos.places.length + combo] === 1).length;
}

/** The figures without a verdict: there are too few days to give one. */
function unjudged(metric: MetricId, workflow: string, found: Comparison | undefined): Comparison {
  const nothing = { value: null, low: null, high: null, before: null, beforeLow: null, beforeHigh: null };
  return {
    ...(found ?? {
      metric,
      workflow,
      segment: "*",
      ...nothing,
      difference: null,
      rateEffect: null,
      mixEffect: null,
    }),
    differenceLow: null,
    differenceHigh: null,
    verdict: "not enough data",
  };
}
