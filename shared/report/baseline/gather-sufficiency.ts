import { HEADLINES } from "../../domain/headlines.ts";
import type { SnapshotContent } from "../../domain/snapshot-content.ts";
import { type BaselineGap, CUSTOMERS_NEEDED, LOOPS_NEEDED, WEEKS_NEEDED } from "../../domain/sufficiency.ts";
import type { JsonObject } from "../../json/json.ts";
import { METRICS, type MetricId, metricDefinition } from "../../metrics/registry.ts";
import type { SufficiencyRow } from "./baseline-input.ts";

/** One row per metric, and one more for each sealed gap in a scope of its own, with the reason of its waiver. */
export function sufficiencyRows(
  content: SnapshotContent,
  waivers: readonly JsonObject[],
): readonly SufficiencyRow[] {
  const { gaps, coverage } = content.sufficiency;
  return METRICS.flatMap((definition): readonly SufficiencyRow[] => {
    const metric: MetricId = definition.id;
    const own = gaps.filter(
      (gap) => gap.metric === metric || (gap.metric === null && gap.pillar === definition.pillar),
    );
    const total = content.figures.find(
      (one) => one.metric === metric && one.workflow === "*" && one.segment === "*",
    );
    const wanted = pointsWanted(metric);
    const whole = own.find((gap) => gap.workflow === null && gap.segment === null);
    const headline = HEADLINES[definition.pillar];
    const weeks =
      coverage.find((one) => one.pillar === definition.pillar && one.segment === "*")?.weeks ?? wanted;
    const points =
      whole?.points ??
      (metric === headline && definition.family === "daily" ? Math.min(wanted, weeks) : wanted);
    const base = { pillar: definition.pillar, metric, pointsWanted: wanted };
    return [
      {
        ...base,
        workflow: "*",
        segment: "*",
        points,
        n: total?.n ?? null,
        gap: whole === undefined ? null : gapWords(whole),
        waiver: whole === undefined ? null : waiverOf(whole, waivers),
      },
      ...own
        .filter((gap) => gap.workflow !== null || gap.segment !== null)
        .map((gap) => ({
          ...base,
          workflow: gap.workflow ?? "*",
          segment: gap.segment ?? "*",
          points: gap.points,
          n: null,
          gap: gapWords(gap),
          waiver: waiverOf(gap, waivers),
        })),
    ];
  });
}

function pointsWanted(metric: MetricId): number {
  switch (metricDefinition(metric).family) {
    case "loops":
      return LOOPS_NEEDED;
    case "revenue":
      return CUSTOMERS_NEEDED;
    case "daily":
    case "incidents":
      return WEEKS_NEEDED;
  }
}

function gapWords(gap: BaselineGap): string {
  switch (gap.kind) {
    case "no pillar data":
      return "no data for the whole pillar";
    case "no data":
      return "no data in the baseline period";
    case "too few points":
      return `${gap.points} of ${gap.metric === null ? WEEKS_NEEDED : pointsWanted(gap.metric)} needed`;
    case "missing segment":
      return "no data in this segment";
  }
}

function waiverOf(gap: BaselineGap, waivers: readonly JsonObject[]): string | null {
  const waiver = waivers.find((one) => one["what"] === gap.what);
  const reason = waiver?.["reason"];
  return typeof reason === "string" ? reason : null;
}
