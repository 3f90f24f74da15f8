import type { ReactElement } from "react";
import type { ReportFormat } from "../format/report-format.ts";
import { spreadLabels } from "./label-layout.ts";
import type { LinePartProps } from "./line-ground.tsx";
import { colour, seriesToken } from "./tokens.ts";

const LINE_HEIGHT = 12.5;

/** The names of the lines at the right edge, moved apart where they would touch; `isShort`: names and numbers alone. */
export function LineEdge({
  spec,
  geometry,
  box,
  format,
  isShort = false,
}: LinePartProps & { readonly format: ReportFormat; readonly isShort?: boolean }): ReactElement | null {
  const { y, runs } = geometry;
  const { baseline, target, threshold, otherThreshold, limits } = spec;
  const raw: { readonly text: string; readonly y: number; readonly ink: string }[] = [];
  const named = (name: string, value: number, ink: string, after = ""): void => {
    raw.push({ text: `${name} ${format.bare(value, spec.unit)}${after}`, y: y(value), ink });
  };
  if (target !== undefined) named("Target", target, colour("accent"));
  for (const line of [threshold, otherThreshold]) {
    if (line === undefined) continue;
    named("Breach", line.breach, colour("bad"));
    if (line.warn !== null) named("Warn", line.warn, colour("unsettled"));
  }
  if (baseline !== undefined) {
    const weeks = spec.step === "week" && !isShort ? Math.round((baseline.to - baseline.from + 1) / 7) : null;
    named("Baseline", baseline.value, colour("neutral"), weeks === null ? "" : ` (${weeks} wk)`);
  }
  if (limits !== undefined && baseline === undefined) named("Centre", limits.centre, colour("neutral"));
  if (spec.series.length > 1) {
    spec.series.forEach((series, index) => {
      const last = runs[index]?.at(-1)?.at(-1);
      if (last !== undefined) raw.push({ text: series.label, y: last.y, ink: colour(seriesToken(index)) });
    });
  }
  if (raw.length === 0) return null;
  const labels = spreadLabels(raw, LINE_HEIGHT, box.top, box.height - box.bottom - 2);
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
