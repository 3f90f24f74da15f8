import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { PilotObligation } from "../../../shared/domain/pilot-obligations.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** What somebody is about to answer to an obligation. */
export interface Answer {
  readonly obligation: PilotObligation;
  readonly kind: "obeyed" | "overruled";
}

/** Obeying or overruling what a threshold fired: one-way, so it is asked once. An overrule needs its reason. */
export function AnswerDialog({
  open,
  answer,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly answer: Answer;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [reason, setReason] = useState("");
  const { obligation, kind } = answer;
  const isOverrule = kind === "overruled";
  const threshold = recordById(open.pilot, "threshold", obligation.threshold);
  const submit = async (): Promise<void> => {
    const version = threshold?.versions.findLast(
      ({ action }) => (action ?? null) === obligation.action,
    )?.version;
    const done = await execute(
      open.pilot.pilotId,
      `${isOverrule ? "Overruled" : "Obeyed"}: ${obligation.action ?? metricDefinition(obligation.metric).name}`,
      [
        {
          command: "obligation.answer",
          input: {
            obligation: obligation.id,
            threshold: obligation.threshold,
            ...(version === undefined ? {} : { thresholdVersion: version }),
            period: obligation.period,
            answer: kind,
            ...(reason.trim() === "" ? {} : { reason }),
          },
        },
      ],
    );
    if (done !== null) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={isOverrule ? "Overrule the committed action" : "The committed action was taken"}
    >
      <div className="stack">
        <p className="read">“{obligation.action ?? "no action was committed"}”</p>
        <p className="muted">
          {metricDefinition(obligation.metric).name}, {obligation.period}.{" "}
          {isOverrule
            ? "The overrule and its reason are printed in the next review and stay in the journal."
            : "This is recorded with your name. A later answer can revise it; it cannot be taken out of the journal."}
        </p>
        <Textarea
          data-autofocus
          label={isOverrule ? "Reason" : "What was done (optional)"}
          required={isOverrule}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            disabled={isOverrule && reason.trim() === ""}
            onClick={() => void submit()}
          >
            {isOverrule ? "Overrule" : "Record as obeyed"}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
