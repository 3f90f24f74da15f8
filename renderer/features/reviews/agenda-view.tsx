import type { ReactElement, ReactNode } from "react";
import { dayOf, instantOf } from "../../../shared/calendar/moments.ts";
import { zoneClock } from "../../../shared/calendar/zone.ts";
import type { AgendaDuty } from "../../../shared/domain/agenda-duties.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import {
  type AgendaChange,
  type AgendaSignal,
  type ReviewAgenda,
  routineWords,
} from "../../../shared/domain/review-agenda.ts";
import type { ValueQuestion } from "../../../shared/domain/value-questions.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { changeLetter } from "../../../shared/report/charts/change-letter.ts";
import { nowhereWords } from "../../../shared/report/reviews/minutes-report.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { firstOf } from "./review-words.ts";
import { SignalMark } from "./signal-mark.tsx";

/** The agenda, section by section: what is due first, then what changed, moved, regressed and ships next. */
export function AgendaView({
  open,
  agenda,
}: {
  readonly open: OpenPilot;
  readonly agenda: ReviewAgenda;
}): ReactElement {
  const { format, pilot } = open;
  const { due, changed, moved, regressed, questions, undecided, shipsNext, week } = agenda;
  const base = `/c/${pilot.pilotId}`;
  const since = instantOf(agenda.since);
  const sinceWords =
    since === null ? "" : format.dates.date(zoneClock(pilotRecord(pilot).timeZone).dayOf(since));
  const weekFrom = dayOf(week?.from);
  return (
    <div className="stack loose agenda">
      <Section title="Due first" count={due.length} nothing="Nothing is due.">
        {due.map((duty) => (
          <Duty key={`${duty.kind} ${duty.id} ${duty.text}`} open={open} duty={duty} />
        ))}
      </Section>
      <Section
        title="Changed"
        count={changed.length}
        about={`since ${agenda.sinceReview === null ? sinceWords : `the review of ${sinceWords}`}`}
        nothing="Nothing went live."
      >
        {changed.map((change) => (
          <Change key={change.id} open={open} change={change} />
        ))}
      </Section>
      <Section
        title="Moved"
        count={moved.length}
        about={weekFrom === null ? "no data" : `signals of the week of ${format.dates.date(weekFrom)}`}
        nothing="No signal in the good direction."
        foot={routineWords(agenda.routine)}
      >
        {moved.map((signal) => (
          <Signal key={`${signal.metric} ${signal.workflow}`} open={open} signal={signal} />
        ))}
      </Section>
      <Section title="Regressed" count={regressed.length} nothing="Nothing regressed.">
        {regressed.map((signal) => (
          <Signal key={`${signal.metric} ${signal.workflow}`} open={open} signal={signal} isBad />
        ))}
      </Section>
      <Section title="The value questions" count={null} about="the week against the four before it">
        {questions.map((question) => (
          <Question key={question.key} open={open} question={question} />
        ))}
        <li>
          <p>
            <strong>What changes do we ship this cycle?</strong>
          </p>
          <p className="caption">
            {shipsNext.length === 0
              ? "Nothing is planned."
              : `${shipsNext.length} planned or authorised: below.`}
          </p>
        </li>
      </Section>
      <Section
        title="Trade-off"
        count={undecided.length}
        nothing="No decision waits: raise one in the review."
      >
        {undecided.map(({ id, title, dueOn }) => (
          <li key={id} className="row">
            <a className="grow" href={hrefOf(`${base}/decisions/${id}`)}>
              {title}
            </a>
            <span className="caption">{dueWords(dueOn, open)}</span>
          </li>
        ))}
      </Section>
      <Section title="Ships next" count={shipsNext.length} nothing="No change is planned.">
        {shipsNext.map((change) => (
          <Change key={change.id} open={open} change={change} />
        ))}
      </Section>
    </div>
  );
}

function Section({
  title,
  count,
  about,
  nothing,
  foot,
  children,
}: {
  readonly title: string;
  readonly count: number | null;
  readonly about?: string;
  readonly nothing?: string;
  readonly foot?: string;
  readonly children: ReactNode;
}): ReactElement {
  const id = `agenda-${title.toLowerCase().replaceAll(" ", "-")}`;
  return (
    <section className="stack tight" aria-labelledby={id}>
      <div className="row">
        <h2 id={id} className="title3">
          {title}
        </h2>
        {count === null ? null : <span className="muted">{count}</span>}
        {about === undefined ? null : <span className="caption">{about}</span>}
      </div>
      {count === 0 ? <p className="muted">{nothing}</p> : <ul className="surface">{children}</ul>}
      {foot === undefined || foot === "" ? null : <p className="caption">{foot}</p>}
    </section>
  );
}

