import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { type ReviewAgenda, routineWords } from "../../../../shared/domain/review-agenda.ts";
import { confidentialPoints } from "../../../../shared/domain/review-minutes.ts";
import { REVIEW_SECTIONS, type ReviewSectionKey } from "../../../../shared/domain/review-sections.ts";
import type { RecordOf } from "../../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { KeyHint } from "../../../components/key-hint.tsx";

/** What is folded, where we are, what was noted so far, and the way to the end. */
export function RoomFoot({
  open,
  review,
  agenda,
  section,
  isDecided,
  isEnding,
  onStep,
  onEnd,
}: {
  readonly open: OpenPilot;
  readonly review: RecordOf<"review">;
  readonly agenda: ReviewAgenda;
  readonly section: ReviewSectionKey;
  readonly isDecided: boolean;
  /** What would be closed with is on stage already. */
  readonly isEnding: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onEnd: () => void;
}): ReactElement {
  const place = REVIEW_SECTIONS.findIndex(({ key }) => key === section);
  const confidential = confidentialPoints(open.pilot, review.id).length;
  const noted =
    (review.obligations?.length ?? 0) +
    (review.decisions?.length ?? 0) +
    (review.parked?.length ?? 0) +
    (review.sections ?? []).filter(({ notes }) => notes !== undefined).length;
  const words = [
    `Minutes so far ${noted}`,
    ...(confidential === 0
      ? []
      : [`${confidential} ${confidential === 1 ? "point" : "points"} in the facilitator copy`]),
  ];
  return (
    <footer>
      <span className="grow clip">{routineWords(agenda.routine)}</span>
      <div className="row">
        <Button onClick={() => onStep(-1)} aria-label="Section before">
          <KeyHint keys="ArrowLeft" />
        </Button>
        <span className="at">
          {place + 1} of {REVIEW_SECTIONS.length}
        </span>
        <Button onClick={() => onStep(1)} aria-label="Next section">
          <KeyHint keys="ArrowRight" />
        </Button>
      </div>
      <span className="noted grow">{words.join(" · ")}</span>
      <Button variant={isDecided && !isEnding ? "filled" : "default"} disabled={isEnding} onClick={onEnd}>
        <span className="keyed">
          {isDecided ? "Close with the decision…" : "No decision today…"}
          <span aria-hidden="true">
            <KeyHint keys="V" />
          </span>
        </span>
      </Button>
    </footer>
  );
}
