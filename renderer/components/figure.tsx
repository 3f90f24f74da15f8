import { Fragment, type ReactElement } from "react";
import {
  type FigureUnit,
  type PrintedValue,
  type ReportFormat,
  unitSpace,
} from "../../shared/report/format/report-format.ts";

/** A printed value with its unit set smaller. */
export function Value({ printed }: { readonly printed: PrintedValue }): ReactElement {
  if (printed.unit === "") return <span>{printed.text}</span>;
  return (
    <span>
      {printed.number}
      <span className="unit">
        {unitSpace(printed.unit)}
        {printed.unit}
      </span>
    </span>
  );
}

interface FigureProps {
  readonly value: number | null;
  readonly unit: FigureUnit;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly format: ReportFormat;
  readonly size?: "figure0" | "figure1" | "figure2";
  /** Money in compact form. */
  readonly isCompact?: boolean;
}

/** A number with what is needed to judge it: the 95 % interval and n stand below, never in a tooltip. */
export function Figure({
  value,
  unit,
  low,
  high,
  n,
  format,
  size = "figure1",
  isCompact,
}: FigureProps): ReactElement {
  const interval = format.interval(low, high, unit);
  const under = [interval, n === null ? "" : `n ${format.count(n)}`].filter((part) => part !== "");
  return (
    <div>
      <div className={size}>
        <Value printed={isCompact === true ? format.compact(value, unit) : format.value(value, unit)} />
      </div>
      <div className="caption">
        {under.length === 0 ? (value === null ? "no data" : "no interval") : null}
        {under.map((part, place) => (
          <Fragment key={part}>
            {place === 0 ? "" : " · "}
            <span className="whole">{part}</span>
          </Fragment>
        ))}
      </div>
    </div>
  );
}
