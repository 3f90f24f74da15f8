import { type KeyboardEvent, type ReactElement, useRef, useState } from "react";
import type { GridCell, GridPeriod, GridRow, MetricGrid } from "../../../shared/domain/metric-grid.ts";
import type { FigurePlace } from "../../../shared/metrics/figure-place.ts";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { explainFigure, explainMark } from "../../components/panel-marks.ts";
import { GridCellView } from "./grid-cell-view.tsx";

interface MetricGridTableProps {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  readonly grid: MetricGrid;
  readonly current: number | null;
  readonly onCurrent: (at: number | null) => void;
}

/** Workflow × segment × week: colour is the verdict against the baseline. Arrows move, Enter shows the rows behind a cell. */
export function MetricGridTable({
  open,
  metric,
  grid,
  current,
  onCurrent,
}: MetricGridTableProps): ReactElement | null {
  const { format, pilot, overview } = open;
  const { periods, rows, step } = grid;
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<readonly [row: number, column: number]>([0, periods.length - 1]);
  if (periods.length === 0 || rows.length === 0) return null;
  const target = overview.pillars.find((one) => one.metric === metric)?.progress.target ?? null;
  const range = rangeOf(rows);
  const goTo = (row: number, column: number): void => {
    const place = [
      Math.min(rows.length - 1, Math.max(0, row)),
      Math.min(periods.length - 1, Math.max(0, column)),
    ] as const;
    setActive(place);
    onCurrent(periods[place[1]]?.from ?? null);
    table.current?.querySelector<HTMLElement>(`[data-cell="${place.join(" ")}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, column] = active;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, periods.length - 1],
    };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      goTo(...move);
    }
  };
  const { name } = metricDefinition(metric);
  return (
    <section className="surface pad stack tight" aria-labelledby="metric-grid">
      <div className="row wide">
        <h3 id="metric-grid" className="title3 grow">
          By {[...metricDefinition(metric).dimensions, step].join(" × ")}
        </h3>
        <span className="caption">colour: the verdict against the baseline · ↵ rows behind</span>
      </div>
      <div className="gridbox">
        <table
          ref={table}
          className="metricgrid"
          role="grid"
          aria-label={`${name} by ${step}`}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{unitHead(metric, format)}</th>
              {periods.map((period) => (
                <th
                  key={period.label}
                  scope="col"
                  className={current !== null && isIn(period, current) ? "current" : undefined}
                >
                  {step === "week" ? format.dates.shortDate(period.from) : format.dates.month(period.from)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={`${row.workflow} ${row.segment}`}>
                <th scope="row" title={rowName(row)} className={isBelow(row) ? "below" : undefined}>
                  {rowName(row)}
                </th>
                {row.cells.map((cell, column) => {
                  const period = periods[column];
                  if (period === undefined) return null;
                  const place = placeOf(metric, row, period);
                  const isActive = active[0] === rowIndex && active[1] === column;
                  return (
                    <td
                      key={period.label}
                      data-cell={`${rowIndex} ${column}`}
                      tabIndex={isActive ? 0 : -1}
                      {...explainMark(pilot.pilotId, place)}
                      onFocus={() => setActive([rowIndex, column])}
                      onClick={() => explainFigure(pilot.pilotId, place)}
                      onKeyDown={(event) => {
                        if (event.key !== "Enter") return;
                        event.preventDefault();
                        explainFigure(pilot.pilotId, place);
                      }}
                    >
                      <GridCellView
                        cell={cell}
                        label={`${rowName(row)}, ${periodName(period, step, format)}`}
                        unit={unitOf(metric)}
                        format={format}
                        target={target}
                        range={range}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function rowName({ workflow, segment }: GridRow): string {
  if (workflow === "*" && segment === "*") return "All";
  if (segment === "*") return workflow;
  return segment;
}

/** A segment of one workflow stands below it. */
function isBelow({ workflow, segment }: GridRow): boolean {
  return workflow !== "*" && segment !== "*";
}

function placeOf(metric: MetricId, { workflow, segment }: GridRow, { from, to }: GridPeriod): FigurePlace {
  return { metric, workflow, segment, from, to };
}

function isIn({ from, to }: GridPeriod, day: number): boolean {
  return day >= from && day <= to;
}

function unitHead(metric: MetricId, format: ReportFormat): string {
  const name = format.unitName(unitOf(metric));
  return name === "" ? "Value" : name;
}

function periodName({ from }: GridPeriod, step: MetricGrid["step"], format: ReportFormat): string {
  return step === "week" ? `week of ${format.dates.date(from)}` : format.dates.month(from);
}

/** What the bars at the feet of the cells are measured on: from the least end of an interval to the greatest. */
function rangeOf(rows: readonly GridRow[]): readonly [number, number] {
  const ends = rows.flatMap(({ cells }) =>
    cells.flatMap(({ value, low, high }: GridCell) => [value, low, high].filter((end) => end !== null)),
  );
  return ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
}
