import { area, line } from "d3-shape";
import type { ReactElement } from "react";
import { extentOf, linearScale } from "./linear-scale.ts";
import { colour } from "./tokens.ts";

/** A point of a sparkline; hollow = immature or partial. */
export interface SparkPoint {
  readonly value: number | null;
  readonly isHollow: boolean;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly isSignal?: boolean;
}

interface SparklineProps {
  readonly points: readonly SparkPoint[];
  readonly width?: number;
  readonly height?: number;
  readonly baseline?: number;
  /** A short tick at the right edge, where it lies in the range of the line. */
  readonly target?: number;
  /** The line that fires, where it lies in the range of the line. */
  readonly breach?: number;
  /** Places of changes: 0 is the first point, 1 the second. */
  readonly changes?: readonly number[];
  /** Too few data for a line: points alone. */
  readonly isSparse?: boolean;
}

/** Periods at the end whose interval is drawn. */
const BAND_PERIODS = 4;
const PAD = 4;

interface PlacedSpark extends SparkPoint {
  readonly place: number;
}

/** The last periods as a thin line: gaps stay gaps, the last point is marked. Decorative beside its figure. */
export function Sparkline({
  points,
  width = 195,
  height = 32,
  baseline,
  target,
  breach,
  changes = [],
  isSparse = false,
}: SparklineProps): ReactElement {
  const placed = points.map((point, place): PlacedSpark => ({ ...point, place }));
  const known = placed.filter(({ value }) => value !== null);
  const recent = known.filter(({ place }) => place >= points.length - BAND_PERIODS);
  const values = [
    ...known.flatMap(({ value }) => value ?? []),
    ...recent.flatMap(({ low, high }) => [low ?? [], high ?? []].flat()),
    ...(baseline === undefined ? [] : [baseline]),
  ];
  const [low, high] = extentOf(values);
  const x = linearScale([0, Math.max(1, points.length - 1)], [PAD, width - PAD]);
  const y = linearScale(low === high ? [low - 1, high + 1] : [low, high], [height - PAD, PAD]);
  const isInside = (value: number | undefined): value is number =>
    value !== undefined && value >= low && value <= high;
  const path = line<PlacedSpark>()
    .defined(({ value }) => value !== null)
    .x(({ place }) => x(place))
    .y(({ value }) => y(value ?? 0));
  const band = area<PlacedSpark>()
    .defined((point) => point.value !== null && (point.low ?? null) !== null && (point.high ?? null) !== null)
    .x(({ place }) => x(place))
    .y0((point) => y(point.low ?? 0))
    .y1((point) => y(point.high ?? 0));
  const lastSolid = placed.findLastIndex(({ value, isHollow }) => value !== null && !isHollow);
  const open = placed.filter(({ place, isHollow, value }) => value !== null && isHollow && place > lastSolid);
  const last = known.at(-1);
  return (
    <svg
      className="spark"
      aria-hidden="true"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <path d={band(placed.slice(-BAND_PERIODS)) ?? ""} fill={colour("text2")} fillOpacity={0.14} />
      {baseline === undefined ? null : (
        <path d={`M0 ${y(baseline)}H${width}`} stroke={colour("neutralMark")} strokeDasharray="2 2" />
      )}
      {isInside(breach) ? (
        <path d={`M0 ${y(breach)}H${width}`} stroke={colour("bad")} strokeWidth={1} />
      ) : null}
      {isInside(target) ? (
        <path d={`M${width - 8} ${y(target)}h8`} stroke={colour("accent")} strokeWidth={1.5} />
      ) : null}
      {changes.map((place) => (
        <path key={place} d={`M${x(place)} ${height}v-3`} stroke={colour("text3")} strokeWidth={1} />
      ))}
      {isSparse ? null : (
        <>
          <path
            d={path(placed.slice(0, lastSolid + 1)) ?? ""}
            fill="none"
            stroke={colour("text2")}
            strokeWidth={1.5}
          />
          {open.length === 0 || lastSolid === -1 ? null : (
            <path
              d={path(placed.slice(lastSolid)) ?? ""}
              fill="none"
              stroke={colour("text2")}
              strokeWidth={1.5}
              strokeDasharray="3 2"
            />
          )}
        </>
      )}
      {known
        .filter((point) => isSparse || point.isSignal === true)
        .map(({ place, value, isSignal }) => (
          <circle
            key={place}
            cx={x(place)}
            cy={y(value ?? 0)}
            r={isSignal === true ? 3 : 2}
            fill={colour("text2")}
          />
        ))}
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
