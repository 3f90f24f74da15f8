import { type ReactElement, useState } from "react";
import { type Drawn, type DrawnLine, EDGES, HEAT_COLUMNS, HEIGHT, WIDTH } from "./chart-data.ts";
import { reactDashboard } from "./react-dashboard.ts";

const { left, right, top, bottom } = EDGES;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** What one writes by hand: a path, five lines with numbers, some dates, and what is pointed at in words. */
function Line({ line: { title, values } }: { readonly line: DrawnLine }): ReactElement {
  const [place, setPlace] = useState<number | null>(null);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = (WIDTH - left - right) / (values.length - 1);
  const y = (value: number): number => top + (1 - (value - low) / (high - low)) * (HEIGHT - top - bottom);
  const path = values
    .map((value, at) => `${at === 0 ? "M" : "L"}${(left + at * step).toFixed(1)} ${y(value).toFixed(1)}`)
    .join("");
  return (
    <div
      style={{ position: "relative" }}
      onPointerMove={(event) => {
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
        setPlace(Math.min(values.length - 1, Math.max(0, Math.round((x - left) / step))));
      }}
      onPointerLeave={() => setPlace(null)}
    >
      <svg width={WIDTH} height={HEIGHT} fontSize="11">
        <title>{title}</title>
        {TICKS.map((share) => {
          const value = low + share * (high - low);
          return (
            <g key={share}>
              <path d={`M${left} ${y(value)}H${WIDTH - right}`} stroke="#ddd" />
              <text x="4" y={y(value)}>
                {value.toFixed(1)}
              </text>
            </g>
          );
        })}
        {TICKS.map((share) => (
          <text key={share} x={left + share * (WIDTH - left - right)} y={HEIGHT - 6}>
            {`W${Math.round(share * (values.length - 1)) + 1}`}
          </text>
        ))}
        <path d={path} fill="none" stroke="#36c" strokeWidth="1.5" />
      </svg>
      <p style={{ position: "absolute", top: 0, left: 0, margin: 0 }}>
        {place === null ? "" : `W${place + 1}: ${(values[place] ?? 0).toFixed(1)}`}
      </p>
    </div>
  );
}

export function Heat({ heat }: { readonly heat: Drawn["heat"] }): ReactElement {
  const width = (WIDTH - 80) / HEAT_COLUMNS;
  return (
    <svg width={WIDTH} height={heat.length * 18} fontSize="10">
      {heat.map((shares, row) => (
        <g key={row}>
          <text x="2" y={row * 18 + 12}>{`Company ${row + 1}`}</text>
          {shares.map((share, column) => (
            <g key={column}>
              <rect
                x={80 + column * width}
                y={row * 18}
                width={width - 1}
                height={17}
                fill={heatColour(share)}
              >
                <title>{share.toFixed(2)}</title>
              </rect>
              <text x={84 + column * width} y={row * 18 + 12}>
                {share.toFixed(2)}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}

export function heatColour(share: number): string {
  return `rgb(${Math.round(255 * (1 - share))},${Math.round(120 + 100 * share)},90)`;
}

export const dashboard = reactDashboard((drawn) => (
  <div style={{ display: "flex", flexWrap: "wrap", width: 1400 }}>
    {drawn.lines.map((line) => (
      <Line key={line.title} line={line} />
    ))}
    <Heat heat={drawn.heat} />
  </div>
));
