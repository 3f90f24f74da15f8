import type { Figure } from "../metrics/figure.ts";
import type { HiddenMove } from "../metrics/hidden-moves.ts";
import { type BadSide, isPast } from "../metrics/line-state.ts";
import { maturesAt } from "../metrics/maturity.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { ThresholdPeriod } from "../metrics/threshold-periods.ts";
import { thresholdPeriodKind, thresholdPeriods } from "../metrics/threshold-periods.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import { type BaselineDifference, baselineDifferences } from "./baseline-comparison.ts";
import { type BaselineSplit, baselineSplit } from "./baseline-split.ts";
import { baselineInForce } from "./baselines.ts";
import { currentWindow } from "./current-window.ts";
import { figureIn, type ScopeNames } from "./frozen-figure.ts";
import { hiddenMovesNow } from "./hidden-now.ts";
import { type LineNow, linesNow } from "./lines-now.ts";
import { type CaseChange, type CaseSource, changesNear } from "./obligation-case.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { holdsRightsBack } from "./pilot-obligations.ts";
import { type RegressionNote, regressionNotes } from "./regression-note.ts";
import type { RightState } from "./rights.ts";

/** A metric in a scope (names, or `*`). */
export interface MetricScope {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
}

/** A segment (or workflow) of a metric now, against its own baseline. */
export interface MetricPart {
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly difference: BaselineDifference | null;
}

/** Everything that explains where a metric stands, whether or not anything fired. */
export interface MetricCase extends MetricScope {
  /** Over the current window; null: there are no data. */
  readonly figure: Figure | null;
  readonly difference: BaselineDifference | null;
  readonly hasBaseline: boolean;
  readonly step: "week" | "month";
  readonly line: LineNow | null;
  /** The unbroken run of periods up to the newest mature one on the bad side of the line, else of the baseline. */
  readonly since: {
    readonly period: ThresholdPeriod;
    readonly periods: number;
    readonly of: "line" | "baseline";
  } | null;
  readonly parts: readonly MetricPart[];
  readonly dimension: "segment" | "workflow" | null;
  /** The part that pulls most to the bad side; null: none stands out. */
  readonly carrier: string | null;
  readonly split: BaselineSplit | null;
  readonly hidden: HiddenMove | null;
  readonly regression: RegressionNote | null;
  readonly changes: readonly CaseChange[];
  /** Id of an obligation on the same metric that is not answered. */
  readonly obligation: string | null;
  /** Names; null: nobody. */
  readonly owner: string | null;
  readonly keeper: string | null;
  /** Delegated rights that have a band on the metric, with their state. */
  readonly rights: readonly RightState[];
}

/** The case of a metric at `asOfMs`. */
export function metricCase(
  pilot: RecordsHolder,
  { figures, obligations, rights }: CaseSource,
  asOfMs: number,
  { metric, workflow, segment }: MetricScope,
): MetricCase {
  const scope = { metric, workflow, segment };
  const baseline = baselineInForce(pilot);
  const { dimensions, family } = metricDefinition(metric);
  const window = currentWindow(figures, asOfMs);
  const range = family === "revenue" ? window.month : window.weeks;
  const line = lineOf(linesNow(pilot, figures, asOfMs), scope, recordsOf(pilot, "workflow").length === 1);
  const difference =
    baseline === null
      ? null
      : (baselineDifferences(figures, baseline, divisionOf(scope, dimensions), asOfMs).find((one) =>
          isOwn(one, scope),
        ) ?? null);
  const since = sinceOf(figures, scope, line, difference, asOfMs);
  const dimension = (["segment", "workflow"] as const).find(
    (one) => dimensions.includes(one) && scope[one] === "*",
  );
  const parts = dimension === undefined ? [] : partsOf(figures, baseline, scope, dimension, range, asOfMs);
  const split =
    baseline === null || segment !== "*" ? null : baselineSplit(figures, baseline, metric, workflow, asOfMs);
  const owners = ownersOf(pilot, metric, line);
  return {
    ...scope,
    figure: range === null ? null : (figureIn(figures, metric, namesOf(scope), range) ?? null),
    difference,
    hasBaseline: baseline !== null,
    step: thresholdPeriodKind({ metric }),
    line,
    since,
    parts,
    dimension: parts.length < 2 ? null : (dimension ?? null),
    carrier: carrierOf(metric, parts, split),
    split,
    hidden:
      baseline === null || segment !== "*"
        ? null
        : (hiddenMovesNow(figures, baseline, asOfMs).find((move) => move.metric === metric) ?? null),
    regression:
      baseline === null || segment !== "*"
        ? null
        : (regressionNotes(pilot, figures, baseline, asOfMs).find((note) => note.metric === metric) ?? null),
    changes:
      since === null
        ? []
        : changesNear(pilot, figures, workflow, since.period, { ...since.period, to: lastDay(figures) }),
    obligation: obligations.find((one) => holdsRightsBack(one) && one.metric === metric)?.id ?? null,
    ...owners,
    rights: rights.filter(({ id }) =>
      (recordById(pilot, "guardrail", id)?.bands ?? []).some((band) => band.metric === metric),
    ),
  };
}

