import type { ReactElement } from "react";
import type { ReportFormat } from "../format/report-format.ts";
import type { ChartSpec } from "./chart-spec.ts";
import { DotInterval } from "./dot-interval.tsx";
import { HeatmapTable } from "./heatmap-table.tsx";
import { LineChart } from "./line-chart.tsx";
import { SharesBar } from "./shares-bar.tsx";
import { Timeline } from "./timeline.tsx";

/** The component of any chart of a report. */
export function ChartView({
  id,
  title,
  sentence,
  spec,
  format,
}: {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly spec: ChartSpec;
  readonly format: ReportFormat;
}): ReactElement {
  const common = { id, title, sentence, format };
  switch (spec.kind) {
    case "line":
      return <LineChart {...common} spec={spec} />;
    case "dots":
      return <DotInterval {...common} spec={spec} />;
    case "heatmap":
      return <HeatmapTable title={title} spec={spec} />;
    case "timeline":
      return <Timeline {...common} spec={spec} />;
    case "shares":
      return <SharesBar {...common} spec={spec} />;
  }
}
