import { parseCalendarDate } from "../calendar/calendar-date.ts";
import { againstSealed, type BaselineDifference } from "../domain/baseline-comparison.ts";
import { baselineInForce } from "../domain/baselines.ts";
import { currentWindow } from "../domain/current-window.ts";
import type { PilotFigures } from "../domain/pilot-figures.ts";
import { pilotWorkflow } from "../domain/pilot-workflow.ts";
import { readContent, type SealedRange } from "../domain/snapshot-content.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { emptyLine, MONEY_FORMULAS, type MoneyKind, type MoneyLine } from "./money-lines.ts";

/**
 * What a company has gained since its sealed baseline, over the whole mature weeks after the baseline window: autonomous
 * value delivered above the baseline's rate, and cost avoided per outcome. A loss is a negative gain.
 */
export function gainedLines(
  pilot: RecordsHolder,
  figures: PilotFigures,
  asOfMs: number,
): readonly [MoneyLine, MoneyLine] {
  const baseline = baselineInForce(pilot);
  const both = (lack: string) =>
    [emptyLine("value delivered", lack), emptyLine("cost avoided", lack)] as const;
  if (baseline === null) return both("no sealed baseline");
  const ranges = rangesSince(figures, baseline, asOfMs);
  if (ranges === null) return both("no whole week since the baseline");
  return [
    valueDelivered(pilot, figures, baseline, ranges, asOfMs),
    costAvoided(figures, baseline, ranges, asOfMs),
  ];
}

interface Ranges {
  /** The whole weeks since the baseline window. */
  readonly since: DataRange;
  readonly sealed: DataRange;
}

/** Of the company; where a workflow of it has no value per unit, of the pilot's own workflow alone. */
function valueDelivered(
  pilot: RecordsHolder,
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  ranges: Ranges,
  asOfMs: number,
): MoneyLine {
  const kind: MoneyKind = "value delivered";
  for (const workflow of [null, pilotWorkflow(pilot)?.name ?? null]) {
    const found = sinceBaseline(figures, baseline, ranges, "avd.value", workflow, asOfMs);
    if (found === null || found.difference === null) continue;
    const days = daysWithValue(figures, ranges.since, workflow);
    return {
      kind,
      side: "gained",
      value: found.difference * days,
      low: found.differenceLow === null ? null : found.differenceLow * days,
      high: found.differenceHigh === null ? null : found.differenceHigh * days,
      verdict: found.verdict,
      workflow,
      ...ranges.since,
      formula: MONEY_FORMULAS[kind],
      terms: [
        { name: "Value per day now", value: found.value, unit: "money" },
        { name: "Value per day in the baseline", value: found.before, unit: "money" },
        { name: "Days with data since the baseline", value: days, unit: "days" },
      ],
      lack: null,
    };
  }
  const hasValue = [...figures.settings.workflows.values()].some((one) => one.unitValueMicros !== null);
  return emptyLine(kind, hasValue ? "no data" : "no value per unit is set");
}

function daysWithValue(figures: PilotFigures, since: DataRange, workflow: string | null): number {
  const by = workflow === null ? (["day"] as const) : (["workflow", "day"] as const);
  return figures
    .figures({ by, metrics: ["avd.value"], ...since })
    .filter((figure) => figure.value !== null && figure.workflow === (workflow ?? "*")).length;
}

function costAvoided(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  ranges: Ranges,
  asOfMs: number,
): MoneyLine {
  const kind: MoneyKind = "cost avoided";
  const found = sinceBaseline(figures, baseline, ranges, "cost.perOutcome", null, asOfMs);
  const [figure] = figures.figures({ by: [], metrics: ["cost.perOutcome"], ...ranges.since });
  const outcomes = figure?.denominator ?? null;
  if (found === null || found.difference === null || outcomes === null) return emptyLine(kind, "no data");
  return {
    kind,
    side: "gained",
    // Less per outcome is gained: the interval is turned round with the sign.
    value: turned(found.difference, outcomes),
    low: turned(found.differenceHigh, outcomes),
    high: turned(found.differenceLow, outcomes),
    verdict: found.verdict,
    workflow: null,
    ...ranges.since,
    formula: MONEY_FORMULAS[kind],
    terms: [
      { name: "Cost per outcome in the baseline", value: found.before, unit: "moneyPerOutcome" },
      { name: "Cost per outcome now", value: found.value, unit: "moneyPerOutcome" },
      { name: "Outcomes since the baseline", value: outcomes, unit: "count" },
    ],
    lack: null,
  };
}

function turned(difference: number | null, outcomes: number): number | null {
  // `|| 0`: nothing avoided is no negative zero.
  return difference === null ? null : -difference * outcomes || 0;
}

/** One metric over the weeks since the baseline against its sealed side; `workflow` null: of all of them together. */
function sinceBaseline(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  { since, sealed }: Ranges,
  metric: MetricId,
  workflow: string | null,
  asOfMs: number,
): BaselineDifference | null {
  const isMeant = (one: {
    readonly metric: string;
    readonly workflow: string;
    readonly segment: string;
  }): boolean => one.metric === metric && one.workflow === (workflow ?? "*") && one.segment === "*";
  const comparison = figures
    .comparisons({
      ...since,
      againstFrom: sealed.from,
      againstTo: sealed.to,
      by: workflow === null ? [] : ["workflow"],
      metrics: [metric],
      asOf: asOfMs,
    })
    .find(isMeant);
  const side = readContent(baseline.content)?.sides.find(isMeant);
  return comparison === undefined ? null : againstSealed(side, comparison);
}

function rangesSince(figures: PilotFigures, baseline: RecordOf<"snapshot">, asOfMs: number): Ranges | null {
  const sealed = datesOf(readContent(baseline.content)?.window.weeks ?? null);
  const now = currentWindow(figures, asOfMs).weeks;
  if (sealed === null || now === null || now.to <= sealed.to) return null;
  return { sealed, since: { from: sealed.to + 1, to: now.to } };
}

function datesOf(range: SealedRange | null): DataRange | null {
  const from = range === null ? null : parseCalendarDate(range.from);
  const to = range === null ? null : parseCalendarDate(range.to);
  return from === null || to === null ? null : { from, to };
}
