import type { ReactElement } from "react";
import { PHASES } from "../../shared/calendar/period.ts";
import { LAST_PILOT_DAY } from "../../shared/domain/pilot-calendar.ts";

/** 180 days in miniature: five phases with a tick for today. */
export function PhaseBar({
  day,
  width = 96,
}: {
  readonly day: number;
  readonly width?: number;
}): ReactElement {
  const total = LAST_PILOT_DAY + 1;
  const at = Math.min(LAST_PILOT_DAY, Math.max(0, day));
  return (
    <span className="phasebar" style={{ width }} aria-hidden="true">
      {PHASES.map(({ label, firstDay, lastDay }) => (
        <span
          key={label}
          className={day > lastDay ? "past" : undefined}
          style={{ flex: lastDay - firstDay + 1 }}
        />
      ))}
      <i style={{ left: `${(at / total) * 100}%` }} />
    </span>
  );
}
