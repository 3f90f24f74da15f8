import type { ReactElement } from "react";
import type { ReportFormat } from "../format/report-format.ts";
import type { SharesSpec } from "./chart-spec.ts";
import { colour } from "./tokens.ts";

const WIDTH = 658;

/** Parts of a whole in one bar, each named above and counted inside. */
export function SharesBar({
  id,
  title,
  sentence,
  spec,
  format,
}: {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly spec: SharesSpec;
  readonly format: ReportFormat;
}): ReactElement {
  const total = spec.parts.reduce((sum, part) => sum + part.share, 0);
  const placed = sharePlaces(spec, WIDTH);
  return (
    <svg className="chart" role="img" aria-labelledby={`${id}-title ${id}-desc`} viewBox={`0 0 ${WIDTH} 46`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sentence}</desc>
      {placed.map((part, index) => (
        <g key={part.label} className="axis">
          <text x={part.left} y={10}>
            {part.label}
          </text>
          <rect
            x={part.left}
            y={17}
            width={Math.max(0, part.width - 2)}
            height={26}
            fill={index % 2 === 0 ? colour("text2") : colour("text3")}
          />
          {part.width < 30 ? null : (
            <text className="inverse" x={part.left + 7} y={30} dy="0.35em">
              {format.numbers.upTo((part.share / total) * 100, 1)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** Each part with its left edge and width on a bar of that width. */
export function sharePlaces(
  spec: SharesSpec,
  width: number,
): readonly {
  readonly label: string;
  readonly share: number;
  readonly left: number;
  readonly width: number;
}[] {
  const total = spec.parts.reduce((sum, part) => sum + part.share, 0);
  const scale = total > 0 ? width / total : 0;
  return spec.parts.map((part, index) => {
    const before = spec.parts.slice(0, index).reduce((sum, one) => sum + one.share, 0);
    return { ...part, left: before * scale, width: part.share * scale };
  });
}
