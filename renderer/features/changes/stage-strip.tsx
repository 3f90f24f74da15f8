import type { ReactElement } from "react";
import type { Trail } from "../../../shared/domain/learning-trails.ts";
import { LOOP_MOMENTS } from "../../../shared/metrics/loop-rows.ts";
import { shortDays } from "./change-words.ts";
import { stageColour } from "./stage-colour.ts";

/** The stages of one loop on a scale that all rows share; the running one is hatched. */
export function StageStrip({
  trail,
  scaleDays,
}: {
  readonly trail: Trail;
  readonly scaleDays: number;
}): ReactElement {
  const { stages } = trail;
  const label = stages
    .map(
      ({ from, to, days, isRunning }) => `${from} to ${to} ${shortDays(days)}${isRunning ? ", running" : ""}`,
    )
    .join("; ");
  return (
    <span className="stagestrip" role="img" aria-label={label === "" ? "not dated" : label} title={label}>
      {stages.map(({ from, days, isRunning }) => (
        <i
          key={from}
          className={isRunning ? "running" : undefined}
          style={{
            width: `${(Math.min(days, scaleDays) / scaleDays) * 100}%`,
            ...(isRunning ? {} : { background: stageColour(LOOP_MOMENTS.indexOf(from)) }),
          }}
        />
      ))}
    </span>
  );
}
