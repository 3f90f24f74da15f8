import type { ReactElement } from "react";
import type { ChartThreshold, LineChartSpec } from "./chart-spec.ts";
import type { LineGeometry, PlotBox } from "./line-geometry.ts";
import { colour } from "./tokens.ts";

/** What every part of a line chart is drawn from. */
export interface LinePartProps {
  readonly spec: LineChartSpec;
  readonly geometry: LineGeometry;
  readonly box: PlotBox;
}

/** Width of the band that the baseline's interval takes at the left edge. */
const BASELINE_BAND = 60;

/** What lies under the line: the sides past the thresholds, baseline window and interval, limits, target. */
export function LineGround({ spec, geometry, box }: LinePartProps): ReactElement {
  const { x, y } = geometry;
  const [left, right] = [box.left, box.width - box.right];
  const [top, bottom] = [box.top, box.height - box.bottom];
  const across = (value: number): string => `M${left} ${y(value)}H${right}`;
  const { baseline, threshold, otherThreshold, limits, target } = spec;
  const windowLeft = baseline === undefined ? 0 : Math.max(left, x(baseline.from) - halfStep(spec, x));
  const windowRight = baseline === undefined ? 0 : Math.min(right, x(baseline.to));
  const thresholds = [threshold, otherThreshold].filter((line) => line !== undefined);
  const farSide = ({ breach, direction }: ChartThreshold): ReactElement => (
    <rect
      key={`far ${direction}`}
      x={left}
      y={direction === "up" ? y(breach) : top}
      width={right - left}
      height={Math.max(0, direction === "up" ? bottom - y(breach) : y(breach) - top)}
      fill={colour("bad")}
      fillOpacity={0.08}
    />
  );
  return (
    <>
      {thresholds.map(farSide)}
      {baseline === undefined || windowRight <= windowLeft ? null : (
        <rect
          x={windowLeft}
          y={top}
          width={windowRight - windowLeft}
          height={bottom - top}
          fill={colour("canvas")}
        />
      )}
      {baseline === undefined || baseline.low === null || baseline.high === null ? null : (
        <rect
          x={left}
          y={y(baseline.high)}
          width={BASELINE_BAND}
          height={Math.max(0.5, y(baseline.low) - y(baseline.high))}
          fill={colour("neutralMark")}
          fillOpacity={0.16}
        />
      )}
      {limits === undefined ? null : (
        <g stroke={colour("neutralMark")} strokeWidth={0.75} fill="none">
          <path d={across(limits.low)} strokeDasharray={limits.isTrial ? "5 3" : undefined} />
          <path d={across(limits.high)} strokeDasharray={limits.isTrial ? "5 3" : undefined} />
          <path d={across(limits.centre)} strokeOpacity={0.5} />
        </g>
      )}
      {thresholds.map(({ breach, warn, direction }) => (
        <g key={direction} strokeWidth={1.25}>
          <path d={across(breach)} stroke={colour("bad")} />
          {warn === null ? null : (
            <path d={across(warn)} stroke={colour("unsettledMark")} strokeDasharray="1.25 3" />
          )}
        </g>
      ))}
      {baseline === undefined ? null : (
        <path
          d={across(baseline.value)}
          stroke={colour("neutralMark")}
          strokeWidth={1.25}
          strokeDasharray="4 3"
        />
      )}
      {target === undefined ? null : (
        <g>
          <path d={across(target)} stroke={colour("accent")} strokeWidth={1} />
          <path
            d={`M${right} ${y(target)}l6 -3.5v7z`}
            fill={colour("surface")}
            stroke={colour("accent")}
            strokeWidth={1}
          />
        </g>
      )}
    </>
  );
}

function halfStep(spec: LineChartSpec, x: LineGeometry["x"]): number {
  return spec.step === "week" ? Math.abs(x(3.5) - x(0)) : 0;
}
