import { Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { EscalationCourse } from "../../../shared/domain/escalation-course.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { PersonField } from "./person-field.tsx";

/** What somebody is about to do with an escalation. */
export interface EscalationStep {
  readonly course: EscalationCourse;
  readonly verb: "settle" | "handUp";
}

/** Settles an escalation with what was agreed, or hands it up before its time is over. */
export function EscalationDialog({
  open,
  step,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly step: EscalationStep;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { course, verb } = step;
  const [text, setText] = useState("");
  const [by, setBy] = useState<string | null>(course.stays.at(-1)?.who[0] ?? null);
  const isSettling = verb === "settle";
  const isLate = course.state === "expired";
  const isReady = !isSettling || text.trim() !== "";
  const label = `${isSettling ? "Settled" : "Handed up"}: ${course.title}`;
  const submit = async (): Promise<void> => {
    const done = await execute(open.pilot.pilotId, label, [
      {
        command: `escalation.${verb}`,
        input: {
          id: course.id,
          ...(text.trim() === "" ? {} : { text: text.trim() }),
          ...(by === null ? {} : { by }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <FormDialog
      title={
        isLate ? "Record what was done" : isSettling ? "Settle the escalation" : "Hand the escalation up"
      }
      verb={isLate ? "Record" : isSettling ? "Settle" : "Hand up"}
      isReady={isReady}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{course.title}</p>
      {isLate ? (
        <p className="muted">
          The time has run out and the default holds. What you record stands beside it; it does not undo it.
        </p>
      ) : null}
      <Textarea
        data-autofocus
        label={isSettling ? "What was settled" : "Why it goes up (optional)"}
        required={isSettling}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <PersonField pilot={open.pilot} label="By" value={by ?? undefined} onChange={setBy} />
    </FormDialog>
  );
}
