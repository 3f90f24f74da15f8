import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById } from "../records/read-records.ts";
import { changeTitle } from "./change-state.ts";
import type { TrailStage, TrailWord } from "./learning-trails.ts";
import { learningTrails } from "./learning-trails.ts";
import { loopSpeed } from "./loop-speed.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** Days over whose loops the learning speed is told: twelve weeks. */
export const SPEED_DAYS = 84;

/** One followed record: incident → signal → change → validation; ages and stages in days. */
export interface StatusLoop {
  readonly id: string;
  readonly title: string;
  readonly workflow: string;
  readonly state: TrailWord;
  readonly open: boolean;
  readonly ageDays: number | null;
  readonly owner: string | null;
  readonly incidents: readonly string[];
  readonly change: string | null;
  readonly verdict: string | null;
  readonly stages: readonly TrailStage[];
}

/** Kaplan–Meier medians in days of the loops detected from `from` to `to`; null: too few have closed. */
export interface StatusLoopSpeed {
  readonly from: string;
  readonly to: string;
  readonly triage: number | null;
  readonly authorise: number | null;
  readonly deploy: number | null;
  readonly validate: number | null;
  readonly detectToDeploy: number | null;
  readonly detectToValidate: number | null;
  /** Metric of the longest stage that can be said. */
  readonly longest: string | null;
}

/** What the place Changes says of incidents and loops. */
export interface StatusOfLoops {
  readonly loops: readonly StatusLoop[];
  readonly loopSpeed: StatusLoopSpeed;
}

/** Loops and incidents without one at `asOfMs`, and how fast the company learned in the last twelve weeks. */
export function loopsStatus(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): StatusOfLoops {
  const today = figures.prepared.clock.dayOf(asOfMs);
  const speed = loopSpeed(figures, "*", { from: today - SPEED_DAYS + 1, to: today });
  const [triage, authorise, deploy, validate] = speed.stages.map(({ days }) => days);
  return {
    loops: learningTrails(pilot, asOfMs).map((trail) => ({
      id: trail.id,
      title: trail.title,
      workflow: trail.workflow,
      state: trail.state,
      open: trail.isOpen,
      ageDays: trail.ageDays,
      owner: trail.owner === null ? null : (recordById(pilot, "person", trail.owner)?.name ?? null),
      incidents: trail.incidents.map(({ key }) => key),
      change: trail.change === null ? null : changeTitle(trail.change),
      verdict: trail.loop?.verdict ?? null,
      stages: trail.stages,
    })),
    loopSpeed: {
      from: formatCalendarDate(speed.range.from),
      to: formatCalendarDate(speed.range.to),
      triage: triage ?? null,
      authorise: authorise ?? null,
      deploy: deploy ?? null,
      validate: validate ?? null,
      detectToDeploy: speed.detectToDeploy.days,
      detectToValidate: speed.detectToValidate.days,
      longest: speed.longest?.metric ?? null,
    },
  };
}
