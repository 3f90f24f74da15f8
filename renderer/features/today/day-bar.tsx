import type { ReactElement } from "react";
import { PHASES } from "../../../shared/calendar/period.ts";
import type { PhaseGate } from "../../../shared/domain/gates.ts";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { colour } from "../../../shared/report/charts/tokens.ts";

const WIDTH = 320;
const HEIGHT = 40;
const BAND_TOP = 14;
const BAND_HEIGHT = 12;

/** The 180 days: five phases as wide as they are long, each with its gate at its end, and today. */
export function DayBar({
  day,
  gates,
}: {
  readonly day: number;
  readonly gates: readonly PhaseGate[];
}): ReactElement {
  const x = (at: number): number => (at / (LAST_PILOT_DAY + 1)) * (WIDTH - 8) + 4;
  const at = Math.min(LAST_PILOT_DAY + 1, Math.max(0, day + 0.5));
  const sentence = gates
    .map(
      ({ phase, state, warning }) =>
        `${phase} ${state === "closed" ? "closed" : warning === null ? "open" : "late"}`,
    )
    .join(", ");
  return (
    <svg className="daybar" width={WIDTH} height={HEIGHT} role="img" aria-label={`Gates: ${sentence}`}>
      {PHASES.map(({ label, firstDay, lastDay }) => {
        const gate = gates.find(({ phase }) => phase === label);
        const isLate = (gate?.warning ?? null) !== null;
        const isClosed = gate?.state === "closed";
        const end = x(lastDay + 1);
        return (
          <g key={label}>
            <rect
              x={x(firstDay)}
              y={BAND_TOP}
              width={end - x(firstDay) - 1}
              height={BAND_HEIGHT}
              fill={colour(day > lastDay ? "neutralMark" : "neutralTint")}
            />
            <text x={x(firstDay) + 2} y={10} className="caption">
              {label}
            </text>
            <path
              d={`M${end - 1} ${BAND_TOP + BAND_HEIGHT + 3}l4.5 4.5-4.5 4.5-4.5-4.5z`}
              fill={isClosed ? colour("good") : isLate ? colour("bad") : colour("surface")}
              stroke={isClosed ? colour("good") : isLate ? colour("bad") : colour("neutralMark")}
            />
          </g>
        );
      })}
      <path d={`M${x(at)} ${BAND_TOP - 3}v${BAND_HEIGHT + 6}`} stroke={colour("accent")} strokeWidth={2} />
    </svg>
  );
}
