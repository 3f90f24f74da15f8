import type { Table } from "../observations/table.ts";
import { numbersOf, textAt } from "../observations/table.ts";
import { requiredTexts } from "./daily-columns.ts";
import {
  ACCEPTED,
  ESCALATED,
  interactionCodes,
  isCompleted,
  isQualified,
  OVERRIDDEN,
} from "./interaction-codes.ts";
import type { MetricSettings } from "./metric-settings.ts";
import { DEFAULT_WORKFLOW_SETTINGS } from "./metric-settings.ts";
import type { MetricId } from "./registry.ts";

const REVIEWED = ["accepted", "overridden", "escalated"] as const;

/** The columns of daily rows that a rate of counts has above and below its line. */
const WORK_SIDES: {
  readonly [Metric in MetricId]?: readonly [above: string, below: readonly string[]];
} = {
  "avd.rate": ["qualified", ["eligible"]],
  "avd.coverage": ["attempted", ["eligible"]],
  "avd.yield": ["qualified", ["attempted"]],
  "trust.acceptance": ["accepted", REVIEWED],
  "trust.override": ["overridden", REVIEWED],
  "trust.escalation": ["escalated", REVIEWED],
  "system.failureRate": ["failed", ["attempted"]],
};

/** What each of the given daily rows puts above and below the line of a rate of counts. */
export function workSides(
  metric: MetricId,
  work: Table,
  rows: Uint32Array,
): { readonly above: Float64Array; readonly below: Float64Array } | null {
  const sides = WORK_SIDES[metric];
  if (sides === undefined) return null;
  const [above, below] = sides;
  const sumOf = (names: readonly string[]): Float64Array => {
    const columns = names.map((name) => numbersOf(work, name));
    return Float64Array.from(rows, (row) => columns.reduce((sum, column) => sum + (column?.[row] ?? 0), 0));
  };
  return { above: sumOf([above]), below: sumOf(below) };
}

/** Which interactions a metric looks at, and which of them stand above the line of a rate. */
export interface InteractionSides {
  readonly isCounted: (row: number) => boolean;
  readonly isAbove: (row: number) => boolean;
}

/** The sides of a metric of pillars 1–3 over interactions, each of which counts once. */
export function interactionSides(metric: MetricId, table: Table, settings: MetricSettings): InteractionSides {
  const { mode, disposition, quality, confidence } = interactionCodes(table);
  const workflow = requiredTexts(table, "workflow");
  const every = (): boolean => true;
  const isAttempted = (row: number): boolean => (mode?.[row] ?? 0) !== 0;
  const isReviewed = (row: number): boolean => (disposition?.[row] ?? 0) !== 0;
  const isDisposed = (as: number) => (row: number) => (disposition?.[row] ?? 0) === as;
  const isGood = (row: number): boolean =>
    isCompleted(mode?.[row] ?? 0, disposition?.[row] ?? 0) &&
    isQualified(
      quality?.[row] ?? 0,
      confidence?.[row] ?? Number.NaN,
      settings.workflows.get(textAt(workflow, row)) ?? DEFAULT_WORKFLOW_SETTINGS,
    );
  const has =
    (...names: readonly string[]) =>
    (row: number): boolean =>
      names.some((name) => !Number.isNaN(numbersOf(table, name)?.[row] ?? Number.NaN));
  const costs = ["model_cost", "infra_cost", "support_cost"] as const;
  switch (metric) {
    case "avd.rate":
      return { isCounted: every, isAbove: isGood };
    case "avd.coverage":
      return { isCounted: every, isAbove: isAttempted };
    case "avd.yield":
      return { isCounted: isAttempted, isAbove: isGood };
    case "avd.volume":
    case "avd.value":
      return { isCounted: isGood, isAbove: isGood };
    case "trust.acceptance":
      return { isCounted: isReviewed, isAbove: isDisposed(ACCEPTED) };
    case "trust.override":
      return { isCounted: isReviewed, isAbove: isDisposed(OVERRIDDEN) };
    case "trust.escalation":
      return { isCounted: isReviewed, isAbove: isDisposed(ESCALATED) };
    case "avd.cycleP50":
    case "avd.cycleP90":
      return { isCounted: has("cycle_minutes"), isAbove: every };
    case "trust.correctionP50":
    case "trust.correctionP90":
    case "trust.corrections":
      return { isCounted: has("correction_minutes"), isAbove: every };
    case "cost.modelPerOutcome":
      return { isCounted: has("model_cost", "success"), isAbove: every };
    case "cost.infraPerOutcome":
      return { isCounted: has("infra_cost", "success"), isAbove: every };
    case "cost.supportPerOutcome":
      return { isCounted: has("support_cost", "success"), isAbove: every };
    case "cost.perOutcome":
      return { isCounted: has(...costs, "success"), isAbove: every };
    case "cost.total":
    case "cost.margin":
      return { isCounted: has(...costs), isAbove: every };
    default:
      return { isCounted: every, isAbove: every };
  }
}
