import type { ReactElement } from "react";
import type { GridCell } from "../../../shared/domain/metric-grid.ts";
import { heatStep } from "../../../shared/report/charts/heat-step.ts";
import type { Status } from "../../../shared/report/charts/status.ts";
import type { FigureUnit, ReportFormat } from "../../../shared/report/format/report-format.ts";
import { pillarProgress } from "../../../shared/statistics/objective.ts";

interface GridCellViewProps {
  readonly cell: GridCell;
  readonly label: string;
  readonly unit: FigureUnit;
  readonly format: ReportFormat;
  /** Of the pillar whose headline it is; null: none. */
  readonly target: number | null;
  /** What the bar at the foot is measured on. */
  readonly range: readonly [number, number];
}

/** One cell: number with the direction of a proven change, a thin bar for its interval, hatched while it is open. */
export function GridCellView({ cell, label, unit, format, target, range }: GridCellViewProps): ReactElement {
  const { value, low, high, n, difference, verdict, state, isBreach } = cell;
  if (value === null) {
    return (
      <span className="gridcell none">
        <span aria-hidden="true">–</span>
        <span className="hidden">{label}: no data</span>
      </span>
    );
  }
  const status: Status = {
    word: verdict ?? (state === "whole" ? "not sealed" : "not enough data"),
    ...(verdict === "improved" || verdict === "worse"
      ? { direction: (difference ?? 0) < 0 ? ("down" as const) : ("up" as const) }
      : {}),
  };
  const before = difference === null ? null : value - difference;
  const step = heatStep(status, pillarProgress(value, before, target));
  const isOpen = state !== "whole";
  const isSilent = verdict === null || verdict === "not enough data";
  const classes = [
    "gridcell",
    isOpen ? "open" : "",
    !isOpen && isSilent ? "plain" : "",
    isBreach ? "breach" : "",
  ];
  const said = isOpen ? state : (verdict ?? "before the baseline was taken, or not judged");
  return (
    <span
      className={classes.filter((name) => name !== "").join(" ")}
      style={
        isOpen || isSilent ? undefined : { background: `var(--h-${step})`, color: `var(--h-${step}-text)` }
      }
    >
      <span className="line" aria-hidden="true">
        {step === 0 || isOpen ? null : (
          <svg width={7} height={7} viewBox="0 0 8 8">
            <path d={status.direction === "up" ? "M4 1 7.5 7h-7z" : "M4 7 0.5 1h7z"} fill="currentColor" />
          </svg>
        )}
        {format.bare(value, unit)}
      </span>
      {low === null || high === null ? null : <i className="foot" style={barOf(low, high, range)} />}
      <span className="hidden">
        {`${label}: ${format.value(value, unit).text}, ${format.interval(low, high, unit)}${n === null ? "" : `, n ${format.count(n)}`}, ${said}${isBreach ? ", breach" : ""}`}
      </span>
    </span>
  );
}

function barOf(low: number, high: number, [least, most]: readonly [number, number]) {
  const width = most - least || 1;
  return {
    left: `${((low - least) / width) * 100}%`,
    width: `${Math.max(2, ((high - low) / width) * 100)}%`,
  };
}
