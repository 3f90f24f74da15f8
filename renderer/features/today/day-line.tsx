import type { ReactElement } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { LAST_BASELINE_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import type { TodayNow } from "../../figures/today-now.ts";
import { DayBar } from "./day-bar.tsx";
import { MainButton } from "./main-button.tsx";
import { nextReviewWords } from "./next-review-words.ts";

/** Where the pilot is of its 180 days, and when the room meets next. */
export function DayLine({
  open,
  today,
}: {
  readonly open: OpenPilot;
  readonly today: TodayNow | null;
}): ReactElement {
  const { overview } = open;
  const { day, phase, sentence, stage } = overview.moment;
  const base = `/c/${overview.pilotId}`;
  return (
    <div className="dayline">
      <div className="grow">
        <h2 className="title2">
          {sentence}
          {phase === null ? "" : ` · ${phase} ${PHASE_NAMES[phase]}`}
        </h2>
        <p className="caption">{underLine(open)}</p>
      </div>
      {day === null ? null : <DayBar day={day} gates={overview.gates} />}
      {stage === "ended" ? (
        <p className="nextreview">
          <a href={hrefOf(`${base}/metrics`)}>Evaluate against the baseline</a>
          <a href={hrefOf(`${base}/plan?tab=Gates`)}>See what is open</a>
        </p>
      ) : (
        <Next open={open} today={today} />
      )}
      <MainButton open={open} />
    </div>
  );
}

function Next({
  open,
  today,
}: {
  readonly open: OpenPilot;
  readonly today: TodayNow | null;
}): ReactElement | null {
  const words = nextReviewWords(today?.next ?? null, open);
  if (today === null) return null;
  const isToday = today.next !== null && today.next.day <= open.overview.moment.date;
  const path = hrefOf(`/c/${open.overview.pilotId}/reviews`);
  return (
    <p className="nextreview">
      <span className="caption">Next weekly review</span>
      <span className="row">
        <strong>{words ?? "none planned"}</strong>
        <a href={path}>{words === null ? "Plan" : isToday ? "Start" : "Prepare"}</a>
      </span>
    </p>
  );
}

function underLine({ overview, format }: OpenPilot): string {
  const { company, workflow, baseline, startDate } = overview;
  const { day, stage } = overview.moment;
  const left = day === null ? null : LAST_BASELINE_DAY - day;
  const sealedDay = dayOf(baseline?.date);
  const unsealed =
    left === null || stage === "ended"
      ? "no baseline was sealed"
      : left < 0
        ? `no baseline yet, ${-left} ${left === -1 ? "day" : "days"} late`
        : `no baseline yet · seal by Day 30, ${left} ${left === 1 ? "day" : "days"} left`;
  return [
    company,
    workflow ?? "",
    startDate === null ? "" : `Day 0 ${(day ?? 0) < 0 ? "is" : "was"} ${format.dates.date(startDate)}`,
    baseline === null
      ? unsealed
      : `baseline sealed for ${sealedDay === null ? baseline.date : format.dates.date(sealedDay)}${baseline.late === true ? ", late" : ""}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
