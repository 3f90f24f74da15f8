import type { ReactElement } from "react";
import type { PhaseGate } from "../../../shared/domain/gates.ts";
import type { DaySpan, PhaseBar, PlanBars } from "../../../shared/domain/plan-bars.ts";
import { colour } from "../../../shared/report/charts/tokens.ts";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import type { Overview } from "../../figures/overview.ts";

const PLANNED_TOP = 26;
const ACTUAL_TOP = 44;
const ACTUAL_HEIGHT = 34;

/** The phases: thin as planned with their gates, thick as they went; the planned ones as ghosts where the launch slipped. */
export function PhaseBars({
  bars,
  overview,
  x,
}: {
  readonly bars: PlanBars;
  readonly overview: Overview;
  readonly x: (day: number) => number;
}): ReactElement {
  return (
    <>
      {bars.bars.map((bar) => {
        const gate = overview.gates.find(({ phase }) => phase === bar.phase);
        return (
          <g key={bar.phase}>
            <Planned bar={bar} gate={gate} x={x} />
            <Thick bar={bar} gate={gate} isNow={overview.moment.phase === bar.phase} x={x} />
          </g>
        );
      })}
      {bars.slipDays > 0
        ? bars.bars.map(({ phase, planned }) => <Ghost key={phase} span={planned} x={x} />)
        : null}
      {bars.slipDays > 0 ? <Slip bars={bars} x={x} /> : null}
    </>
  );
}

function Planned({
  bar: { phase, planned },
  gate,
  x,
}: {
  readonly bar: PhaseBar;
  readonly gate: PhaseGate | undefined;
  readonly x: (day: number) => number;
}): ReactElement {
  const right = x(planned.to + 1);
  const isClosed = gate?.state === "closed";
  const isLate = gate?.warning !== null && gate !== undefined;
  return (
    <>
      <rect
        x={x(planned.from)}
        y={PLANNED_TOP + 4}
        width={right - x(planned.from) - 8}
        height={2}
        fill={colour("neutralMark")}
      />
      <path
        data-gate={phase}
        d={`M${right - 6} ${PLANNED_TOP}l5 5-5 5-5-5z`}
        fill={isClosed ? colour("good") : colour("surface")}
        stroke={isClosed ? colour("good") : isLate ? colour("bad") : colour("text2")}
        strokeWidth={1.25}
      />
    </>
  );
}

function Ghost({ span, x }: { readonly span: DaySpan; readonly x: (day: number) => number }): ReactElement {
  return (
    <rect
      className="ghost"
      x={x(span.from) + 0.5}
      y={ACTUAL_TOP + 21.5}
      width={x(span.to + 1) - x(span.from) - 2}
      height={ACTUAL_HEIGHT - 21}
      fill="none"
      stroke={colour("neutralMark")}
      strokeDasharray="2 3"
    />
  );
}

function Thick({
  bar: { phase, moved, actual },
  gate,
  isNow,
  x,
}: {
  readonly bar: PhaseBar;
  readonly gate: PhaseGate | undefined;
  readonly isNow: boolean;
  readonly x: (day: number) => number;
}): ReactElement | null {
  if (moved === null) return null;
  const left = x(moved.from);
  const wide = x(moved.to + 1) - left - 2;
  const passed = actual === null ? 0 : x(actual.to + 1) - left - 2;
  const share = gate === undefined || gate.total === 0 ? 0 : gate.settled / gate.total;
  const count = `${gate?.settled ?? 0} of ${gate?.total ?? 0}`;
  return (
    <>
      <rect
        x={left}
        y={ACTUAL_TOP}
        width={wide}
        height={ACTUAL_HEIGHT}
        fill={colour("surface")}
        stroke={colour("hairline")}
      />
      <rect
        x={left}
        y={ACTUAL_TOP}
        width={Math.max(0, passed)}
        height={ACTUAL_HEIGHT}
        fill={colour(isNow ? "accentTint" : "neutralTint")}
      />
      <rect
        x={left}
        y={ACTUAL_TOP + ACTUAL_HEIGHT - 5}
        width={wide * share}
        height={5}
        fill={colour("neutralMark")}
      />
      {isNow ? (
        <rect
          x={left}
          y={ACTUAL_TOP}
          width={wide}
          height={ACTUAL_HEIGHT}
          fill="none"
          stroke={colour("accent")}
        />
      ) : null}
      <text className="phase" x={left + 8} y={ACTUAL_TOP + 14} dy="0.3em">
        <tspan fontWeight={600}>{phase}</tspan>
        {wide > 64 ? (
          <tspan dx={6}>{wide > 260 ? PHASE_NAMES[phase] : wide > 110 ? `${count} settled` : count}</tspan>
        ) : null}
      </text>
    </>
  );
}

/** Up to where the words beside a moved start end before the plan does. */
const LAST_DAY_WITH_ROOM = 130;

/** The days between the planned and the moved start of the second phase, with their number. */
function Slip({
  bars: { slipDays, isLaunched },
  x,
}: {
  readonly bars: PlanBars;
  readonly x: (day: number) => number;
}): ReactElement {
  const from = x(31);
  const to = x(31 + slipDays);
  const y = ACTUAL_TOP + ACTUAL_HEIGHT + 9;
  // Beside the line there is no room any more: the words stand below its end.
  const isLate = 31 + slipDays > LAST_DAY_WITH_ROOM;
  const words = `+${slipDays} ${slipDays === 1 ? "day" : "days"}${isLaunched ? "" : " so far"}`;
  return (
    <g className="slip">
      <path
        d={`M${from} ${y - 3}v6M${from} ${y}H${to}M${to} ${y - 3}v6`}
        stroke={colour("unsettledMark")}
        fill="none"
      />
      {isLate ? (
        <text x={to} y={y + 14} dy="0.35em" textAnchor="end">
          {words}
        </text>
      ) : (
        <text x={to + 8} y={y} dy="0.35em">
          {words}
        </text>
      )}
    </g>
  );
}
