import type { ReactElement } from "react";
import type { ReportFormat } from "../format/report-format.ts";
import { axisLabels } from "./axis-label.ts";
import { clearBaseline } from "./label-layout.ts";
import type { LinePartProps } from "./line-ground.tsx";
import { colour } from "./tokens.ts";

/** Room that a date label takes. */
const LABEL_ROOM = 58;

/** Ticks at the left, dates below, the zero line, and where there is no data. */
export function LineAxes({
  spec,
  geometry,
  box,
  format,
  hasDates,
}: LinePartProps & { readonly format: ReportFormat; readonly hasDates: boolean }): ReactElement {
  const { x, y, yTicks, gaps } = geometry;
  const bottom = box.height - box.bottom;
  const points = spec.series[0]?.points ?? [];
  const spacing = points.length > 1 ? (box.width - box.left - box.right) / (points.length - 1) : box.width;
  const every = Math.max(1, Math.ceil(LABEL_ROOM / spacing));
  const dated = hasDates ? points.filter((_, index) => index % every === 0) : [];
  const unit = format.unitName(spec.unit);
  const labels = axisLabels(yTicks, spec.unit, format);
  const { baseline, target, threshold, otherThreshold, limits } = spec;
  const bands = [threshold, otherThreshold].flatMap((band) => [band?.breach, band?.warn]);
  const across = [baseline?.value, target, ...bands, limits?.low, limits?.centre, limits?.high];
  const lines = across.flatMap((value) => (typeof value === "number" ? [y(value)] : []));
  const noData = clearBaseline(lines, box.top, bottom - 4);
  const hasZeroLine = (y.domain()[0] ?? 0) < 0;
  return (
    <g className="axis">
      <path d={yTicks.map((tick) => `M${box.left - 4} ${y(tick)}h4`).join("")} stroke={colour("hairline")} />
      <g textAnchor="end">
        {yTicks.map((tick, index) => (
          <text key={tick} x={box.left - 8} y={y(tick)} dy="0.35em">
            {labels[index]}
          </text>
        ))}
      </g>
      {hasDates && unit !== "" ? <UnitName name={unit} box={box} /> : null}
      {hasZeroLine ? (
        <path d={`M${box.left} ${y(0)}H${box.width - box.right}`} stroke={colour("hairline")} />
      ) : null}
      <path
        d={`M${box.left} ${bottom}H${box.width - box.right}`}
        stroke={colour("border")}
        strokeWidth={0.75}
      />
      {dated.length === 0 ? null : (
        <path
          d={dated.map(({ at }) => `M${x(at)} ${bottom}v4`).join("")}
          stroke={colour("border")}
          strokeWidth={0.75}
        />
      )}
      <g textAnchor="middle">
        {dated.map(({ at }) => (
          <text key={at} x={x(at)} y={bottom + 15}>
            {spec.step === "month" ? format.dates.month(at) : format.dates.shortDate(at)}
          </text>
        ))}
        {gaps.map((gap) => (
          <text
            key={gap.label}
            className="faint"
            x={Math.min(box.width - box.right - 24, Math.max(box.left + 24, gap.x))}
            y={noData}
          >
            no data
          </text>
        ))}
      </g>
    </g>
  );
}

/** Width of a letter of the axis, counted wide. */
const LETTER = 6;

/** What the ticks count: over them, or from the left edge where it is a longer name. */
function UnitName({
  name,
  box,
}: {
  readonly name: string;
  readonly box: LinePartProps["box"];
}): ReactElement {
  const end = box.left - 8;
  return (
    <text {...(name.length * LETTER > end ? { x: 0 } : { x: end, textAnchor: "end" })} y={box.top - 12}>
      {name}
    </text>
  );
}
