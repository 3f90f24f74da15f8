import type { Figure } from "../metrics/figure.ts";
import type { MetricDefinition } from "../metrics/metric-definition.ts";
import type { Pillar } from "../metrics/metric-settings.ts";
import { PILLARS } from "../metrics/metric-settings.ts";
import type { MetricId } from "../metrics/registry.ts";
import { METRICS, metricDefinition } from "../metrics/registry.ts";
import { HEADLINES } from "./headlines.ts";
import type { FigureWindow, PilotFigures } from "./pilot-figures.ts";
import { WEEKLY_METRICS, windowFigures } from "./window-figures.ts";

/** Weekly points from which a chart has limits; daily points may stand in (metrics.md, "Enough data?"). */
export const WEEKS_NEEDED = 6;
/** Loops and customers from which their medians and retention can be compared ("Intervals and differences"). */
export const LOOPS_NEEDED = 8;
export const CUSTOMERS_NEEDED = 20;

/** `no pillar data`: nothing of a pillar; `no data`: nothing of a metric; `too few points`; `missing segment`. */
export type GapKind = "no pillar data" | "no data" | "too few points" | "missing segment";

/** What a baseline lacks before it is sealed. Each gap is filled by an import or waived with a reason. */
export interface BaselineGap {
  readonly kind: GapKind;
  readonly pillar: Pillar;
  readonly metric: MetricId | null;
  /** Names; null where the gap is the pilot's as a whole. */
  readonly workflow: string | null;
  readonly segment: string | null;
  /** Weekly points, or loops or customers, that there are. */
  readonly points: number;
  /** One sentence without a full stop. */
  readonly what: string;
}

/** The pillars as sentences name them. */
const PILLAR_WORDS: Readonly<Record<Pillar, string>> = {
  avd: "Value",
  trust: "Trust",
  cost: "Cost",
  revenue: "Revenue",
  loop: "Learning",
};

/** How well a pillar's headline is covered, for a segment or `*`. */
export interface PillarCoverage {
  readonly pillar: Pillar;
  readonly segment: string;
  /** Weeks of history and window that have a value; null for pillar 4, which is monthly. */
  readonly weeks: number | null;
  /** Units, customers or loops in the window; null: no data. */
  readonly n: number | null;
}

/** What there is and what is missing for a baseline over a window. */
export interface Sufficiency {
  readonly coverage: readonly PillarCoverage[];
  readonly gaps: readonly BaselineGap[];
  /** Metrics whose weeks are too few and for which the days of the window stand in; the report says so. */
  readonly standIns: readonly { readonly metric: MetricId; readonly weeks: number; readonly days: number }[];
}

/**
 * Checks a baseline window: pillars without data, metrics without a value, metrics with too few points, and segments
 * (of those given: all that the pilot knows) for which a pillar's headline has no value.
 */
export function baselineSufficiency(
  source: PilotFigures,
  window: FigureWindow,
  segments: readonly string[],
): Sufficiency {
  const totals = new Map(windowFigures(source, window, []).map((figure) => [figure.metric, figure]));
  const bySegment = windowFigures(source, window, ["segment"]);
  const byCell = windowFigures(source, window, ["workflow", "segment"]);
  const weeks = pointsOf(source, window, "week");
  const days = pointsOf(source, window, "day");
  const gaps: BaselineGap[] = [];
  const standIns: Sufficiency["standIns"][number][] = [];
  for (const pillar of PILLARS) {
    const metrics = METRICS.filter((metric) => metric.pillar === pillar);
    if (!metrics.some(({ id }) => hasValue(totals.get(id)))) {
      gaps.push(gap("no pillar data", pillar, null, 0, `no data for the pillar ${PILLAR_WORDS[pillar]}`));
      continue;
    }
    for (const definition of metrics) {
      const { id } = definition;
      const figure = totals.get(id);
      if (!hasValue(figure)) {
        gaps.push(
          gap("no data", pillar, id, 0, `no data for ${metricDefinition(id).name} in the baseline window`),
        );
        continue;
      }
      const found = pointGap(definition, figure, weeks.get(id) ?? 0, days.get(id) ?? 0);
      if (found === "stand-in")
        standIns.push({ metric: id, weeks: weeks.get(id) ?? 0, days: days.get(id) ?? 0 });
      else if (found !== null) gaps.push(found);
    }
    gaps.push(...segmentGaps(pillar, segments, byCell));
  }
  return { coverage: coverageOf(totals, bySegment, segments, weeks), gaps, standIns };
}