/** A dimension that the metric does not have is `*`. */
function namesOf({ metric, workflow, segment }: MetricScope): ScopeNames {
  const { dimensions } = metricDefinition(metric);
  return {
    workflow: dimensions.includes("workflow") ? workflow : "*",
    segment: dimensions.includes("segment") ? segment : "*",
  };
}

type Division = readonly ("workflow" | "segment")[];

function divisionOf(scope: MetricScope, dimensions: Division): Division {
  return (["workflow", "segment"] as const).filter((one) => dimensions.includes(one) && scope[one] !== "*");
}

function isOwn(one: MetricScope, scope: MetricScope): boolean {
  const { dimensions } = metricDefinition(scope.metric);
  return (
    one.metric === scope.metric &&
    (["workflow", "segment"] as const).every(
      (dimension) => one[dimension] === (dimensions.includes(dimension) ? scope[dimension] : "*"),
    )
  );
}

/** A pilot with one workflow draws its lines on that workflow or on all: both are the same line. */
function lineOf(lines: readonly LineNow[], scope: MetricScope, isLone: boolean): LineNow | null {
  const own = lines.filter(({ metric, segment }) => metric === scope.metric && segment === scope.segment);
  return own.find(({ workflow }) => workflow === scope.workflow) ?? (isLone ? own[0] : undefined) ?? null;
}

function sinceOf(
  figures: PilotFigures,
  scope: MetricScope,
  line: LineNow | null,
  difference: BaselineDifference | null,
  asOfMs: number,
): MetricCase["since"] {
  const { settings, prepared } = figures;
  const periods = thresholdPeriods(prepared, scope).filter(
    ({ to }) => maturesAt(prepared.clock, to, settings.confirmationHours) <= asOfMs,
  );
  const { direction } = metricDefinition(scope.metric);
  const runOf = (bound: number, badSide: BadSide): readonly ThresholdPeriod[] => {
    const place = periods.findLastIndex(({ value }) => !isPast(value, bound, badSide));
    return periods.slice(place + 1);
  };
  const past = line === null ? [] : runOf(line.terms.breach, line.terms.badSide);
  const first = past[0];
  if (first !== undefined) return { period: first, periods: past.length, of: "line" };
  if (direction === "none" || difference === null || difference.before === null) return null;
  const run = runOf(difference.before, direction === "up" ? "below" : "above");
  const start = run[0];
  return start === undefined ? null : { period: start, periods: run.length, of: "baseline" };
}

function partsOf(
  figures: PilotFigures,
  baseline: Parameters<typeof baselineDifferences>[1] | null,
  scope: MetricScope,
  dimension: "segment" | "workflow",
  range: { readonly from: number; readonly to: number } | null,
  asOfMs: number,
): readonly MetricPart[] {
  if (range === null) return [];
  const { dimensions } = metricDefinition(scope.metric);
  const by = [...divisionOf(scope, dimensions), dimension].toSorted((a, b) => (a < b ? 1 : -1));
  const others = (one: MetricScope): boolean =>
    (["workflow", "segment"] as const).every(
      (name) => name === dimension || one[name] === (by.includes(name) ? scope[name] : "*"),
    );
  const differences = baseline === null ? [] : baselineDifferences(figures, baseline, by, asOfMs);
  return figures
    .figures({ by, metrics: [scope.metric], from: range.from, to: range.to })
    .filter((figure) => others(figure) && figure[dimension] !== "*")
    .map((figure) => ({
      name: figure[dimension],
      value: figure.value,
      low: figure.low,
      high: figure.high,
      n: figure.n,
      difference:
        differences.find(
          (one) => one.metric === scope.metric && others(one) && one[dimension] === figure[dimension],
        ) ?? null,
    }));
}

/** By the rate effects where the change splits; else the only part that is worse. */
function carrierOf(
  metric: MetricId,
  parts: readonly MetricPart[],
  split: BaselineSplit | null,
): string | null {
  const sign = metricDefinition(metric).direction === "down" ? 1 : -1;
  if (split !== null) {
    const pulls = split.segments
      .map(({ segment, rateBefore, rateAfter, shareBefore }) => ({
        segment,
        pull: rateBefore === null || rateAfter === null ? 0 : sign * shareBefore * (rateAfter - rateBefore),
      }))
      .toSorted((a, b) => b.pull - a.pull);
    return (pulls[0]?.pull ?? 0) > 0 ? (pulls[0]?.segment ?? null) : null;
  }
  const worse = parts.filter(({ difference }) => difference?.verdict === "worse");
  return worse.length === 1 ? (worse[0]?.name ?? null) : null;
}

function ownersOf(
  pilot: RecordsHolder,
  metric: MetricId,
  line: LineNow | null,
): Pick<MetricCase, "owner" | "keeper"> {
  const nameOf = (id: string | null | undefined): string | null =>
    id === null || id === undefined ? null : (recordById(pilot, "person", id)?.name ?? null);
  const own = recordsOf(pilot, "metricOwnership").filter((record) => record.metric === metric);
  const owner = own.find((record) => record.owner !== undefined)?.owner ?? line?.owner;
  return { owner: nameOf(owner), keeper: nameOf(own.find((record) => record.keeper !== undefined)?.keeper) };
}

function lastDay({ range }: PilotFigures): number {
  return range?.to ?? 0;
}
