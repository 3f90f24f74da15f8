import type { ReactElement } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import type { Trail } from "../../../shared/domain/learning-trails.ts";
import { LOOP_MOMENTS, type LoopMoment } from "../../../shared/metrics/loop-rows.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { shortDays } from "./change-words.ts";

const NAMES: Readonly<Record<LoopMoment, string>> = {
  detected: "Detected",
  triaged: "Triaged",
  authorised: "Authorised",
  deployed: "Deployed",
  validated: "Validated",
};

/** The moments of a trail from top to bottom, with the days that lie between them. */
export function TrailSteps({
  trail,
  format,
  timeZone,
}: {
  readonly trail: Trail;
  readonly format: ReportFormat;
  readonly timeZone: string;
}): ReactElement {
  const { loop, stages } = trail;
  const moment = (at: string | undefined): string => {
    const ms = instantOf(at);
    return ms === null ? "" : format.dates.moment(ms, timeZone);
  };
  return (
    <ol className="trail">
      {trail.incidents.map((incident) => (
        <li key={incident.id} className="done">
          <span className="grow">
            Incident {incident.key}
            {incident.title === undefined || incident.title === trail.title ? "" : `: ${incident.title}`}
            <span className="caption block">{resolvedText(incident.startedAt, incident.resolvedAt)}</span>
          </span>
          <span className="caption">{moment(incident.startedAt)}</span>
        </li>
      ))}
      {loop === null
        ? null
        : LOOP_MOMENTS.map((name) => {
            const at = loop[`${name}At`];
            const stage = stages.find(({ to, isRunning }) => to === name && !isRunning);
            const running = stages.find(({ to, isRunning }) => to === name && isRunning);
            return (
              <li key={name} className={at === undefined ? undefined : "done"}>
                <span className={at === undefined ? "grow faint" : "grow"}>
                  {NAMES[name]}
                  {name === "validated" && loop.verdict !== undefined ? `: ${loop.verdict}` : ""}
                  {stage === undefined && running === undefined ? null : (
                    <span className="caption block">
                      {stage === undefined
                        ? `waiting for ${shortDays(running?.days ?? 0)}`
                        : `${shortDays(stage.days)} after ${NAMES[stage.from].toLowerCase()}`}
                    </span>
                  )}
                </span>
                <span className="caption">{at === undefined ? "" : moment(at)}</span>
              </li>
            );
          })}
    </ol>
  );
}

function resolvedText(startedAt: string | undefined, resolvedAt: string | undefined): string {
  const [started, resolved] = [instantOf(startedAt), instantOf(resolvedAt)];
  if (resolved === null) return "not resolved";
  return started === null ? "resolved" : `resolved after ${Math.round((resolved - started) / 60_000)} min`;
}
