import "../styles/course.css";
import { type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode, useState } from "react";
import { lastDayOfMonth, monthOf } from "../../shared/calendar/calendar-date.ts";
import type { FigurePlace } from "../../shared/metrics/figure-place.ts";
import { pointSentence } from "../../shared/report/charts/chart-sentence.ts";
import type { ChartPoint, LineChartSpec } from "../../shared/report/charts/chart-spec.ts";
import type { PlotBox } from "../../shared/report/charts/line-geometry.ts";
import type { ReportFormat } from "../../shared/report/format/report-format.ts";
import { explainMark } from "./panel-marks.ts";
import { useCoursePicture } from "./use-course-picture.tsx";

interface CourseChartProps {
  /** Unique in its page. */
  readonly id: string;
  readonly pilotId: string;
  readonly title: string;
  readonly spec: LineChartSpec;
  /** What is drawn: a point of it is explained with I. */
  readonly scope: Pick<FigurePlace, "metric" | "workflow" | "segment">;
  readonly format: ReportFormat;
  readonly box: PlotBox;
  /** One of several under one axis. */
  readonly isRow?: boolean;
  /** First day of the period that is pointed at; null: none. */
  readonly current: number | null;
  readonly onCurrent: (at: number | null) => void;
  /** Enter or a click on the current point. */
  readonly onOpen?: (point: ChartPoint) => void;
  /** Up and down, where charts stand below each other. */
  readonly onStep?: (step: 1 | -1) => void;
  readonly children?: ReactNode;
}

/** A line chart that is walked: arrows or the mouse point at a period, whose figures are then said in words. */
export function CourseChart(props: CourseChartProps): ReactElement {
  const { id, pilotId, title, spec, scope, format, box, isRow = false, current, children } = props;
  const [hasFocus, setHasFocus] = useState(false);
  const [isPointed, setIsPointed] = useState(false);
  const points = spec.series[0]?.points ?? [];
  const { geometry, sentence, picture } = useCoursePicture({ id, pilotId, title, spec, format, box, isRow });
  const place = indexAt(points, current);
  const point = points[place];
  const x = point === undefined ? null : geometry.x(point.at);
  const at = (index: number): void =>
    props.onCurrent(points[Math.min(points.length - 1, Math.max(0, index))]?.at ?? null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = place === -1 ? points.length : place;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => at(here - 1),
      ArrowRight: () => at(here + 1),
      Home: () => at(0),
      End: () => at(points.length - 1),
      ...(props.onStep === undefined
        ? {}
        : { ArrowUp: () => props.onStep?.(-1), ArrowDown: () => props.onStep?.(1) }),
      ...(point === undefined || props.onOpen === undefined ? {} : { Enter: () => props.onOpen?.(point) }),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.pointerType === "touch") return;
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const nearest = points.reduce<ChartPoint | null>(
      (best, one) =>
        best === null || Math.abs(geometry.x(one.at) - left) < Math.abs(geometry.x(best.at) - left)
          ? one
          : best,
      null,
    );
    setIsPointed(true);
    if (nearest !== null && nearest.at !== current) props.onCurrent(nearest.at);
  };
  return (
    <div
      className="course"
      data-chart={id}
      tabIndex={0}
      role="group"
      aria-roledescription="chart"
      aria-label={`${title}. ${sentence}`}
      onKeyDown={onKeyDown}
      onFocus={(event) => setHasFocus(event.target === event.currentTarget)}
      onBlur={() => setHasFocus(false)}
      onPointerMove={onPointerMove}
      onPointerLeave={() => {
        setIsPointed(false);
        if (!hasFocus) props.onCurrent(null);
      }}
      {...(point === undefined ? {} : explainMark(pilotId, placeOf(point, spec, scope)))}
    >
      {picture}
      {x === null ? null : (
        <i
          className="guide"
          style={{ left: x, top: isRow ? 0 : box.top, bottom: isRow ? 0 : box.bottom }}
          aria-hidden="true"
        />
      )}
      <p
        className={`readout${point === undefined ? " idle" : ""}`}
        style={{ left: readoutLeft(x, box, isRow && !hasFocus && !isPointed ? 40 : 180) }}
        aria-live={hasFocus ? "polite" : "off"}
      >
        {point === undefined
          ? ""
          : isRow && !hasFocus && !isPointed
            ? format.value(point.value, spec.unit).text
            : pointSentence(point, spec, format)}
      </p>
      {children}
    </div>
  );
}

/** At the guide, as far from the edges as half of what it has to say needs in most cases. */
function readoutLeft(x: number | null, box: PlotBox, room: number): number {
  const half = Math.min(room, box.width / 2);
  return Math.min(box.width - half, Math.max(half, x ?? half));
}

/** The place of the period that holds a day: charts of weeks and of months share one axis. */
function indexAt(points: readonly ChartPoint[], day: number | null): number {
  if (day === null) return -1;
  return points.findLastIndex(({ at }) => at <= day);
}

/** The figure of a point. */
export function placeOf(
  { at }: Pick<ChartPoint, "at">,
  { step }: Pick<LineChartSpec, "step">,
  scope: Pick<FigurePlace, "metric" | "workflow" | "segment">,
): FigurePlace {
  return { ...scope, from: at, to: step === "week" ? at + 6 : lastDayOfMonth(monthOf(at)) };
}
