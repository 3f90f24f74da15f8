import type { ReactElement } from "react";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import { Waterfall } from "../../../shared/report/charts/waterfall.tsx";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { Measured } from "../../components/measured.tsx";
import type { Overview } from "../../figures/overview.ts";

const CHART_HEIGHT = 104;

/** The width of the chart in a window so wide: today.css and parts.css say how wide its column is; 0: all there is. */
function expectedWidth(windowWidth: number): number {
  if (windowWidth <= 1040) return 0;
  return (windowWidth <= 1360 ? 320 : 384) - 2 * (16 + 1);
}

/** The system value as a waterfall of its five weighted parts. */
export function SystemValue({
  overview,
  format,
}: {
  readonly overview: Overview;
  readonly format: ReportFormat;
}): ReactElement {
  const { systemValue, pillars } = overview;
  // Pillars without data have no part: the weights of the others carry the whole.
  const carried = pillars.reduce(
    (sum, { progress }) => sum + (progress.progress === null ? 0 : progress.weight),
    0,
  );
  const parts = pillars.map(({ pillar, progress }) => ({
    label: PILLAR_NAMES[pillar],
    points: progress.progress === null ? null : (progress.progress * progress.weight * 100) / carried,
  }));
  const sentence = parts
    .map(({ label, points }) => `${label} ${points === null ? "no data" : format.numbers.signed(points, 0)}`)
    .join(", ");
  return (
    <section className="surface pad stack tight" aria-labelledby="system-value">
      <div className="row wide wrap" style={{ alignItems: "baseline" }}>
        <h3 id="system-value" className="title3 grow">
          System value
        </h3>
        <span className="caption">
          {systemValue === null ? "no pillar has baseline, target and data" : "of 100, since the baseline"}
        </span>
      </div>
      <p className="figure0">{systemValue === null ? "–" : format.numbers.signed(systemValue, 0)}</p>
      {systemValue === null ? null : (
        <Measured height={CHART_HEIGHT} expected={expectedWidth(window.innerWidth)}>
          {(width) => (
            <Waterfall
              id="system-value-parts"
              title="System value by pillar"
              sentence={`${sentence}; together ${format.numbers.signed(systemValue, 0)} of 100.`}
              parts={parts}
              format={format}
              width={width}
              height={CHART_HEIGHT}
            />
          )}
        </Measured>
      )}
    </section>
  );
}
