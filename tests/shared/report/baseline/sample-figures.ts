import type { Figure } from "../../../../shared/metrics/figure.ts";
import { METRICS, type MetricId } from "../../../../shared/metrics/registry.ts";
import type { MetricSeries, SufficiencyRow } from "../../../../shared/report/baseline/baseline-input.ts";
import type { ChartPoint } from "../../../../shared/report/charts/chart-spec.ts";
import { wilsonInterval } from "../../../../shared/statistics/wilson.ts";
import { day } from "./sample-day.ts";

/** A fixed sequence in 0–1 for believable noise; the same on every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const TOTALS: Readonly<Record<string, readonly [value: number, n: number]>> = {
  "avd.volume": [1968, 28],
  "avd.rate": [0.41, 4800],
  "avd.coverage": [0.71, 4800],
  "avd.yield": [0.5775, 3408],
  "avd.perCustomer": [6.4, 28],
  "avd.value": [12_792, 28],
  "avd.cycleP50": [18.5, 3120],
  "avd.cycleP90": [96.2, 3120],
  "trust.acceptance": [0.81, 3000],
  "trust.override": [0.057, 3000],
  "trust.escalation": [0.133, 3000],
  "trust.correctionP50": [42, 21],
  "trust.correctionP90": [310, 21],
  "trust.corrections": [21, 28],
  "cost.total": [7340, 28],
  "cost.perOutcome": [2, 28],
  "cost.modelPerOutcome": [0.874, 28],
  "cost.infraPerOutcome": [0.351, 28],
  "cost.supportPerOutcome": [0.775, 28],
  "cost.margin": [0.624, 28],
  "system.failureRate": [0.0132, 3408],
  "revenue.nrr": [1.008, 148],
  "revenue.grr": [0.984, 148],
  "revenue.logoRetention": [0.993, 148],
  "revenue.expansionPropensity": [0.088, 148],
  "revenue.timeToValue": [63, 34],
  "revenue.dealFit": [71.4, 22],
  "revenue.rqi": [62.3, 148],
  "revenue.churnDebt": [86_000, 22],
  "revenue.autonomyGap": [0.156, 131],
  "loop.detectToDeploy": [11.4, 41],
  "loop.detectToValidate": [23.4, 41],
  "loop.throughput": [0.75, 3],
  "loop.hitRate": [0.4286, 7],
  "loop.open": [17, 17],
};

/** Believable figures of every metric and scope; about one in 25 has no data. */
export function sampleFigures(workflows: readonly string[], segments: readonly string[]): readonly Figure[] {
  const noise = sequence(7);
  return METRICS.flatMap((metric) => {
    const total = TOTALS[metric.id];
    const dimensions: readonly string[] = metric.dimensions;
    const scopes = [
      { workflow: "*", segment: "*", share: 1 },
      ...(dimensions.includes("workflow")
        ? workflows.map((workflow) => ({ workflow, segment: "*", share: 1 / workflows.length }))
        : []),
      ...(dimensions.includes("segment")
        ? segments.map((segment) => ({ workflow: "*", segment, share: 1 / segments.length }))
        : []),
      ...(dimensions.includes("workflow") && dimensions.includes("segment")
        ? workflows.flatMap((workflow) =>
            segments.map((segment) => ({
              workflow,
              segment,
              share: 1 / (workflows.length * segments.length),
            })),
          )
        : []),
    ];
    return scopes.map(({ workflow, segment, share }): Figure => {
      const isCounted = metric.kind === "dailyRate" || metric.kind === "recordRate";
      const base = {
        metric: metric.id,
        workflow,
        segment,
        period: "all",
        from: "2026-08-17",
        to: "2026-09-13",
        partial: false,
      };
      if (total === undefined || (share < 1 && noise() < 0.04)) {
        return { ...base, value: null, numerator: null, denominator: null, low: null, high: null, n: null };
      }
      const [value, n] = total;
      const size = Math.max(1, Math.round(n * share));
      const moved = share === 1 ? value : value * (0.8 + 0.4 * noise());
      if (!isCounted)
        return { ...base, value: moved, numerator: null, denominator: null, low: null, high: null, n: size };
      const numerator = Math.min(size, Math.round(Math.min(1, moved) * size));
      const interval = wilsonInterval(numerator, size);
      return {
        ...base,
        value: numerator / size,
        numerator,
        denominator: size,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        n: size,
      };
    });
  });
}

/** Twelve weeks, one without data, the last immature; eight months for revenue. */
export function sampleSeries(): readonly MetricSeries[] {
  const noise = sequence(11);
  const weekly = (metric: MetricId, centre: number, spread: number, n: number | null): MetricSeries => {
    const points = Array.from({ length: 12 }, (_, index): ChartPoint => {
      const at = day("2026-06-22") + index * 7;
      const value = index === 5 ? null : centre + (noise() - 0.5) * 2 * spread;
      const size = n === null ? null : Math.round(n * (0.85 + 0.3 * noise()));
      const interval =
        value === null || size === null || value > 1 ? null : wilsonInterval(Math.round(value * size), size);
      return {
        at,
        label: `week ${index}`,
        value,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        n: value === null ? null : size,
        state: index === 11 ? "immature" : "whole",
      };
    });
    return {
      metric,
      workflow: "*",
      step: "week",
      points,
      limits: { low: centre - spread * 1.4, centre, high: centre + spread * 1.4, isTrial: true },
    };
  };
  const months = Array.from({ length: 8 }, (_, index): ChartPoint => {
    const at = day(`2026-${String(index + 1).padStart(2, "0")}-01`);
    return {
      at,
      label: `month ${index}`,
      value: 58 + noise() * 9,
      low: null,
      high: null,
      n: 140 + index,
      state: "whole",
    };
  });
  return [
    weekly("avd.rate", 0.41, 0.03, 1200),
    weekly("trust.acceptance", 0.81, 0.02, 750),
    weekly("cost.perOutcome", 2, 0.12, null),
    { metric: "revenue.rqi", workflow: "*", step: "month", points: months, limits: null },
    weekly("loop.detectToValidate", 23.4, 5, null),
  ];
}

/** Complete data but for a few gaps, one of them not waived. */
export function sampleSufficiency(
  workflows: readonly string[],
  segments: readonly string[],
): readonly SufficiencyRow[] {
  return METRICS.flatMap((metric): readonly SufficiencyRow[] => {
    const total = TOTALS[metric.id];
    const base = {
      pillar: metric.pillar,
      metric: metric.id,
      pointsWanted: metric.pillar === "revenue" ? 1 : 4,
    };
    const roll = {
      ...base,
      workflow: "*",
      segment: "*",
      points: total === undefined ? 0 : base.pointsWanted,
      n: total?.[1] ?? null,
      gap: total === undefined ? "no data" : null,
      waiver: total === undefined ? "Telemetry arrives with the October release" : null,
    };
    if (metric.id === "trust.acceptance") {
      return [
        roll,
        {
          ...base,
          workflow: workflows[1] ?? "*",
          segment: segments[3] ?? "*",
          points: 2,
          n: 34,
          gap: "2 of 4 weeks",
          waiver: "Travel has little volume before the winter season; the roll-up is used",
        },
      ];
    }
    if (metric.id === "loop.detectToValidate") {
      return [
        roll,
        {
          ...base,
          workflow: workflows[2] ?? "*",
          segment: "*",
          points: 3,
          n: 5,
          gap: "5 closed loops, 8 needed",
          waiver: null,
        },
      ];
    }
    return [roll];
  });
}