function Duty({ open, duty }: { readonly open: OpenPilot; readonly duty: AgendaDuty }): ReactElement {
  const { pilot } = open;
  const { kind, id, text, detail, words, who, due, isLate, state } = duty;
  const path = PATHS[kind](id);
  const names = who.map((person) => nameOfPerson(pilot, person)).join(", ");
  return (
    <li>
      <div className="row">
        <span className="state">
          <StatusLabel status={{ word: isLate && state === "open" ? "late" : state }} />
        </span>
        {path === null ? (
          <span className="grow">{text}</span>
        ) : (
          <a className="grow" href={hrefOf(`/c/${pilot.pilotId}/${path}`)}>
            {text}
          </a>
        )}
        <span className="caption">
          {[names, dueWords(due, open)].filter((part) => part !== "").join(" · ")}
        </span>
      </div>
      {words === null ? null : <p className="words">“{words}”</p>}
      {detail === null ? null : <p className="caption indent">{open.format.sentence(detail)}</p>}
    </li>
  );
}

const PATHS: Readonly<Record<AgendaDuty["kind"], (id: string) => string | null>> = {
  obligation: () => "today",
  escalation: () => "decisions?tab=Escalations",
  item: (id) => `plan?item=${id}`,
  ask: () => "today",
  parked: (id) => (id === "" ? null : `reviews?tab=Minutes&review=${id}`),
};

function Change({ open, change }: { readonly open: OpenPilot; readonly change: AgendaChange }): ReactElement {
  const { id, title, kinds, on, blockers } = change;
  const day = dayOf(on ?? undefined);
  return (
    <li>
      <div className="row">
        <span className="flagletter" aria-hidden="true">
          {changeLetter(kinds)}
        </span>
        <a className="grow" href={hrefOf(`/c/${open.pilot.pilotId}/changes?item=${id}`)}>
          {title}
        </a>
        <span className="caption">{day === null ? "no date" : open.format.dates.date(day)}</span>
      </div>
      {blockers.length === 0 ? null : <p className="caption indent">{blockers.join(" · ")}</p>}
    </li>
  );
}

function Signal({
  open,
  signal,
  isBad = false,
}: {
  readonly open: OpenPilot;
  readonly signal: AgendaSignal;
  readonly isBad?: boolean;
}): ReactElement {
  const { format, pilot } = open;
  const { metric, workflow, value, low, high, usual, direction, why } = signal;
  const unit = unitOf(metric);
  const interval = format.interval(low, high, unit);
  return (
    <li>
      <div className="row">
        <span className="state">
          <SignalMark metric={metric} isBad={isBad} direction={direction} />
        </span>
        <a className="grow" href={hrefOf(`/c/${pilot.pilotId}/metrics/${metric}`)}>
          {metricDefinition(metric).name}
          {workflow === "*" ? "" : `, ${workflow}`}
        </a>
        <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} />
        <span className="number">
          {format.value(value, unit).text}
          {interval === "" ? "" : <span className="caption"> ({interval})</span>}
        </span>
      </div>
      <p className="caption indent">
        {usual === null ? firstOf(why) : `${firstOf(why)} · usually ${format.value(usual, unit).text}`}
      </p>
    </li>
  );
}

function Question({
  open,
  question,
}: {
  readonly open: OpenPilot;
  readonly question: ValueQuestion;
}): ReactElement {
  const { shown, looked, notEnough } = question;
  return (
    <li>
      <p>
        <strong>{question.question}</strong>
      </p>
      {shown.length === 0 ? <p className="caption">{nowhereWords(looked, notEnough)}</p> : null}
      {shown.map((one) => (
        <p key={`${one.workflow} ${one.segment}`} className="row answer">
          <span className="grow">
            {[one.workflow, one.segment].filter((name) => name !== "*").join(", ")}
          </span>
          <span className="number">{differenceWords(one, open)}</span>
        </p>
      ))}
    </li>
  );
}

/** `1.84 → 2.10 (+0.26, +0.12…+0.40)`. */
export function differenceWords(one: ValueQuestion["shown"][number], { format }: OpenPilot): string {
  const unit = unitOf(one.metric);
  const interval = format.interval(one.differenceLow, one.differenceHigh, unit);
  const change = format.difference(one.difference, unit).text;
  return `${format.value(one.before, unit).text} → ${format.value(one.value, unit).text} (${change}${interval === "" ? "" : `, ${interval}`})`;
}

/** A date or moment as `by Fri 20 Nov` or `by Fri 20 Nov 14:00`; empty without one. */
export function dueWords(due: string | null, { format, pilot }: OpenPilot): string {
  if (due === null) return "";
  const day = dayOf(due);
  if (day !== null) return `by ${format.dates.date(day)}`;
  const at = instantOf(due);
  return at === null ? "" : `by ${format.dates.moment(at, pilotRecord(pilot).timeZone)}`;
}
