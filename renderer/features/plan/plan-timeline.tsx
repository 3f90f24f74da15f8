import type { ReactElement } from "react";
import { firstDayOfMonth, formatMonth, monthOf } from "../../../shared/calendar/calendar-date.ts";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { type PlanBars, planBars } from "../../../shared/domain/plan-bars.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { colour } from "../../../shared/report/charts/tokens.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { Measured } from "../../components/measured.tsx";
import { PhaseBars } from "./phase-bars.tsx";
import { ReviewTicks, TitleLock, TodayLine } from "./timeline-marks.tsx";
import { closedReviews, timelineSentence } from "./timeline-words.ts";

const HEIGHT = 156;
const DAYS = LAST_PILOT_DAY + 1;

/** The 180 days: months, phases as planned and as they went, gates, reviews, today, and when titles may change. */
export function PlanTimeline({ open }: { readonly open: OpenPilot }): ReactElement {
  const { overview } = open;
  const { startDate } = overview;
  if (startDate === null) {
    return (
      <p className="muted">
        A diligence target has no plan yet: it begins with its Day 0, on the{" "}
        <a href={hrefOf(`/c/${overview.pilotId}/company`)}>company page</a>.
      </p>
    );
  }
  const bars = planBars(startDate, overview.moment.date, overview.titleGate.launchedOn);
  const sentence = timelineSentence(open, bars);
  return (
    <section className="surface pad stack tight" aria-label="Timeline">
      <Measured height={HEIGHT}>
        {(width) => <Picture open={open} width={width} start={startDate} bars={bars} sentence={sentence} />}
      </Measured>
      <div className="caption row wide" style={{ alignItems: "flex-start" }}>
        <p className="grow">
          {sentence}.{" "}
          <span className="faint">
            Thin is planned, thick is as it went; a short tick is a review without a decision.
          </span>
        </p>
        <MeetingLink open={open} />
      </div>
    </section>
  );
}

/** The way to the first meeting; where it was not held yet, to holding it. */
function MeetingLink({ open: { pilot, format } }: { readonly open: OpenPilot }): ReactElement {
  const [meeting] = recordsOf(pilot, "meetingZero");
  const day = dayOf(meeting?.heldOn);
  const words =
    meeting === undefined
      ? "Hold Meeting Zero"
      : `Meeting Zero ${day === null ? "" : format.dates.date(day)}: ${meeting.decided === true ? "decided" : "could not decide"}`;
  return (
    <a className="noprint" href={hrefOf(`/c/${pilot.pilotId}/meeting`)} style={{ whiteSpace: "nowrap" }}>
      {words}
    </a>
  );
}

function Picture({
  open,
  width,
  start,
  bars,
  sentence,
}: {
  readonly open: OpenPilot;
  readonly width: number;
  readonly start: number;
  readonly bars: PlanBars;
  readonly sentence: string;
}): ReactElement {
  const { overview, format } = open;
  const x = (day: number): number => (Math.min(DAYS, Math.max(0, day)) / DAYS) * (width - 2) + 1;
  const months: number[] = [];
  for (let month = monthOf(start) + 1; firstDayOfMonth(month) <= start + LAST_PILOT_DAY; month += 1)
    months.push(firstDayOfMonth(month));
  const marks = { open, start, x };
  return (
    <svg
      className="chart"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`Timeline: ${sentence}`}
    >
      {[start, ...months].map((date, index) =>
        // The first month is named by Day 0; one that begins within the next days has no room.
        index > 0 && x(date - start) < 64 ? null : (
          <text key={date} x={x(date - start) + (index === 0 ? 0 : 4)} y={12}>
            {index === 0
              ? format.dates.shortDate(date)
              : MONTHS[Number(formatMonth(monthOf(date)).slice(5)) - 1]}
          </text>
        ),
      )}
      {months.map((date) => (
        <path key={date} d={`M${x(date - start)} 2V20`} stroke={colour("hairline")} />
      ))}
      <PhaseBars bars={bars} overview={overview} x={x} />
      <ReviewTicks reviews={closedReviews(open)} {...marks} />
      <TitleLock {...marks} />
      <TodayLine {...marks} />
    </svg>
  );
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
