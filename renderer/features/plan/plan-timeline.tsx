import type { ReactElement } from "react";
import { firstDayOfMonth, formatMonth, monthOf } from "../../../shared/calendar/calendar-date.ts";
import { dateOfMoment } from "../../../shared/calendar/moments.ts";
import { PHASES } from "../../../shared/calendar/period.ts";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { colour } from "../../../shared/report/charts/tokens.ts";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { Measured } from "../../components/measured.tsx";

const HEIGHT = 128;
const DAYS = LAST_PILOT_DAY + 1;

/** The 180 days: months, five phases with what is settled, gates, reviews, today, and when titles may change. */
export function PlanTimeline({ open }: { readonly open: OpenPilot }): ReactElement {
  const { overview } = open;
  if (overview.startDate === null) {
    return (
      <p className="muted">A diligence target has no plan yet: it begins with a start date (Settings).</p>
    );
  }
  return (
    <section className="surface pad" aria-label="Timeline">
      <Measured height={HEIGHT}>
        {(width) => <Picture open={open} width={width} start={overview.startDate ?? 0} />}
      </Measured>
    </section>
  );
}

function Picture({
  open,
  width,
  start,
}: {
  readonly open: OpenPilot;
  readonly width: number;
  readonly start: number;
}): ReactElement {
  const { overview, format, pilot } = open;
  const x = (day: number): number => (Math.min(DAYS, Math.max(0, day)) / DAYS) * (width - 2) + 1;
  const { day } = overview.moment;
  const zone = pilotRecord(pilot).timeZone;
  const reviews = recordsOf(pilot, "review").flatMap(({ kind, closedAt }) => {
    const date = kind === "weekly" ? dateOfMoment(closedAt, zone) : null;
    return date === null ? [] : [date - start];
  });
  const months: number[] = [];
  for (let month = monthOf(start) + 1; firstDayOfMonth(month) <= start + LAST_PILOT_DAY; month += 1)
    months.push(firstDayOfMonth(month));
  const gateDay = overview.titleGate.opensOn === null ? null : overview.titleGate.opensOn - start;
  const sentence = `Day ${day ?? 0} of ${LAST_PILOT_DAY}; ${reviews.length} weekly reviews closed; gates closed: ${
    overview.gates
      .filter(({ state }) => state === "closed")
      .map(({ phase }) => phase)
      .join(", ") || "none"
  }`;
  return (
    <svg
      className="chart"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`Timeline: ${sentence}`}
    >
      {[start, ...months].map((date, index) => (
        <text key={date} x={x(date - start) + (index === 0 ? 0 : 4)} y={12}>
          {index === 0
            ? format.dates.shortDate(date)
            : MONTHS[Number(formatMonth(monthOf(date)).slice(5)) - 1]}
        </text>
      ))}
      {months.map((date) => (
        <path key={date} d={`M${x(date - start)} 2V20`} stroke={colour("hairline")} />
      ))}
      {PHASES.map(({ label, firstDay, lastDay }) => {
        const gate = overview.gates.find(({ phase }) => phase === label);
        const share = gate === undefined || gate.total === 0 ? 0 : gate.settled / gate.total;
        const left = x(firstDay);
        const wide = x(lastDay + 1) - left - 2;
        const isNow = overview.moment.phase === label;
        return (
          <g key={label}>
            <rect
              x={left}
              y={26}
              width={wide}
              height={40}
              fill={colour(isNow ? "accentTint" : "neutralTint")}
              stroke={isNow ? colour("accent") : "none"}
            />
            <rect x={left} y={60} width={wide * share} height={6} fill={colour("neutralMark")} />
            <text className="phase" x={left + 8} y={41} dy="0.2em" fontWeight={600}>
              {label}
            </text>
            <text x={left + 8} y={55}>
              {wide > 210
                ? PHASE_NAMES[label]
                : wide > 90
                  ? `${gate?.settled ?? 0} of ${gate?.total ?? 0} settled`
                  : `${gate?.settled ?? 0}/${gate?.total ?? 0}`}
            </text>
            <path
              d={`M${x(lastDay + 1) - 1} 69l5 5-5 5-5-5z`}
              fill={gate?.state === "closed" ? colour("good") : colour("surface")}
              stroke={
                gate?.state === "closed"
                  ? colour("good")
                  : gate?.warning === null
                    ? colour("text2")
                    : colour("bad")
              }
              strokeWidth={1.25}
            />
          </g>
        );
      })}
      {reviews.map((at, index) => (
        <path key={`${at} ${index}`} d={`M${x(at)} 84v8`} stroke={colour("text2")} strokeWidth={1.5} />
      ))}
      <text x={1} y={92} className="faint">
        {reviews.length === 0 ? "no review closed yet" : ""}
      </text>
      {gateDay === null ? null : (
        <g>
          <path d={`M${x(gateDay)} 70v30`} stroke={colour("text2")} strokeDasharray="2 2" />
          <text
            x={x(gateDay) + (gateDay > 140 ? -4 : 4)}
            y={110}
            textAnchor={gateDay > 140 ? "end" : "start"}
          >
            {`Titles ${overview.titleGate.state === "open" ? "open" : "may open"} ${format.dates.shortDate(start + gateDay)}, Day ${gateDay}`}
          </text>
        </g>
      )}
      {day === null || day < 0 || day > LAST_PILOT_DAY ? null : (
        <g>
          <path d={`M${x(day + 0.5)} 20V110`} stroke={colour("accent")} strokeWidth={2} />
          <text
            className="today"
            x={x(day + 0.5)}
            y={124}
            textAnchor={day < 15 ? "start" : day > 165 ? "end" : "middle"}
          >
            {`Day ${day} · ${format.dates.date(start + day)}`}
          </text>
        </g>
      )}
    </svg>
  );
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
