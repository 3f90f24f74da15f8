import { PILLARS, type Pillar } from "../../metrics/metric-settings.ts";
import type { ChartBlock, ReportSection } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import { plural } from "./blocks.ts";
import { scopeChart } from "./pillar-charts.ts";

/** Comparisons of up to this many rows stand on their pillar's own page. */
const ROWS_ON_A_PILLAR_PAGE = 4;

/** The comparison of scopes that fits on the pillar's page; null where there is none or it has a page of its own. */
export function smallScopeChart(context: BaselineContext, pillar: Pillar): ChartBlock | null {
  const chart = scopeChart(context, pillar);
  return chart !== null && isSmall(chart) ? chart : null;
}

/** All larger comparisons together; null where every pillar has its own on its page. */
export function spreadSection(context: BaselineContext): Omit<ReportSection, "number"> | null {
  const charts = PILLARS.flatMap((pillar) => {
    const chart = scopeChart(context, pillar);
    return chart === null || isSmall(chart) ? [] : [chart];
  });
  if (charts.length === 0) return null;
  const { workflows, segments } = context.input.pilot;
  return {
    id: "spread",
    name: "Spread",
    finding: `${plural(workflows.length, "workflow")} and ${plural(segments.length, "segment")} stand behind the averages`,
    hasContent: true,
    blocks: charts,
  };
}

function isSmall(chart: ChartBlock): boolean {
  return chart.spec.kind !== "dots" || chart.spec.rows.length <= ROWS_ON_A_PILLAR_PAGE;
}
