import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import type { ReportFormat } from "../format/report-format.ts";
import { characters } from "../text/characters.ts";
import { axisLabels } from "./axis-label.ts";
import type { DotIntervalSpec } from "./chart-spec.ts";
import { textWidth } from "./label-layout.ts";
import { colour } from "./tokens.ts";

const ROW = 14;
const HEAD = 18;
const FOOT = 20;

interface DotIntervalProps {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly spec: DotIntervalSpec;
  readonly format: ReportFormat;
  readonly width?: number;
}

/** One row per scope: name, dot with its 95 % interval on a common scale, value, interval and n. */
export function DotInterval({
  id,
  title,
  sentence,
  spec,
  format,
  width = 658,
}: DotIntervalProps): ReactElement {
  const rows = rowsOf(spec, width);
  const height = HEAD + rows.length * ROW + FOOT;
  const left = 176;
  const right = width - 176;
  const x = scaleLinear(domainOf(spec), [left, right]).nice(4);
  const ticks = x.ticks(4);
  const bottom = height - FOOT;
  const { reference } = spec;
  return (
    <svg
      className="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sentence}</desc>
      <g className="axis head">
        <text x={width - 118} y={11} textAnchor="end">
          {["Value", format.unitName(spec.unit)].filter((part) => part !== "").join(", ")}
        </text>
        <text x={width - 44} y={11} textAnchor="end">
          95 % interval
        </text>
        <text x={width} y={11} textAnchor="end">
          n
        </text>
      </g>
      {reference === undefined ? null : (
        <g className="axis">
          <path
            d={`M${x(reference.value)} ${HEAD - 4}V${bottom}`}
            stroke={colour("neutralMark")}
            strokeDasharray="4 3"
            strokeWidth={1.25}
          />
          <text x={x(reference.value)} y={11} textAnchor="middle">
            {reference.label}
          </text>
        </g>
      )}
      {rows.map((row, index) => {
        const y = HEAD + index * ROW + ROW / 2;
        if (row.kind === "group") {
          return (
            <g key={row.key}>
              <path d={`M0 ${y - ROW / 2}H${width}`} stroke={colour("hairline")} strokeWidth={0.75} />
              <text className="group" x={0} y={y} dy="0.35em">
                {row.label}
              </text>
            </g>
          );
        }
        const ink = row.isTotal ? colour("text") : colour("text2");
        const { value, low, high } = row;
        return (
          <g key={row.key} className={row.isTotal ? "total" : "row"}>
            <text x={row.indent} y={y} dy="0.35em">
              {row.label}
            </text>
            {low === null || high === null ? null : (
              <path d={`M${x(low)} ${y}H${x(high)}`} stroke={ink} strokeWidth={row.isTotal ? 2 : 1.5} />
            )}
            {value === null ? (
              <text className="faint" x={left} y={y} dy="0.35em">
                no data
              </text>
            ) : (
              <circle cx={x(value)} cy={y} r={row.isTotal ? 4 : 3} fill={ink} />
            )}
            <text className="number" x={width - 118} y={y} dy="0.35em" textAnchor="end">
              {format.bare(value, spec.unit)}
            </text>
            <text className="quiet" x={width - 44} y={y} dy="0.35em" textAnchor="end">
              {format.interval(low, high, spec.unit)}
            </text>
            <text className="quiet" x={width} y={y} dy="0.35em" textAnchor="end">
              {format.count(row.n)}
            </text>
          </g>
        );
      })}
      <g className="axis">
        <path d={`M${left} ${bottom}H${right}`} stroke={colour("border")} strokeWidth={0.75} />
        <path
          d={ticks.map((tick) => `M${x(tick)} ${bottom}v4`).join("")}
          stroke={colour("border")}
          strokeWidth={0.75}
        />
        <g textAnchor="middle">
          {axisLabels(ticks, spec.unit, format).map((label, index) => (
            <text key={ticks[index]} x={x(ticks[index] ?? 0)} y={bottom + 15}>
              {label}
            </text>
          ))}
        </g>
      </g>
    </svg>
  );
}

type PlacedRow =
  | { readonly kind: "group"; readonly key: string; readonly label: string }
  | {
      readonly kind: "row";
      readonly key: string;
      readonly label: string;
      readonly indent: number;
      readonly value: number | null;
      readonly low: number | null;
      readonly high: number | null;
      readonly n: number | null;
      readonly isTotal: boolean;
    };

function rowsOf(spec: DotIntervalSpec, width: number): readonly PlacedRow[] {
  const rows: PlacedRow[] = [];
  let group = "";
  spec.rows.forEach((row, index) => {
    if (row.group !== group && row.group !== "") {
      rows.push({ kind: "group", key: `group ${index}`, label: fitted(row.group, width - 200) });
    }
    group = row.group;
    const indent = row.group === "" ? 0 : 10;
    rows.push({
      kind: "row",
      key: `row ${index}`,
      label: fitted(row.label, 160 - indent),
      indent,
      value: row.value,
      low: row.low,
      high: row.high,
      n: row.n,
      isTotal: row.isTotal === true,
    });
  });
  return rows;
}

function domainOf(spec: DotIntervalSpec): [number, number] {
  const values: number[] = [];
  for (const row of spec.rows) {
    for (const value of [row.value, row.low, row.high]) if (value !== null) values.push(value);
  }
  if (spec.reference !== undefined) values.push(spec.reference.value);
  const [low = 0, high = 1] = extent(values);
  if (low === high) return low === 0 ? [0, 1] : [low - Math.abs(low) * 0.1, low + Math.abs(low) * 0.1];
  const room = (high - low) * 0.05;
  const bottom = spec.unit === "rate" || low >= 0 ? Math.max(Math.min(0, low), low - room) : low - room;
  return [bottom, spec.unit === "rate" ? Math.min(Math.max(1, high), high + room) : high + room];
}

/** A name cut to the room it has. */
function fitted(text: string, width: number): string {
  const shown = characters(text);
  const fits = Math.floor(width / textWidth("x", 10.67));
  return shown.length <= fits ? text : `${shown.slice(0, fits - 1).join("")}…`;
}
