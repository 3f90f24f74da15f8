import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";

/** Overriding an item: it settles the item for its gate, and the reason is printed. */
export function OverrideDialog({
  item,
  onClose,
  onOverride,
}: {
  readonly item: ItemState;
  readonly onClose: () => void;
  readonly onOverride: (reason: string) => void;
}): ReactElement {
  const [reason, setReason] = useState("");
  return (
    <Modal opened onClose={onClose} title="Override this item">
      <div className="stack">
        <p>
          “{item.title}” stays <strong>{item.state}</strong>, but no longer holds the gate of {item.phase}{" "}
          open. The reason is printed wherever the gate is. It can be taken back.
        </p>
        <Textarea
          data-autofocus
          label="Reason"
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" disabled={reason.trim() === ""} onClick={() => onOverride(reason.trim())}>
            Override
          </Button>
        </div>
      </div>
    </Modal>
  );
}
