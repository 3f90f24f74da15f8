import type { Dimension, Figure } from "../metrics/figure.ts";
import { type BadSide, isPast } from "../metrics/line-state.ts";
import { type MetricId, metricDefinition } from "../metrics/registry.ts";
import type { ThresholdPeriod } from "../metrics/threshold-periods.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** A segment (or workflow) of the figure that fired, and how much of the distance to the line it carries. */
export interface CasePart {
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  /** Is the part itself past the line? False where it is a line on a sum. */
  readonly isPast: boolean;
  /**
   * Its part of the whole's distance past the line, in the unit of the metric: positive pulls towards the bad side. The
   * parts add up to the distance. Null where the metric does not split so.
   */
  readonly contribution: number | null;
}

/** What lies below a figure that fired, the part that carries most of it first. */
export interface CaseParts {
  readonly dimension: "segment" | "workflow";
  /** Do the contributions add up to the distance past the line? */
  readonly isSplit: boolean;
  readonly parts: readonly CasePart[];
  /** The part that carries it: the largest contribution, else the only part past the line; null: none stands out. */
  readonly carrier: string | null;
}

interface CaseScope {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
  readonly badSide: BadSide;
  readonly breach: number;
}

/**
 * The parts of a figure in its period, by segment, or by workflow where the scope is one segment or has none; null where
 * nothing lies below it. A quotient is split exactly: value − line = Σ (numerator − line · denominator) / Σ denominator.
 */
export function caseParts(
  source: PilotFigures,
  scope: CaseScope,
  period: Pick<ThresholdPeriod, "from" | "to">,
): CaseParts | null {
  const { dimensions } = metricDefinition(scope.metric);
  const dimension = (["segment", "workflow"] as const).find(
    (one) => dimensions.includes(one) && scope[one] === "*",
  );
  if (dimension === undefined) return null;
  const other = dimension === "segment" ? "workflow" : "segment";
  const above: readonly Dimension[] = scope[other] === "*" ? [] : [other];
  const query = { metrics: [scope.metric], from: period.from, to: period.to };
  const figures = source
    .figures({ by: [dimension, ...above], ...query })
    .filter((figure) => figure[other] === scope[other] && figure[dimension] !== "*");
  if (figures.length < 2) return null;
  const whole = source.figures({ by: above, ...query }).find((figure) => figure[other] === scope[other]);
  const split = splitOf(whole, figures, scope);
  const parts = figures
    .map((figure): CasePart => {
      const { value, low, high, n } = figure;
      const past = !isSum(scope.metric) && isPast(value, scope.breach, scope.badSide);
      return {
        name: figure[dimension],
        value,
        low,
        high,
        n,
        isPast: past,
        contribution: split?.get(figure) ?? null,
      };
    })
    .toSorted((a, b) => weightOf(b, scope) - weightOf(a, scope));
  return { dimension, isSplit: split !== null, parts, carrier: carrierOf(parts) };
}

/** A line on a sum says nothing about a part of the sum. */
function isSum(metric: MetricId): boolean {
  const { kind, unit } = metricDefinition(metric);
  return kind === "stock" || (kind === "dayQuotient" && unit !== "rate" && !/outcome|customer/.test(unit));
}

function splitOf(
  whole: Figure | undefined,
  figures: readonly Figure[],
  { breach, badSide }: CaseScope,
): ReadonlyMap<Figure, number> | null {
  const { numerator = null, denominator = null, value = null } = whole ?? {};
  if (numerator === null || denominator === null || value === null || denominator === 0) return null;
  const sides = figures.map((figure) => [figure.numerator, figure.denominator] as const);
  const numerators = sides.reduce((sum, [side]) => sum + (side ?? 0), 0);
  const denominators = sides.reduce((sum, [, side]) => sum + (side ?? 0), 0);
  // Only where the parts add up to the whole is a share of the distance a fact. A chained or shifted value is no quotient.
  const isWhole =
    isClose(numerators, numerator) &&
    isClose(denominators, denominator) &&
    isClose(numerator / denominator, value);
  if (!isWhole) return null;
  const sign = badSide === "above" ? 1 : -1;
  return new Map(
    figures.map((figure) => [
      figure,
      (sign * ((figure.numerator ?? 0) - breach * (figure.denominator ?? 0))) / denominator,
    ]),
  );
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

function weightOf({ contribution, value }: CasePart, { badSide }: CaseScope): number {
  if (contribution !== null) return contribution;
  if (value === null) return Number.NEGATIVE_INFINITY;
  return badSide === "above" ? value : -value;
}

function carrierOf(parts: readonly CasePart[]): string | null {
  const [first] = parts;
  if (first === undefined) return null;
  if (first.contribution !== null) return first.contribution > 0 ? first.name : null;
  const past = parts.filter((part) => part.isPast);
  return past.length === 1 ? (past[0]?.name ?? null) : null;
}
