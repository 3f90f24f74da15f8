import type { ReactElement } from "react";
import type { ReportFormat } from "../format/report-format.ts";
import { extentOf, linearScale } from "./linear-scale.ts";
import { colour } from "./tokens.ts";

/** One part of a sum; null: no data, its column stays empty. */
export interface WaterfallPart {
  readonly label: string;
  readonly points: number | null;
}

interface WaterfallProps {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly parts: readonly WaterfallPart[];
  readonly format: ReportFormat;
  readonly width?: number;
  readonly height?: number;
}

const TOP = 16;
const FOOT = 18;
const GAP = 8;
/** Columns narrower than this have names in small type, so that they do not touch. */
const NARROW = 56;

/** Parts that add up: each column begins where the one before it ended, the sum stands at the right. */
export function Waterfall({
  id,
  title,
  sentence,
  parts,
  format,
  width = 352,
  height = 112,
}: WaterfallProps): ReactElement {
  const columns = columnsOf(parts);
  const [low, high] = extentOf([0, ...columns.flatMap(({ from, to }) => [from, to])]);
  const y = linearScale(low === high ? [-1, 1] : [low, high], [height - FOOT, TOP]);
  const room = width / columns.length;
  return (
    <svg
      className="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sentence}</desc>
      <path d={`M0 ${y(0)}H${width}`} stroke={colour("hairline")} />
      {columns.map(({ label, points, from, to, isSum }, place) => {
        const left = place * room + GAP / 2;
        const [top, bottom] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
        const next = columns[place + 1];
        return (
          <g key={label}>
            {points === null ? null : (
              <rect
                x={left}
                y={top}
                width={room - GAP}
                height={Math.max(1, bottom - top)}
                fill={isSum ? colour("text") : to >= from ? colour("neutralMark") : colour("surface")}
                stroke={isSum ? colour("text") : colour("neutralMark")}
                strokeWidth={1}
              />
            )}
            {next === undefined || isSum ? null : (
              <path
                d={`M${left + room - GAP} ${y(to)}h${GAP}`}
                stroke={colour("neutralMark")}
                strokeWidth={1}
              />
            )}
            <text
              x={left + (room - GAP) / 2}
              y={top - 4}
              textAnchor="middle"
              className={isSum ? "number" : undefined}
            >
              {points === null ? "–" : format.numbers.signed(points, 0)}
            </text>
            <text
              x={left + (room - GAP) / 2}
              y={height - 4}
              textAnchor="middle"
              style={room < NARROW ? { fontSize: 11 } : undefined}
            >
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

interface Column extends WaterfallPart {
  readonly from: number;
  readonly to: number;
  readonly isSum: boolean;
}

function columnsOf(parts: readonly WaterfallPart[]): readonly Column[] {
  let level = 0;
  const columns = parts.map((part): Column => {
    const from = level;
    level += part.points ?? 0;
    return { ...part, from, to: level, isSum: false };
  });
  const hasAny = parts.some(({ points }) => points !== null);
  return [...columns, { label: "Sum", points: hasAny ? level : null, from: 0, to: level, isSum: true }];
}
