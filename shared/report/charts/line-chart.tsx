import { area, line } from "d3-shape";
import type { ReactElement } from "react";
import type { ReportFormat } from "../format/report-format.ts";
import { axisLabel } from "./axis-label.ts";
import { ChangeFlags } from "./change-flags.tsx";
import type { LineChartSpec } from "./chart-spec.ts";
import { spreadLabels } from "./label-layout.ts";
import { type LineGeometry, lineGeometry, type PlacedPoint, type PlotBox } from "./line-geometry.ts";
import { colour, seriesToken } from "./tokens.ts";

/** Height of a chart that has the page to itself. */
const TALL = 236;

/** Room around the plot of a report's line chart; the right edge holds the names of the lines. */
export const LINE_BOX: PlotBox = { width: 658, height: 166, left: 40, right: 116, top: 22, bottom: 22 };

interface LineChartProps {
  /** Unique in its page: names of patterns derive from it. */
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly spec: LineChartSpec;
  readonly format: ReportFormat;
  readonly box?: PlotBox;
}

/** A line over time with interval band, baseline, target, threshold, process limits and changes. */
export function LineChart({ id, title, sentence, spec, format, box: asked }: LineChartProps): ReactElement {
  const box = asked ?? (spec.isTall === true ? { ...LINE_BOX, height: TALL } : LINE_BOX);
  const geometry = lineGeometry(spec, box);
  const isSingle = spec.series.length === 1;
  return (
    <svg
      className="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${box.width} ${box.height}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sentence}</desc>
      <defs>
        <pattern
          id={`${id}-hatch`}
          width={4}
          height={4}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V4" stroke={colour("neutralMark")} strokeWidth={1} />
        </pattern>
      </defs>
      <Ground spec={spec} geometry={geometry} box={box} />
      <Axes spec={spec} geometry={geometry} box={box} format={format} />
      {spec.series.map((series, index) => (
        <Line
          key={series.label}
          runs={geometry.runs[index] ?? []}
          ink={isSingle ? colour("text") : colour(seriesToken(index))}
          hatch={`url(#${id}-hatch)`}
          spec={spec}
          box={box}
          hasBand={spec.series.length <= 2}
        />
      ))}
      <ChangeFlags
        changes={spec.changes ?? []}
        x={geometry.x}
        top={box.top}
        bottom={box.height - box.bottom}
      />
      <EdgeLabels spec={spec} geometry={geometry} box={box} format={format} />
    </svg>
  );
}

interface PartProps {
  readonly spec: LineChartSpec;
  readonly geometry: LineGeometry;
  readonly box: PlotBox;
}

/** What lies under the line: the side past the threshold, baseline window and interval, limits. */
function Ground({ spec, geometry, box }: PartProps): ReactElement {
  const { x, y } = geometry;
  const [left, right] = [box.left, box.width - box.right];
  const [top, bottom] = [box.top, box.height - box.bottom];
  const across = (value: number): string => `M${left} ${y(value)}H${right}`;
  const { baseline, threshold, limits, target } = spec;
  const windowLeft = baseline === undefined ? 0 : Math.max(left, x(baseline.from) - halfStep(spec, x));
  const windowRight = baseline === undefined ? 0 : Math.min(right, x(baseline.to));
  return (
    <g>
      {threshold === undefined ? null : (
        <rect
          x={left}
          y={threshold.direction === "up" ? y(threshold.breach) : top}
          width={right - left}
          height={Math.max(
            0,
            threshold.direction === "up" ? bottom - y(threshold.breach) : y(threshold.breach) - top,
          )}
          fill={colour("bad")}
          fillOpacity={0.08}
        />
      )}
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
          width={60}
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
      {threshold === undefined ? null : (
        <path d={across(threshold.breach)} stroke={colour("bad")} strokeWidth={1.25} />
      )}
      {threshold === undefined || threshold.warn === null ? null : (
        <path
          d={across(threshold.warn)}
          stroke={colour("unsettledMark")}
          strokeWidth={1.25}
          strokeDasharray="1.25 3"
        />
      )}
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
    </g>
  );
}

