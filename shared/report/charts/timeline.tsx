import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import type { ReportFormat } from "../format/report-format.ts";
import type { TimelineSpec } from "./chart-spec.ts";
import { colour } from "./tokens.ts";

const WIDTH = 658;
const HEIGHT = 98;

/** The 180 days: five phases as bands, gates as diamonds, the report's date as a line. */
export function Timeline({
  id,
  title,
  sentence,
  spec,
  format,
}: {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly spec: TimelineSpec;
  readonly format: ReportFormat;
}): ReactElement {
  const last = Math.max(180, ...spec.phases.map((phase) => phase.to));
  const x = scaleLinear([0, last + 1], [1, WIDTH - 1]);
  const today = spec.asOf - spec.start;
  return (
    <svg
      className="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sentence}</desc>
      {spec.phases.map((phase, index) => (
        <g key={phase.name}>
          <rect
            x={x(phase.from)}
            y={30}
            width={x(phase.to + 1) - x(phase.from) - 2}
            height={26}
            fill={index % 2 === 0 ? colour("neutralTint") : colour("canvas")}
            stroke={colour("hairline")}
            strokeWidth={0.75}
          />
          <text className="phase" x={x(phase.from) + 6} y={43} dy="0.35em">
            {phase.name}
          </text>
        </g>
      ))}
      {spec.marks.map((mark, index) => {
        const at = x(mark.day + 1) - 1;
        return (
          <g key={mark.label} className="axis">
            <path
              d={`M${at - 1} 60l4.5 4.5-4.5 4.5-4.5-4.5z`}
              fill={colour("surface")}
              stroke={colour("text2")}
              strokeWidth={1.25}
            />
            <text x={at + 3} y={80} textAnchor={index === -1 ? "start" : "end"}>
              {mark.label}
            </text>
            <text className="faint" x={at + 3} y={91} textAnchor="end">
              {format.dates.shortDate(spec.start + mark.day)}
            </text>
          </g>
        );
      })}
      {today < 0 || today > last ? null : (
        <g className="axis">
          <path d={`M${x(today)} 18V58`} stroke={colour("accent")} strokeWidth={1.5} />
          <text
            className="today"
            x={x(today) + (today > 120 ? -5 : 0)}
            y={11}
            textAnchor={today < 12 ? "start" : today > 168 ? "end" : "middle"}
          >
            {`Day ${today}, this report`}
          </text>
        </g>
      )}
    </svg>
  );
}
