import { Button } from "@mantine/core";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { EscalationCourse, LevelStay } from "../../../shared/domain/escalation-course.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { timeLeft } from "../../../shared/report/format/time-left.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { EscalationDialog, type EscalationStep } from "./escalation-dialog.tsx";

const MS_PER_HOUR = 3_600_000;

/** Every escalation, the newest first: the running ones with their clock and what can be done now. */
export function EscalationList({
  open,
  courses,
  selected,
}: {
  readonly open: OpenPilot;
  readonly courses: readonly EscalationCourse[];
  /** Id of the one that somebody came for. */
  readonly selected: string | null;
}): ReactElement {
  const cameFor = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected === null) return;
    cameFor.current?.scrollIntoView({ block: "nearest" });
    cameFor.current?.querySelector("button")?.focus();
  }, [selected]);
  const [step, setStep] = useState<EscalationStep | null>(null);
  const waiting = courses.filter(
    ({ state, afterwards }) => state === "running" || (state === "expired" && afterwards === null),
  );
  const ended = courses.filter((course) => !waiting.includes(course));
  return (
    <section className="stack" aria-labelledby="escalations">
      <h3 id="escalations" className="title3">
        Escalations
      </h3>
      {waiting.length === 0 ? <p className="muted">None is running.</p> : null}
      <ul className="stack">
        {waiting.map((course) => (
          <li key={course.id} ref={course.id === selected ? cameFor : null} className="surface pad stack">
            <Head open={open} course={course} />
            <Clock open={open} course={course} />
            <Actions course={course} onStep={setStep} />
          </li>
        ))}
      </ul>
      {ended.length === 0 ? null : (
        <ul className="surface lines" aria-label="Ended escalations">
          {ended.map((course) => (
            <li key={course.id}>
              <span className="grow stack tight">
                <Head open={open} course={course} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {step === null ? null : <EscalationDialog open={open} step={step} onClose={() => setStep(null)} />}
    </section>
  );
}

function Head({
  open,
  course,
}: {
  readonly open: OpenPilot;
  readonly course: EscalationCourse;
}): ReactElement {
  const { format, pilot } = open;
  const { timeZone } = pilotRecord(pilot);
  const { state, title, startedAtMs, endedAtMs, outcome, afterwards } = course;
  const last = course.stays.at(-1);
  return (
    <>
      <div className="row wide">
        <StatusLabel status={{ word: state }} size={16} />
        <strong className="grow">{title}</strong>
      </div>
      <p className="caption">
        started {format.dates.moment(startedAtMs, timeZone)}
        {endedAtMs === null
          ? ""
          : state === "settled"
            ? ` · settled ${format.dates.moment(endedAtMs, timeZone)}, level ${last?.level ?? 1} of ${course.levels}${
                last?.by === null || last?.by === undefined ? "" : `, by ${nameOfPerson(pilot, last.by)}`
              }`
            : ` · ran out ${format.dates.moment(endedAtMs, timeZone)}`}
      </p>
      {outcome === null ? null : (
        <p>
          {state === "expired" ? "The default holds: " : ""}
          {outcome}
        </p>
      )}
      {afterwards === null ? null : <p className="muted">Recorded afterwards: {afterwards}</p>}
    </>
  );
}

function Clock({
  open,
  course,
}: {
  readonly open: OpenPilot;
  readonly course: EscalationCourse;
}): ReactElement | null {
  const { asOfMs, pilot } = open;
  const stay = course.stays.at(-1);
  if (course.state !== "running" || stay === undefined || !Number.isFinite(stay.hours)) return null;
  const usedHours = (asOfMs - stay.fromMs) / MS_PER_HOUR;
  const isLast = stay.level === course.levels;
  return (
    <div className="stack tight">
      <p>
        Level {stay.level} of {course.levels}
        {stay.title === null ? "" : ` · ${stay.title}`} · {answerers(open, stay)}
      </p>
      <span className="meter">
        <span className="meterbar wide" aria-hidden="true">
          <i
            className={usedHours / stay.hours > 0.75 ? "full" : undefined}
            style={{ width: `${Math.min(100, (usedHours / stay.hours) * 100)}%` }}
          />
        </span>
        <span className="caption">
          {Math.floor(usedHours)} of {stay.hours} h used · {timeLeft(stay.untilMs - asOfMs)} left, then{" "}
          {isLast
            ? `the default holds: ${course.defaultOutcome ?? "none was set"}`
            : `it moves up to level ${stay.level + 1}`}
        </span>
      </span>
      <p className="caption">
        Decides: {nameOfDecider(open, course) ?? "nobody"}
        {isLast || course.defaultOutcome === null ? "" : ` · if all time runs out: ${course.defaultOutcome}`}
      </p>
      {course.stays.length < 2 ? null : (
        <p className="caption">
          {course.stays
            .slice(0, -1)
            .map(
              (past) =>
                `level ${past.level} ${past.end}${past.by === null ? "" : ` by ${nameOfPerson(pilot, past.by)}`}`,
            )
            .join(" · ")}
        </p>
      )}
    </div>
  );
}

function Actions({
  course,
  onStep,
}: {
  readonly course: EscalationCourse;
  readonly onStep: (step: EscalationStep) => void;
}): ReactElement {
  const level = course.stays.at(-1)?.level ?? 1;
  const isUp = course.state === "running" && level < course.levels;
  return (
    <div className="row">
      <Button variant="filled" onClick={() => onStep({ course, verb: "settle" })}>
        {course.state === "expired" ? "Record what was done…" : "Settle…"}
      </Button>
      {isUp ? (
        <Button onClick={() => onStep({ course, verb: "handUp" })}>Hand up to level {level + 1}…</Button>
      ) : null}
    </div>
  );
}

function answerers({ pilot }: OpenPilot, { who }: LevelStay): string {
  const names = who.map((id) => nameOfPerson(pilot, id));
  const last = names.pop();
  if (last === undefined) return "nobody answers";
  return names.length === 0 ? last : `${names.join(", ")} and ${last}`;
}

function nameOfDecider({ pilot }: OpenPilot, { scenario }: EscalationCourse): string | null {
  const record = scenario === null ? undefined : pilot.records.get(scenario);
  const decider = record?.fields["decider"];
  return typeof decider === "string" ? nameOfPerson(pilot, decider) : null;
}
