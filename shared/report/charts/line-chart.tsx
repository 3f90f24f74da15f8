import type { ReactElement } from "react";
import type { ReportFormat } from "../format/report-format.ts";
import { ChangeFlags } from "./change-flags.tsx";
import type { LineChartSpec } from "./chart-spec.ts";
import { LineAxes } from "./line-axes.tsx";
import { LineEdge } from "./line-edge.tsx";
import { type LineGeometry, lineGeometry, type PlotBox } from "./line-geometry.ts";
import { LineGround } from "./line-ground.tsx";
import { LineMarks } from "./line-marks.tsx";
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
  /** The places in that box, where they are known already. */
  readonly geometry?: LineGeometry;
  /** One of several under one axis: no dates, and changes as lines without flags over its whole height. */
  readonly isRow?: boolean;
  /** The lines say their names and numbers alone at the right edge: where the chart is narrow. */
  readonly hasShortNames?: boolean;
}

/** A line over time with interval band, baseline, target, threshold, process limits and changes. */
export function LineChart(props: LineChartProps): ReactElement {
  const { id, title, sentence, spec, format, box: asked, isRow = false, hasShortNames = isRow } = props;
  const box = asked ?? (spec.isTall === true ? { ...LINE_BOX, height: TALL } : LINE_BOX);
  const geometry = props.geometry ?? lineGeometry(spec, box);
  const isSingle = spec.series.length === 1;
  const isOpen = spec.series.some(({ points }) => points.some(({ state }) => state !== "whole"));
  const part = { spec, geometry, box };
  return (
    <svg
      className="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      viewBox={`0 0 ${box.width} ${box.height}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sentence}</desc>
      {isOpen ? <Hatch id={`${id}-hatch`} /> : null}
      <LineGround {...part} />
      <LineAxes {...part} format={format} hasDates={!isRow} />
      {spec.series.map((series, index) => (
        <LineMarks
          key={series.label}
          {...part}
          runs={geometry.runs[index] ?? []}
          ink={isSingle ? colour("text") : colour(seriesToken(index))}
          hatch={`url(#${id}-hatch)`}
          hasBand={spec.series.length <= 2}
        />
      ))}
      <ChangeFlags
        changes={spec.changes ?? []}
        x={geometry.x}
        top={isRow ? 0 : box.top}
        bottom={isRow ? box.height : box.height - box.bottom}
        isLineOnly={isRow}
      />
      <LineEdge {...part} format={format} isShort={hasShortNames} />
    </svg>
  );
}

/** What open periods are filled with. */
function Hatch({ id }: { readonly id: string }): ReactElement {
  return (
    <defs>
      <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V4" stroke={colour("neutralMark")} strokeWidth={1} />
      </pattern>
    </defs>
  );
}
