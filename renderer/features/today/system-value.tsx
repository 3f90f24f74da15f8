import type { ReactElement } from "react";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import type { Overview } from "../../figures/overview.ts";

/** The system value with its five weighted parts. */
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
    pillar,
    progress: progress.progress,
    points: progress.progress === null ? null : (progress.progress * progress.weight * 100) / carried,
  }));
  const largest = Math.max(1, ...parts.map(({ points }) => Math.abs(points ?? 0)));
  return (
    <section className="surface pad stack" aria-labelledby="system-value">
      <div>
        <h3 id="system-value" className="title3">
          System value
        </h3>
        <p className="figure0">{systemValue === null ? "–" : format.numbers.signed(systemValue, 0)}</p>
        <p className="caption">
          {systemValue === null
            ? "no pillar has a baseline, a target and data yet"
            : "of 100, since the baseline: progress to the targets, weighted"}
        </p>
      </div>
      <div className="waterfall">
        {parts.map(({ pillar, points }) => {
          const width = ((Math.abs(points ?? 0) / largest) * 100) / 2;
          const isUp = (points ?? 0) >= 0;
          return (
            <div key={pillar} style={{ display: "contents" }}>
              <span className="caption">{PILLAR_NAMES[pillar]}</span>
              <span className="bar" aria-hidden="true">
                {points === null ? null : (
                  <i style={{ left: isUp ? "50%" : `${50 - width}%`, width: `${width}%` }} />
                )}
              </span>
              <span className="caption number">
                {points === null ? "–" : format.numbers.signed(points, 0)}
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
}
