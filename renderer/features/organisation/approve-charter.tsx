import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { versionOf } from "../../../shared/domain/charter-versions.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** Approving: from today on the version holds and is not changed any more. */
export function ApproveCharter({
  open,
  charter,
  title,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly charter: RecordOf<"charter">;
  readonly title: string;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [reason, setReason] = useState(charter.reason ?? "");
  const needsReason = charter.follows !== undefined;
  const isHeld = charter.holder !== undefined;
  const submit = async (): Promise<void> => {
    const done = await execute(open.pilot.pilotId, `Approved: ${title}, version ${versionOf(charter)}`, [
      {
        command: "charter.approve",
        input: { id: charter.id, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Approve version ${versionOf(charter)} of ${title}`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          {isHeld
            ? "It holds from today and stays as it is. A later version can follow it; this one is kept."
            : "Nobody holds the charter: name its holder first."}
        </p>
        {needsReason ? (
          <Textarea
            label="Why it follows the version before"
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
        <div className="row end">
          <Button onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button type="submit" variant="filled" disabled={!isHeld || (needsReason && reason.trim() === "")}>
            Approve
          </Button>
        </div>
      </form>
    </Modal>
  );
}