function Axes({ spec, geometry, box, format }: PartProps & { readonly format: ReportFormat }): ReactElement {
  const { x, y, yTicks, gaps } = geometry;
  const bottom = box.height - box.bottom;
  const points = spec.series[0]?.points ?? [];
  const spacing = points.length > 1 ? (box.width - box.left - box.right) / (points.length - 1) : box.width;
  const every = Math.max(1, Math.ceil(58 / spacing));
  const hasZeroLine = y.domain()[0] !== undefined && (y.domain()[0] ?? 0) < 0;
  return (
    <g className="axis">
      {yTicks.map((tick) => (
        <g key={tick}>
          <path d={`M${box.left - 4} ${y(tick)}h4`} stroke={colour("hairline")} />
          <text x={box.left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
            {axisLabel(tick, spec.unit, format)}
          </text>
        </g>
      ))}
      <text x={box.left - 8} y={box.top - 12} textAnchor="end">
        {format.unitName(spec.unit)}
      </text>
      {hasZeroLine ? (
        <path d={`M${box.left} ${y(0)}H${box.width - box.right}`} stroke={colour("hairline")} />
      ) : null}
      <path
        d={`M${box.left} ${bottom}H${box.width - box.right}`}
        stroke={colour("border")}
        strokeWidth={0.75}
      />
      {points.map((point, index) =>
        index % every === 0 ? (
          <g key={point.at}>
            <path d={`M${x(point.at)} ${bottom}v4`} stroke={colour("border")} strokeWidth={0.75} />
            <text x={x(point.at)} y={bottom + 15} textAnchor="middle">
              {spec.step === "month" ? format.dates.month(point.at) : format.dates.shortDate(point.at)}
            </text>
          </g>
        ) : null,
      )}
      {gaps.map((gap) => (
        <text
          key={gap.label}
          className="faint"
          x={Math.min(box.width - box.right - 24, Math.max(box.left + 24, gap.x))}
          y={bottom - 4}
          textAnchor="middle"
        >
          no data
        </text>
      ))}
    </g>
  );
}

interface LineProps {
  readonly runs: readonly (readonly PlacedPoint[])[];
  readonly ink: string;
  readonly hatch: string;
  readonly spec: LineChartSpec;
  readonly box: PlotBox;
  readonly hasBand: boolean;
}

function Line({ runs, ink, hatch, spec, box, hasBand }: LineProps): ReactElement {
  const count = runs.reduce((sum, run) => sum + run.length, 0);
  const spacing = (box.width - box.left - box.right) / Math.max(1, count - 1);
  const path = line<PlacedPoint>(
    (point) => point.x,
    (point) => point.y,
  );
  const scaleY = lineGeometry(spec, box).y;
  const band = area<PlacedPoint>()
    .defined((point) => point.low !== null && point.high !== null)
    .x((point) => point.x)
    .y0((point) => scaleY(point.low ?? point.value))
    .y1((point) => scaleY(point.high ?? point.value));
  return (
    <g>
      {runs.map((run) => {
        const first = run[0];
        if (first === undefined) return null;
        const solid = run.filter((point) => point.state === "whole");
        const lastSolid = solid.at(-1);
        const open = run.filter((point) => point.state !== "whole");
        const dashed = lastSolid === undefined ? open : [lastSolid, ...open];
        return (
          <g key={first.at}>
            {hasBand && run.length > 1 ? <path d={band(run) ?? ""} fill={ink} fillOpacity={0.14} /> : null}
            {open.map((point) => (
              <rect
                key={point.at}
                x={point.x - Math.min(spacing / 2, 14)}
                y={box.top}
                width={Math.min(spacing, 28, box.width - box.right - point.x + Math.min(spacing / 2, 14))}
                height={box.height - box.bottom - box.top}
                fill={hatch}
                fillOpacity={0.5}
              />
            ))}
            {solid.length > 1 ? (
              <path d={path(solid) ?? ""} fill="none" stroke={ink} strokeWidth={2} strokeLinejoin="round" />
            ) : null}
            {open.length > 0 && dashed.length > 1 ? (
              <path d={path(dashed) ?? ""} fill="none" stroke={ink} strokeWidth={2} strokeDasharray="4 3" />
            ) : null}
            {run.length === 1 && first.low !== null && first.high !== null ? (
              <path
                d={`M${first.x} ${scaleY(first.low)}V${scaleY(first.high)}M${first.x - 3} ${scaleY(first.low)}h6M${first.x - 3} ${scaleY(first.high)}h6`}
                stroke={ink}
                strokeWidth={1}
              />
            ) : null}
            {run.map((point) =>
              spacing >= 24 || run.length === 1 || isSignal(point, spec) ? (
                <circle
                  key={point.at}
                  cx={point.x}
                  cy={point.y}
                  r={isSignal(point, spec) ? 4 : 2.5}
                  fill={point.state === "whole" ? ink : colour("surface")}
                  stroke={isSignal(point, spec) ? colour("surface") : ink}
                  strokeWidth={1.25}
                />
              ) : null,
            )}
          </g>
        );
      })}
    </g>
  );
}

function isSignal(point: PlacedPoint, spec: LineChartSpec): boolean {
  const { limits } = spec;
  return limits !== undefined && (point.value < limits.low || point.value > limits.high);
}

function EdgeLabels({
  spec,
  geometry,
  box,
  format,
}: PartProps & { readonly format: ReportFormat }): ReactElement {
  const { y, runs } = geometry;
  const { baseline, target, threshold, limits } = spec;
  const raw: { readonly text: string; readonly y: number; readonly ink: string }[] = [];
  const named = (name: string, value: number, ink: string): void => {
    raw.push({ text: `${name} ${format.bare(value, spec.unit)}`, y: y(value), ink });
  };
  if (target !== undefined) named("Target", target, colour("accent"));
  if (threshold !== undefined) {
    named("Breach", threshold.breach, colour("bad"));
    if (threshold.warn !== null) named("Warn", threshold.warn, colour("unsettled"));
  }
  if (baseline !== undefined) named("Baseline", baseline.value, colour("neutral"));
  if (limits !== undefined && baseline === undefined) named("Centre", limits.centre, colour("neutral"));
  if (spec.series.length > 1) {
    spec.series.forEach((series, index) => {
      const last = runs[index]?.at(-1)?.at(-1);
      if (last !== undefined) raw.push({ text: series.label, y: last.y, ink: colour(seriesToken(index)) });
    });
  }
  const labels = spreadLabels(raw, 12.5, box.top, box.height - box.bottom - 2);
  const left = box.width - box.right;
  return (
    <g className="edge">
      {labels.map((label) => (
        <g key={label.text}>
          {Math.abs(label.labelY - label.y) > 3 ? (
            <path
              d={`M${left + 7} ${label.y}L${left + 12} ${label.labelY}`}
              stroke={colour("hairline")}
              fill="none"
            />
          ) : null}
          <text x={left + 14} y={label.labelY} dy="0.35em" style={{ fill: label.ink }}>
            {label.text}
          </text>
        </g>
      ))}
    </g>
  );
}

function halfStep(spec: LineChartSpec, x: LineGeometry["x"]): number {
  return spec.step === "week" ? Math.abs(x(3.5) - x(0)) : 0;
}
