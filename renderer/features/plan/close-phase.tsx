import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { isSettled } from "../../../shared/domain/checklist-item.ts";
import type { PhaseId } from "../../../shared/domain/checklist-template.ts";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** Closing a phase with what is not proven: each such item is overridden, each with its reason, or none. */
export function ClosePhase({
  open,
  phase,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly phase: PhaseId;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const items = open.overview.items.filter((item) => item.phase === phase && !isSettled(item));
  const without = items.filter(({ id }) => (reasons[id] ?? "").trim() === "").length;
  const submit = async (): Promise<void> => {
    const done = await execute(open.pilot.pilotId, `${phase} closed`, [
      {
        command: "phase.close",
        input: { phase, reasons: items.map(({ id }) => ({ item: id, reason: reasons[id] ?? "" })) },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Close ${phase} ${PHASE_NAMES[phase]}`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          {items.length === 1 ? "One item is not proven." : `${items.length} items are not proven.`} To close
          the phase, each is overridden with a reason. The items stay what they are; the reasons are printed
          in the plan and in the board narrative. It can be undone.
        </p>
        {items.map(({ id, title, state, missing }, index) => (
          <Textarea
            key={id}
            {...(index === 0 ? { "data-autofocus": true } : {})}
            label={`${title} (${state})`}
            description={missing.join("; ")}
            placeholder="Reason"
            value={reasons[id] ?? ""}
            onChange={(event) => setReasons({ ...reasons, [id]: event.currentTarget.value })}
          />
        ))}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          {without === 0 ? null : (
            <span className="caption grow">
              {without} {without === 1 ? "reason is" : "reasons are"} missing.
            </span>
          )}
          <Button data-autofocus={items.length === 0 ? true : undefined} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="filled" disabled={without > 0}>
            Close {phase}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
