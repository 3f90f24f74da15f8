import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { pilotWorkflow } from "../../../../shared/domain/pilot-workflow.ts";
import { reviewSeries } from "../../../../shared/domain/review-series.ts";
import type { RecordOf } from "../../../../shared/records/record-types.ts";
import { REVIEW_NAMES } from "../../../../shared/report/reviews/review-names.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { operationalShareWords } from "../../../components/operational-share.tsx";
import { leadersOf } from "../start-dialog.tsx";

type Attendance = NonNullable<RecordOf<"review">["attendance"]>;

/** Which review it is, who is there, and the clock. */
export function RoomHead({
  open,
  review,
  clock,
  isOver,
  isPaused,
  isLight,
  onLight,
  onPause,
  onLeave,
  onAttendance,
}: {
  readonly open: OpenPilot;
  readonly review: RecordOf<"review">;
  readonly clock: string;
  readonly isOver: boolean;
  readonly isPaused: boolean;
  readonly isLight: boolean;
  readonly onLight: () => void;
  readonly onPause: () => void;
  readonly onLeave: () => void;
  readonly onAttendance: (attendance: Attendance) => void;
}): ReactElement {
  const { pilot, overview } = open;
  const { entries } = reviewSeries(pilot, review.kind, overview.moment.date);
  const number = entries.find((entry) => entry.review === review.id)?.number ?? null;
  const workflow = pilotWorkflow(pilot)?.name ?? "";
  const attendance = review.attendance ?? [];
  return (
    <header data-region="bar" tabIndex={-1}>
      <div className="what">
        <h1>
          {REVIEW_NAMES[review.kind]}
          {number === null ? "" : ` ${number}`}
        </h1>
        <p className="clip">
          {[overview.company, workflow, operationalShareWords(overview.operational)]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
      </div>
      <div className="who" role="group" aria-label="Attendance">
        {leadersOf(pilot).map(({ id, name, role }) => {
          const known = attendance.find(({ person }) => person === id);
          const present = known?.present === true;
          const others = attendance.filter(({ person }) => person !== id);
          return (
            <button
              key={id}
              type="button"
              aria-pressed={present}
              title={name}
              onClick={() => onAttendance([...others, { person: id, present: !present }])}
            >
              <i aria-hidden="true" className={present ? "here" : "away"} />
              {role}
              <span className={present ? "hidden" : ""}>
                {known === undefined ? " not asked" : present ? " present" : " absent"}
              </span>
            </button>
          );
        })}
      </div>
      <div className="time">
        <button type="button" className={isOver ? "over" : ""} onClick={onPause} aria-pressed={isPaused}>
          <span className="clock" role="timer">
            {clock}
          </span>
          <span className="caption">{isPaused ? "paused" : isOver ? "over its time" : "Space pauses"}</span>
        </button>
        <Button onClick={onLight} aria-pressed={isLight}>
          {isLight ? "Own colours" : "Light for the projector"}
        </Button>
        <Button onClick={onLeave}>Leave</Button>
      </div>
    </header>
  );
}
