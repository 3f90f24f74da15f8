import type { ReactElement, ReactNode } from "react";
import { dayOf } from "../../../../shared/calendar/moments.ts";
import { nameOfPerson } from "../../../../shared/domain/people-roles.ts";
import { metricDefinition } from "../../../../shared/metrics/registry.ts";
import { unitOf } from "../../../../shared/report/baseline/metric-print.ts";
import { changeLetter } from "../../../../shared/report/charts/change-letter.ts";
import { nowhereWords } from "../../../../shared/report/reviews/minutes-report.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { shownSentence } from "../../../app/shown-locale.ts";
import { DecorativeMark } from "../../../components/decorative-mark.tsx";
import { Value } from "../../../components/figure.tsx";
import { StatusLabel } from "../../../components/status-label.tsx";
import { dueWords } from "../agenda-view.tsx";
import { firstOf } from "../review-words.ts";
import { SignalMark } from "../signal-mark.tsx";
import type { Thing } from "./review-things.ts";
import { StageChart } from "./stage-chart.tsx";

/** The one thing that the room looks at: a sentence, a figure, one chart, the words that were committed to. */
export function Stage({
  open,
  thing,
  isBrief,
}: {
  readonly open: OpenPilot;
  readonly thing: Thing;
  /** Something is written below: the chart makes room for it. */
  readonly isBrief: boolean;
}): ReactElement | null {
  switch (thing.kind) {
    case "duty":
      return <DutyStage open={open} thing={thing} isBrief={isBrief} />;
    case "signal":
      return <SignalStage open={open} thing={thing} isBrief={isBrief} />;
    case "changes":
      return <ChangesStage open={open} thing={thing} isBrief={isBrief} />;
    case "question":
      return <QuestionStage open={open} thing={thing} isBrief={isBrief} />;
    case "nothing":
      return <h2>{thing.text}</h2>;
    case "decide":
      return null;
  }
}

type Part<Kind extends Thing["kind"]> = {
  readonly open: OpenPilot;
  readonly thing: Extract<Thing, { readonly kind: Kind }>;
  readonly isBrief: boolean;
};

function DutyStage({ open, thing: { duty }, isBrief }: Part<"duty">): ReactElement {
  const { pilot } = open;
  const { text, detail, words, who, due, state, isLate, kind, figure } = duty;
  const names = who.map((person) => nameOfPerson(pilot, person)).join(", ");
  return (
    <>
      <div className="kick">
        <StatusLabel status={{ word: isLate && state === "open" ? "late" : state }} size={24} />
        <span>{[KINDS[kind], names, dueWords(due, open)].filter((part) => part !== "").join(" · ")}</span>
      </div>
      <h2>{text}</h2>
      {detail === null ? null : (
        <p className={kind === "obligation" ? "figure" : "lead"}>{shownSentence(detail)}</p>
      )}
      {words === null ? null : (
        <blockquote>
          <span className="caption">Committed to beforehand</span>“{words}”
        </blockquote>
      )}
      {figure === null || isBrief ? null : <StageChart open={open} {...figure} />}
    </>
  );
}

const KINDS = {
  obligation: "Obligation",
  escalation: "Escalation",
  item: "Checklist item",
  ask: "Question",
  parked: "Parked",
} as const;

function SignalStage({ open, thing: { signal, isBad }, isBrief }: Part<"signal">): ReactElement {
  const { format } = open;
  const { metric, workflow, value, low, high, usual, direction, why, n } = signal;
  const unit = unitOf(metric);
  const interval = format.interval(low, high, unit);
  return (
    <>
      <div className="kick">
        <SignalMark metric={metric} isBad={isBad} direction={direction} size={24} />
        <span>{workflow === "*" ? "All workflows" : workflow}</span>
        <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} hasReasons />
      </div>
      <h2>
        {metricDefinition(metric).name}
        {usual === null ? "" : `: usually ${format.value(usual, unit).text}`}
      </h2>
      <p className="figure">
        <Value printed={format.value(value, unit)} />
        <span className="interval">
          {[interval, n === null ? "" : `n ${format.count(n)}`].filter((part) => part !== "").join(" · ")}
        </span>
      </p>
      <p className="lead">{firstOf(why)}</p>
      {isBrief ? null : <StageChart open={open} metric={metric} workflow={workflow} />}
    </>
  );
}

function ChangesStage({ open, thing: { title, changes } }: Part<"changes">): ReactElement {
  return (
    <>
      <h2>{title}</h2>
      <Rows>
        {changes.map(({ id, title: name, kinds, on, blockers }) => {
          const day = dayOf(on ?? undefined);
          return (
            <li key={id}>
              <span className="flagletter" aria-hidden="true">
                {changeLetter(kinds)}
              </span>
              <span className="grow">
                {name}
                {blockers.length === 0 ? null : <span className="caption">{blockers.join(" · ")}</span>}
              </span>
              <span className="number">{day === null ? "no date" : open.format.dates.date(day)}</span>
            </li>
          );
        })}
      </Rows>
    </>
  );
}

function QuestionStage({ open, thing: { question } }: Part<"question">): ReactElement {
  const { format } = open;
  const { shown, looked, notEnough } = question;
  return (
    <>
      <h2>{question.question}</h2>
      {shown.length === 0 ? <p className="lead">{nowhereWords(looked, notEnough)}</p> : null}
      <Rows>
        {shown.slice(0, 7).map((one) => {
          const unit = unitOf(one.metric);
          const interval = format.interval(one.differenceLow, one.differenceHigh, unit);
          return (
            <li key={`${one.workflow} ${one.segment}`}>
              <span className="grow">
                {[one.workflow, one.segment].filter((name) => name !== "*").join(", ")}
              </span>
              <span className="number">
                {format.value(one.before, unit).text} → {format.value(one.value, unit).text}
                <span className="caption">
                  {format.difference(one.difference, unit).text}
                  {interval === "" ? "" : ` (${interval})`}
                </span>
              </span>
            </li>
          );
        })}
      </Rows>
    </>
  );
}

function Rows({ children }: { readonly children: ReactNode }): ReactElement {
  return <ul className="rows">{children}</ul>;
}