/** How many periods of a kind have a value, by metric: weeks over history and window, days over the window. */
function pointsOf(
  source: PilotFigures,
  window: FigureWindow,
  period: "week" | "day",
): ReadonlyMap<MetricId, number> {
  const counts = new Map<MetricId, number>();
  if (window.weeks === null) return counts;
  const from = period === "week" ? (window.history?.from ?? window.weeks.from) : window.weeks.from;
  const query = { by: [period], metrics: WEEKLY_METRICS, from, to: window.weeks.to } as const;
  for (const figure of source.figures(query)) {
    if (hasValue(figure)) counts.set(figure.metric, (counts.get(figure.metric) ?? 0) + 1);
  }
  return counts;
}

function pointGap(
  { id, pillar, family, kind }: MetricDefinition & { readonly id: MetricId },
  figure: Figure,
  weeks: number,
  days: number,
): BaselineGap | "stand-in" | null {
  switch (family) {
    case "loops":
      return kind === "survival" ? unitGap(id, pillar, figure, LOOPS_NEEDED, "loops") : null;
    case "revenue":
      return kind === "chained" || kind === "customerQuotient" || id === "revenue.timeToValue"
        ? unitGap(id, pillar, figure, CUSTOMERS_NEEDED, "customers")
        : null;
    case "daily":
    case "incidents": {
      if (weeks >= WEEKS_NEEDED) return null;
      if (days >= WEEKS_NEEDED) return "stand-in";
      const what = `${metricDefinition(id).name} has ${weeks} weekly ${weeks === 1 ? "point" : "points"}, ${WEEKS_NEEDED} are needed`;
      return gap("too few points", pillar, id, weeks, what);
    }
  }
}

function unitGap(
  id: MetricId,
  pillar: Pillar,
  figure: Figure,
  needed: number,
  units: string,
): BaselineGap | null {
  const n = figure.n ?? 0;
  if (n >= needed) return null;
  return gap(
    "too few points",
    pillar,
    id,
    n,
    `${metricDefinition(id).name} rests on ${n} ${units}, ${needed} are needed`,
  );
}

/** Segments without a value of the pillar's headline, for each workflow that has data in the window. */
function segmentGaps(
  pillar: Pillar,
  segments: readonly string[],
  byCell: readonly Figure[],
): readonly BaselineGap[] {
  const metric = HEADLINES[pillar];
  if (!metricDefinition(metric).dimensions.includes("segment")) return [];
  const own = byCell.filter((figure) => figure.metric === metric && figure.value !== null);
  const present = new Set(own.map(({ workflow, segment }) => JSON.stringify([workflow, segment])));
  return [...new Set(own.map(({ workflow }) => workflow))].flatMap((name) =>
    segments
      .filter((segment) => !present.has(JSON.stringify([name, segment])))
      .map((segment): BaselineGap => {
        const workflow = name === "*" ? null : name;
        const where = workflow === null ? segment : `${segment} of ${workflow}`;
        const what = `no data for ${metricDefinition(metric).name} in segment ${where}`;
        return { kind: "missing segment", pillar, metric, workflow, segment, points: 0, what };
      }),
  );
}

function coverageOf(
  totals: ReadonlyMap<MetricId, Figure>,
  bySegment: readonly Figure[],
  segments: readonly string[],
  weeks: ReadonlyMap<MetricId, number>,
): readonly PillarCoverage[] {
  return PILLARS.flatMap((pillar) => {
    const headline = HEADLINES[pillar];
    const { dimensions, family } = metricDefinition(headline);
    const weekCount = family === "revenue" ? null : (weeks.get(headline) ?? 0);
    const total = { pillar, segment: "*", weeks: weekCount, n: unitsOf(totals.get(headline)) };
    if (!dimensions.includes("segment")) return [total];
    return [
      total,
      ...segments.map((segment) => ({
        pillar,
        segment,
        weeks: weekCount,
        n: unitsOf(figureOf(bySegment, headline, segment)),
      })),
    ];
  });
}

function figureOf(figures: readonly Figure[], metric: MetricId, segment: string): Figure | undefined {
  return figures.find((figure) => figure.metric === metric && figure.segment === segment);
}

function hasValue(figure: Figure | undefined): figure is Figure {
  return figure !== undefined && figure.value !== null;
}

function unitsOf(figure: Figure | undefined): number | null {
  return hasValue(figure) ? figure.n : null;
}

function gap(
  kind: GapKind,
  pillar: Pillar,
  metric: MetricId | null,
  points: number,
  what: string,
): BaselineGap {
  return { kind, pillar, metric, workflow: null, segment: null, points, what };
}
