import { Button, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useExecute } from "../../app/use-execute.ts";
import { Loading } from "../../components/loading.tsx";
import { TakingBackFacts } from "./taking-back-facts.tsx";

/** Asks before an import is taken back, and says what that will do. */
export function TakeBackDialog({
  open,
  batch,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly batch: RecordOf<"batch">;
  readonly onClose: () => void;
}): ReactElement {
  const { pilot, asOfMs, format } = open;
  const { imports } = useServices();
  const execute = useExecute();
  const [isBusy, setIsBusy] = useState(false);
  const foreseen = useAnswer([pilot, batch.id], () =>
    imports.callOn(pilot, "takingBack", { batchId: batch.id, asOfMs }),
  );
  const takeBack = async (): Promise<void> => {
    setIsBusy(true);
    await execute(pilot.pilotId, `Taken back: ${batch.file}`, [
      { command: "import.takeBack", input: { id: batch.id } },
    ]);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Take this import back">
      <div className="stack">
        <p>
          The {format.count(batch.rows)} rows of {batch.file} no longer count; rows that they took the place
          of count again. The file itself stays in the journal, and Undo brings it back.
        </p>
        {foreseen.kind === "loading" ? <Loading height={64} what="what it does" /> : null}
        {foreseen.kind === "failed" ? (
          <p className="bad">
            {foreseen.problem.message} ({foreseen.problem.code})
          </p>
        ) : null}
        {foreseen.kind === "ready" ? <TakingBackFacts taking={foreseen.value} open={open} /> : null}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button variant="filled" loading={isBusy} onClick={() => void takeBack()}>
            Take back
          </Button>
        </div>
      </div>
    </Modal>
  );
}
