import type { ReactElement } from "react";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { colour } from "../../../shared/report/charts/tokens.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import type { ClosedReview } from "./timeline-words.ts";

interface MarksProps {
  readonly open: OpenPilot;
  readonly start: number;
  readonly x: (day: number) => number;
}

const REVIEWS_FOOT = 108;

/** Closed weekly reviews as ticks: long with a decision, short without. */
export function ReviewTicks({
  reviews,
  start,
  x,
}: MarksProps & { readonly reviews: readonly ClosedReview[] }): ReactElement {
  return (
    <>
      {reviews.map(({ id, date, hasDecision }) => (
        <path
          key={id}
          className="review"
          d={`M${x(date - start + 0.5)} ${REVIEWS_FOOT}v${hasDecision ? -12 : -6}`}
          stroke={colour(hasDecision ? "text2" : "neutralMark")}
          strokeWidth={1.5}
        />
      ))}
    </>
  );
}

/** What the words beside the lock take, in pixels. */
const TITLE_WORDS_WIDTH = 200;

/** The title gate as a lock at the day from which it can open. */
export function TitleLock({ open, start, x }: MarksProps): ReactElement | null {
  const { titleGate } = open.overview;
  if (titleGate.opensOn === null) return null;
  const day = titleGate.opensOn - start;
  const at = x(day);
  const isOpen = titleGate.state === "open";
  const isRight = x(LAST_PILOT_DAY) - at < TITLE_WORDS_WIDTH;
  const verb = isOpen ? "Titles open since" : "Titles open";
  const when = day > LAST_PILOT_DAY ? "after Day 180" : `Day ${day}`;
  // Where there is room on neither side, the day alone: the gate itself says the rest.
  const hasRoom = !isRight || at > TITLE_WORDS_WIDTH;
  const words = hasRoom ? `${verb} ${open.format.dates.date(titleGate.opensOn)} · ${when}` : when;
  return (
    <g className="lock">
      <path d={`M${at} 82V112`} stroke={colour("text2")} strokeDasharray="2 2" />
      <g
        transform={`translate(${at - 6} 112)`}
        fill="none"
        stroke={colour(isOpen ? "good" : "text2")}
        strokeWidth={1.5}
      >
        <rect x={1} y={5} width={10} height={7} rx={1} fill={isOpen ? colour("good") : "none"} />
        <path d={isOpen ? "M3 5V3a3 3 0 0 1 6 0" : "M3 5V3a3 3 0 0 1 6 0v2"} />
      </g>
      <text x={at + (isRight ? -10 : 10)} y={122} textAnchor={isRight ? "end" : "start"}>
        {words}
      </text>
    </g>
  );
}

/** Today as a line through everything. */
export function TodayLine({ open, start, x }: MarksProps): ReactElement | null {
  const { day } = open.overview.moment;
  if (day === null || day < 0 || day > LAST_PILOT_DAY) return null;
  const at = x(day + 0.5);
  return (
    <g>
      <path d={`M${at} 20V136`} stroke={colour("accent")} strokeWidth={2} />
      <text className="today" x={at} y={150} textAnchor={day < 15 ? "start" : day > 165 ? "end" : "middle"}>
        {`Day ${day} · ${open.format.dates.date(start + day)}`}
      </text>
    </g>
  );
}
