import "../../styles/meeting.css";
import { Button } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { FullWindow } from "../../components/full-window.tsx";
import { DayZeroStep } from "./day-zero-step.tsx";
import { DecideStep } from "./decide-step.tsx";
import {
  decisionGap,
  gapOf,
  MEETING_STEPS,
  type MeetingDraft,
  type MeetingStep,
  questionOf,
} from "./meeting-draft.ts";
import { NumbersStep } from "./numbers-step.tsx";
import { PeopleStep } from "./people-step.tsx";
import { TradeOffStep } from "./trade-off-step.tsx";
import { WorkflowStep } from "./workflow-step.tsx";

interface MeetingFlowProps {
  readonly draft: MeetingDraft;
  readonly onChange: (part: Partial<MeetingDraft>) => void;
  readonly format: ReportFormat;
  readonly isNew: boolean;
  /** The company where it is made already. */
  readonly company: string | null;
  readonly workflows: readonly string[];
  readonly names: readonly string[];
  /** Day 0 where it is set already. */
  readonly setDate: string | null;
  readonly onLeave: () => void;
  /** Records the meeting; false: it was refused, and everything stays as it is. */
  readonly onHold: () => Promise<boolean>;
}

/** Meeting Zero in six steps, ten minutes. Nothing is recorded before the last. */
export function MeetingFlow(props: MeetingFlowProps): ReactElement {
  const { draft, onChange, format, isNew } = props;
  const [isBusy, setIsBusy] = useState(false);
  const place = MEETING_STEPS.indexOf(draft.step);
  const gapAt = (step: MeetingStep): string | null => gapOf(draft, step, format, isNew);
  const firstGap = MEETING_STEPS.find((step) => gapAt(step) !== null);
  const canGoTo = (step: MeetingStep): boolean =>
    firstGap === undefined || MEETING_STEPS.indexOf(step) <= MEETING_STEPS.indexOf(firstGap);
  const next = MEETING_STEPS[place + 1];
  const previous = MEETING_STEPS[place - 1];
  const goTo = (step: MeetingStep): void => onChange({ step });
  const hold = async (): Promise<void> => {
    setIsBusy(true);
    const isHeld = await props.onHold();
    if (!isHeld) setIsBusy(false);
  };
  // Where nothing is decided yet, the way on is the decision itself.
  const isDeciding = draft.step === "Decide" && draft.ending === null;
  const gap = isDeciding ? decisionGap(draft, format) : gapAt(draft.step);
  const goOn = (): void => {
    if (gap !== null || isBusy) return;
    if (isDeciding) {
      onChange({ ending: "decided", step: "Day 0" });
      return;
    }
    if (next === undefined) void hold();
    else goTo(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isField = event.target instanceof HTMLInputElement && /^(text|date)$/.test(event.target.type);
    if (event.key !== "Enter" || event.defaultPrevented) return;
    if (!(event.ctrlKey || event.metaKey || isField)) return;
    // A list that is open takes its own Enter.
    if (event.target instanceof HTMLElement && event.target.ariaExpanded === "true") return;
    event.preventDefault();
    goOn();
  };
  return (
    <FullWindow
      title="Meeting Zero"
      about={[props.company ?? draft.company, draft.workflow]
        .filter((text) => text.trim() !== "")
        .join(" · ")}
      steps={MEETING_STEPS}
      current={draft.step}
      canGoTo={canGoTo}
      onGoTo={goTo}
      leaveNote="What was said is kept here"
      onLeave={props.onLeave}
      footer={
        <>
          <Button disabled={previous === undefined} onClick={() => previous !== undefined && goTo(previous)}>
            Back
          </Button>
          <span className="grow" />
          <span role="status" className="muted">
            {gap === null ? "" : `${gap.slice(0, 1).toUpperCase()}${gap.slice(1)}.`}
          </span>
          {isDeciding ? (
            <Button onClick={() => onChange({ ending: "undecided" })}>We could not decide</Button>
          ) : null}
          <kbd aria-hidden="true">Ctrl Enter</kbd>
          <Button variant="filled" loading={isBusy} disabled={gap !== null} onClick={goOn}>
            {isDeciding ? "Decide" : next === undefined ? lastWords(props) : "Continue"}
          </Button>
        </>
      }
    >
      <div
        className="steps-of-meeting"
        onKeyDown={onKeyDown}
        role="group"
        aria-label={`Step ${place + 1} of ${MEETING_STEPS.length}`}
      >
        <Step {...props} />
      </div>
    </FullWindow>
  );
}

function Step(props: MeetingFlowProps): ReactElement {
  const { draft, format } = props;
  const question = questionOf(draft, format);
  switch (draft.step) {
    case "Workflow":
      return <WorkflowStep {...props} />;
    case "People":
      return <PeopleStep {...props} />;
    case "Trade-off":
      return question === null ? <NumbersStep {...props} /> : <TradeOffStep {...props} question={question} />;
    case "Decide":
      return question === null ? <NumbersStep {...props} /> : <DecideStep {...props} question={question} />;
    case "Five numbers":
      return <NumbersStep {...props} />;
    case "Day 0":
      return <DayZeroStep {...props} />;
  }
}

function lastWords({ setDate, draft }: MeetingFlowProps): string {
  if (setDate !== null) return "Record Meeting Zero";
  return draft.startDate === "" ? "Record Meeting Zero" : "Set Day 0 and lay out 180 days";
}
