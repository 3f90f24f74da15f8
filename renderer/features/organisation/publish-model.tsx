import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** Publishing the operating model: sealed as it stands, with no way back. */
export function PublishModel({
  open,
  gaps,
  last,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly gaps: readonly string[];
  readonly last: RecordOf<"operatingModel"> | null;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [reason, setReason] = useState("");
  const version = (last?.version ?? 0) + 1;
  const isReady = gaps.length === 0 && (last === null || reason.trim() !== "");
  const submit = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Published: operating model, version ${version}`, [
      { command: "operatingModel.publish", input: reason.trim() === "" ? {} : { reason: reason.trim() } },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Publish version ${version} of the operating model`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {gaps.length === 0 ? (
          <p>
            Workflows, rights, owners, reviews, charters, forums, the structure and recorded titles are sealed
            as they stand, and hold from today. Whoever gets the pack can read it. It cannot be changed or
            undone; only a later version follows.
          </p>
        ) : (
          <div className="note due">
            <p>It cannot be published yet:</p>
            <ul className="dotted">
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          </div>
        )}
        {last === null ? null : (
          <Textarea
            label={`Why it follows version ${last.version}`}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <div className="row end">
          <Button onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            Publish
          </Button>
        </div>
      </form>
    </Modal>
  );
}
