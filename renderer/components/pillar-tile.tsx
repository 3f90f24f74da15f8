import type { ReactElement } from "react";
import { Sparkline, type SparkPoint } from "../../shared/report/charts/sparkline.tsx";
import type { Status } from "../../shared/report/charts/status.ts";
import { StatusMark } from "../../shared/report/charts/status-mark.tsx";
import type { FigureUnit, ReportFormat } from "../../shared/report/format/report-format.ts";
import { Figure } from "./figure.tsx";

/** What a tile shows of a pillar's headline. */
export interface TileFacts {
  readonly name: string;
  readonly metric: string;
  readonly unit: FigureUnit;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly status: Status;
  readonly difference: number | null;
  readonly spark: readonly SparkPoint[];
  readonly baseline: number | null;
}

/** A pillar at a glance: figure with interval, twelve periods, difference from the baseline with its verdict. */
export function PillarTile({
  facts,
  format,
  href,
}: {
  readonly facts: TileFacts;
  readonly format: ReportFormat;
  readonly href: string;
}): ReactElement {
  const { name, metric, unit, value, low, high, n, status, difference, spark, baseline } = facts;
  const against =
    baseline === null
      ? "no baseline yet"
      : difference === null
        ? "against baseline: –"
        : `${format.difference(difference, unit).text} vs baseline`;
  return (
    <a className="tile" href={href}>
      <span className="head">
        <span className="label">{name}</span>
        <span aria-hidden="true" className="row">
          <StatusMark status={status} size={16} />
        </span>
      </span>
      <span className="caption clip">{metric}</span>
      <Figure value={value} unit={unit} low={low} high={high} n={n} format={format} isCompact />
      <Sparkline points={spark} {...(baseline === null ? {} : { baseline })} />
      <span className="caption">
        {against} · {status.word}
      </span>
    </a>
  );
}
