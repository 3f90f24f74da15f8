import type { ReactElement } from "react";
import type { PreviewPeriod, ThresholdPreview } from "../../../shared/domain/threshold-preview.ts";
import { colour } from "../../../shared/report/charts/tokens.ts";
import type { FigureUnit, ReportFormat } from "../../../shared/report/format/report-format.ts";

const HEIGHT = 120;
const [TOP, BOTTOM, LEFT, RIGHT] = [10, 22, 4, 52];

interface PreviewStripProps {
  readonly preview: ThresholdPreview;
  readonly direction: "above" | "below";
  readonly breach: number;
  readonly warn: number | null;
  readonly unit: FigureUnit;
  readonly format: ReportFormat;
  readonly width: number;
}

/** The last periods with their intervals against the line that is tried; those that would have fired are diamonds. */
export function PreviewStrip(props: PreviewStripProps): ReactElement | null {
  const { preview, direction, breach, warn, unit, format, width } = props;
  const { periods } = preview;
  if (periods.length === 0) return null;
  const values = periods.flatMap(({ value, low, high }) => [value, low, high]).filter((one) => one !== null);
  const all = [...values, breach, ...(warn === null ? [] : [warn])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = (high - low) * 0.08 || Math.abs(high) * 0.1 || 1;
  const y = (value: number): number =>
    TOP + ((high + pad - value) / (high - low + 2 * pad)) * (HEIGHT - TOP - BOTTOM);
  const step = (width - LEFT - RIGHT) / periods.length;
  const x = (place: number): number => LEFT + step * (place + 0.5);
  const line = y(breach);
  const edge = direction === "above" ? TOP : HEIGHT - BOTTOM;
  const right = width - RIGHT;
  // Two labels that would stand on each other say nothing: the warning gives way.
  const warnLine = warn === null ? null : y(warn);
  const hasWarnLabel = warnLine !== null && Math.abs(warnLine - line) >= 14;
  return (
    <svg
      className="chart"
      aria-hidden="true"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
    >
      <rect
        x={LEFT}
        y={Math.min(line, edge)}
        width={right - LEFT}
        height={Math.abs(line - edge)}
        fill={colour("bad")}
        opacity={0.08}
      />
      <path d={`M${LEFT} ${line}H${right}`} stroke={colour("bad")} strokeWidth={1.25} />
      <text x={right + 6} y={line + 4} style={{ fill: colour("bad") }}>
        {format.bare(breach, unit)}
      </text>
      {warnLine === null ? null : (
        <path
          d={`M${LEFT} ${warnLine}H${right}`}
          stroke={colour("unsettledMark")}
          strokeDasharray="1.5 3"
          strokeWidth={1.25}
        />
      )}
      {hasWarnLabel && warnLine !== null ? (
        <text x={right + 6} y={warnLine + 4} style={{ fill: colour("unsettled") }}>
          {format.bare(warn, unit)}
        </text>
      ) : null}
      {periods.map((period, place) => (
        <Point key={period.label} period={period} x={x(place)} y={y} />
      ))}
      <text x={LEFT} y={HEIGHT - 6}>
        {shortLabel(periods[0])}
      </text>
      <text x={right} y={HEIGHT - 6} textAnchor="end">
        {periods.length > 1 ? shortLabel(periods.at(-1)) : ""}
      </text>
    </svg>
  );
}

function Point({
  period,
  x,
  y,
}: {
  readonly period: PreviewPeriod;
  readonly x: number;
  readonly y: (value: number) => number;
}): ReactElement | null {
  const { value, low, high, fired } = period;
  if (value === null) return <path d={`M${x - 3} ${HEIGHT - BOTTOM}h6`} stroke={colour("hairline")} />;
  const ink = fired === null ? colour("text2") : colour("bad");
  return (
    <g>
      {low === null || high === null ? null : (
        <path d={`M${x} ${y(low)}V${y(high)}`} stroke={ink} strokeWidth={1} />
      )}
      {fired === null ? (
        <circle cx={x} cy={y(value)} r={2.5} fill={ink} />
      ) : (
        <path
          d={`M${x} ${y(value) - 5}l5 5-5 5-5-5z`}
          fill={fired === "breach" ? ink : colour("surface")}
          stroke={ink}
          strokeWidth={1.25}
        />
      )}
    </g>
  );
}

/** `W46` of `2026-W46`; a month as it is. */
function shortLabel(period: PreviewPeriod | undefined): string {
  const label = period?.label ?? "";
  return label.includes("W") ? label.slice(5) : label;
}
