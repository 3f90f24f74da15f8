import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { ReactElement } from "react";
import { colour } from "./tokens.ts";

/** A point of a sparkline; hollow = immature or partial. */
export interface SparkPoint {
  readonly value: number | null;
  readonly isHollow: boolean;
}

/** The last periods as a thin line: gaps stay gaps, the last point is marked. Decorative beside its figure. */
export function Sparkline({
  points,
  width = 195,
  height = 32,
  baseline,
}: {
  readonly points: readonly SparkPoint[];
  readonly width?: number;
  readonly height?: number;
  readonly baseline?: number;
}): ReactElement {
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const [low = 0, high = 1] = extent(baseline === undefined ? values : [...values, baseline]);
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [4, width - 4]);
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [height - 4, 4]);
  const path = line<{ readonly place: number; readonly value: number | null }>()
    .defined((point) => point.value !== null)
    .x((point) => x(point.place))
    .y((point) => y(point.value ?? 0));
  const placed = points.map((point, place) => ({ ...point, place }));
  const lastIndex = placed.findLastIndex((point) => point.value !== null);
  const last = placed[lastIndex];
  return (
    <svg
      className="spark"
      aria-hidden="true"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {baseline === undefined ? null : (
        <path d={`M0 ${y(baseline)}H${width}`} stroke={colour("neutralMark")} strokeDasharray="2 2" />
      )}
      <path
        d={path(placed.filter((point) => !point.isHollow)) ?? ""}
        fill="none"
        stroke={colour("text2")}
        strokeWidth={1.5}
      />
      {last === undefined || last.value === null ? null : (
        <circle
          cx={x(last.place)}
          cy={y(last.value)}
          r={3}
          fill={last.isHollow ? colour("surface") : colour("text2")}
          stroke={colour("text2")}
        />
      )}
    </svg>
  );
}
