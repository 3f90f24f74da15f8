import { type ReactElement, useState } from "react";
import { CourseChart } from "../../../../renderer/components/course-chart.tsx";
import type { HeatmapSpec, LineChartSpec } from "../../../../shared/report/charts/chart-spec.ts";
import { HeatmapTable } from "../../../../shared/report/charts/heatmap-table.tsx";
import { type HeatStep, heatCss } from "../../../../shared/report/charts/tokens.ts";
import { reportFormat } from "../../../../shared/report/format/report-format.ts";
import {
  type Drawn,
  type DrawnLine,
  EDGES,
  FIRST_DAY,
  HEAT_COLUMNS,
  HEIGHT,
  POINTS,
  WIDTH,
} from "./chart-data.ts";
import { reactDashboard } from "./react-dashboard.ts";

// What the page of a report has around its charts.
const sheet = new CSSStyleSheet();
sheet.replaceSync(heatCss());
document.adoptedStyleSheets = [sheet];

const format = reportFormat({ currency: "EUR", asOf: FIRST_DAY + 7 * POINTS });
const BOX = { width: WIDTH, height: HEIGHT, ...EDGES };

function Line({ line }: { readonly line: DrawnLine }): ReactElement {
  const [current, setCurrent] = useState<number | null>(null);
  const spec: LineChartSpec = {
    kind: "line",
    unit: "count",
    step: "week",
    series: [
      {
        label: line.title,
        points: line.values.map((value, place) => ({
          at: FIRST_DAY + 7 * place,
          label: `W${place + 1}`,
          value,
          low: null,
          high: null,
          n: 100,
          state: "whole",
        })),
      },
    ],
  };
  return (
    <CourseChart
      id={line.title.replace(" ", "-")}
      pilotId="pilot"
      title={line.title}
      spec={spec}
      scope={{ metric: "avd.volume", workflow: "*", segment: "*" }}
      format={format}
      box={BOX}
      current={current}
      onCurrent={setCurrent}
    />
  );
}

function heatSpec(heat: Drawn["heat"]): HeatmapSpec {
  return {
    kind: "heatmap",
    wordColumns: 0,
    columns: Array.from({ length: HEAT_COLUMNS }, (_, place) => `Pillar ${place + 1}`),
    rows: heat.map((shares, place) => ({
      label: `Company ${place + 1}`,
      cells: shares.map((share) => ({
        text: share.toFixed(2),
        step: (Math.floor(share * 7) - 3) as HeatStep,
      })),
    })),
  };
}

export const dashboard = reactDashboard((drawn) => (
  <div style={{ display: "flex", flexWrap: "wrap", width: 1400 }}>
    {drawn.lines.map((line) => (
      <Line key={line.title} line={line} />
    ))}
    <HeatmapTable title="Pillars" spec={heatSpec(drawn.heat)} />
  </div>
));
