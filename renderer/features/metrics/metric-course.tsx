import { Button, Checkbox } from "@mantine/core";
import { type ReactElement, useRef } from "react";
import type { MetricScope } from "../../../shared/domain/metric-case.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { lineSentence, lineSubtitle } from "../../../shared/report/charts/chart-sentence.ts";
import type { LineChartSpec } from "../../../shared/report/charts/chart-spec.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { copyChartPicture, copyChartTable } from "../../app/files/copy-chart.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { CourseChart, placeOf } from "../../components/course-chart.tsx";
import { Measured } from "../../components/measured.tsx";
import { explainFigure } from "../../components/panel-marks.ts";

const HEIGHT = 340;

interface MetricCourseProps {
  readonly open: OpenPilot;
  readonly scope: MetricScope;
  readonly spec: LineChartSpec | null;
  readonly hasBaseline: boolean;
  readonly onBaseline: (has: boolean) => void;
  readonly hasTable: boolean;
  readonly onTable: (has: boolean) => void;
  readonly current: number | null;
  readonly onCurrent: (at: number | null) => void;
}

/** The course of a metric with everything that it is judged against, its sentence, and the table behind it. */
export function MetricCourse(props: MetricCourseProps): ReactElement {
  const { open, scope, spec, hasBaseline, hasTable, current, onCurrent } = props;
  const { format, pilot } = open;
  const { name } = metricDefinition(scope.metric);
  const services = useServices();
  const figure = useRef<HTMLElement>(null);
  if (spec === null) {
    return <p className="muted">Too early to draw: fewer than two periods have data.</p>;
  }
  return (
    <figure ref={figure} className="stack tight surface pad">
      <div className="row wide wrap coursehead">
        <span className="caption grow">{lineSubtitle(spec, format)}</span>
        <Checkbox
          size="xs"
          label="Baseline"
          checked={hasBaseline}
          onChange={(event) => props.onBaseline(event.currentTarget.checked)}
        />
        <Checkbox
          size="xs"
          label="Table"
          checked={hasTable}
          onChange={(event) => props.onTable(event.currentTarget.checked)}
        />
        <Button
          size="compact-sm"
          onClick={() => figure.current !== null && void copyChartPicture(services, figure.current)}
        >
          Copy picture
        </Button>
        <Button size="compact-sm" onClick={() => void copyChartTable(services, spec)}>
          Copy table
        </Button>
      </div>
      <Measured height={HEIGHT}>
        {(width) => (
          <CourseChart
            id="metric-line"
            pilotId={pilot.pilotId}
            title={name}
            spec={spec}
            scope={scope}
            format={format}
            box={{ width, height: HEIGHT, left: 48, right: 128, top: 40, bottom: 24 }}
            current={current}
            onCurrent={onCurrent}
            onOpen={(point) => explainFigure(pilot.pilotId, placeOf(point, spec, scope))}
          />
        )}
      </Measured>
      <figcaption>{lineSentence(spec, format)}</figcaption>
      {hasTable ? <CourseTable spec={spec} format={format} name={name} /> : null}
    </figure>
  );
}

function CourseTable({
  spec,
  format,
  name,
}: {
  readonly spec: LineChartSpec;
  readonly format: ReportFormat;
  readonly name: string;
}): ReactElement {
  const { unit, step, limits } = spec;
  const points = (spec.series[0]?.points ?? []).toReversed();
  const unitName = format.unitName(unit);
  return (
    <div className="tablebox coursetable" tabIndex={0} role="group" aria-label={`${name}, table, scrollable`}>
      <table className="table" style={{ ["--row" as string]: "28px" }} aria-label={`${name} by ${step}`}>
        <thead>
          <tr>
            <th scope="col">{step === "week" ? "Week of" : "Month"}</th>
            <th scope="col" className="number">
              {unitName === "" ? "Value" : `Value, ${unitName}`}
            </th>
            <th scope="col" className="number">
              95 % interval
            </th>
            <th scope="col" className="number">
              n
            </th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ at, value, low, high, n, state }) => (
            <tr key={at}>
              <th scope="row">{step === "week" ? format.dates.date(at) : format.dates.month(at)}</th>
              <td className="number">{format.bare(value, unit)}</td>
              <td className="number">{format.interval(low, high, unit)}</td>
              <td className="number">{n === null ? "" : format.count(n)}</td>
              <td>
                {value === null
                  ? "no data"
                  : state !== "whole"
                    ? state
                    : limits?.signals?.includes(at) === true
                      ? "signal"
                      : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
