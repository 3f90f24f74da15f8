import { area } from "d3-shape";
import type { ReactElement } from "react";
import type { LineChartSpec } from "./chart-spec.ts";
import type { PlacedPoint } from "./line-geometry.ts";
import type { LinePartProps } from "./line-ground.tsx";
import { linePath } from "./line-path.ts";
import { colour } from "./tokens.ts";

/** From this spacing of points on each of them is drawn. */
const ROOM_FOR_POINTS = 24;
const WIDEST_HATCH = 28;

interface LineMarksProps extends LinePartProps {
  readonly runs: readonly (readonly PlacedPoint[])[];
  readonly ink: string;
  readonly hatch: string;
  readonly hasBand: boolean;
}

/** One series: its line, interval band, open end and points. */
export function LineMarks(props: LineMarksProps): ReactElement {
  const { runs, spec, box } = props;
  const count = runs.reduce((sum, run) => sum + run.length, 0);
  const spacing = (box.width - box.left - box.right) / Math.max(1, count - 1);
  return (
    <>
      {runs.map((run) => (
        <Run
          key={run[0]?.at}
          {...props}
          run={run}
          spacing={spacing}
          isAlone={run.length === 1 || spec.isSparse === true}
        />
      ))}
    </>
  );
}

interface RunProps extends LineMarksProps {
  readonly run: readonly PlacedPoint[];
  readonly spacing: number;
  /** Its points stand without a line, each with its own whisker. */
  readonly isAlone: boolean;
}

function Run(props: RunProps): ReactElement {
  const { run, spec, geometry, box, ink, hatch, hasBand, spacing, isAlone } = props;
  const { y } = geometry;
  const isBounded = (point: PlacedPoint): boolean => point.low !== null && point.high !== null;
  const band = area<PlacedPoint>()
    .defined(isBounded)
    .x((point) => point.x)
    .y0((point) => y(point.low ?? point.value))
    .y1((point) => y(point.high ?? point.value));
  const solid = run.filter((point) => point.state === "whole");
  const lastSolid = solid.at(-1);
  const open = run.filter((point) => point.state !== "whole");
  const dashed = lastSolid === undefined ? open : [lastSolid, ...open];
  const drawn =
    spacing >= ROOM_FOR_POINTS || isAlone
      ? run
      : run.filter((point) => point.state !== "whole" || isSignal(point, spec));
  const hatchWidth = (point: PlacedPoint): number =>
    Math.min(spacing, WIDEST_HATCH, box.width - box.right - point.x + Math.min(spacing, WIDEST_HATCH) / 2);
  return (
    <>
      {hasBand && !isAlone && run.some(isBounded) ? (
        <path d={band(run) ?? ""} fill={ink} fillOpacity={0.14} />
      ) : null}
      {open.map((point) => (
        <rect
          key={point.at}
          x={point.x - Math.min(spacing, WIDEST_HATCH) / 2}
          y={box.top}
          width={hatchWidth(point)}
          height={box.height - box.bottom - box.top}
          fill={hatch}
          fillOpacity={0.5}
        />
      ))}
      {solid.length > 1 && !isAlone ? (
        <path d={linePath(solid)} fill="none" stroke={ink} strokeWidth={2} strokeLinejoin="round" />
      ) : null}
      {open.length > 0 && dashed.length > 1 && !isAlone ? (
        <path d={linePath(dashed)} fill="none" stroke={ink} strokeWidth={2} strokeDasharray="4 3" />
      ) : null}
      {isAlone
        ? run.map((point) =>
            point.low === null || point.high === null ? null : (
              <path
                key={point.at}
                d={`M${point.x} ${y(point.low)}V${y(point.high)}M${point.x - 3} ${y(point.low)}h6M${point.x - 3} ${y(point.high)}h6`}
                stroke={ink}
                strokeWidth={1}
              />
            ),
          )
        : null}
      {drawn.map((point) => (
        <Point key={point.at} point={point} ink={ink} isSignal={isSignal(point, spec)} />
      ))}
    </>
  );
}

/** A filled dot; a signal is larger with a ring around it, an open period hollow. */
function Point({
  point,
  ink,
  isSignal: hasRing,
}: {
  readonly point: PlacedPoint;
  readonly ink: string;
  readonly isSignal: boolean;
}): ReactElement {
  const { x, y, state } = point;
  const isOpen = state !== "whole";
  return (
    <>
      {hasRing ? <circle cx={x} cy={y} r={6.5} fill="none" stroke={ink} strokeWidth={1.25} /> : null}
      <circle
        cx={x}
        cy={y}
        r={hasRing ? 4 : isOpen ? 3 : 2.5}
        fill={isOpen ? colour("surface") : ink}
        stroke={ink}
        strokeWidth={1.25}
      />
    </>
  );
}

/** Only whole periods are judged; without a list those outside the limits are signals. */
function isSignal({ at, value, state }: PlacedPoint, { limits }: LineChartSpec): boolean {
  if (limits === undefined || state !== "whole") return false;
  return limits.signals?.includes(at) ?? (value < limits.low || value > limits.high);
}
