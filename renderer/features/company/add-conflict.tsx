import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { PersonSelect } from "../../components/person-select.tsx";
import { amountFault, typedMicros } from "../../components/typed-number.ts";

/** Adds a conflict at the end of the ranks: what it is, what it costs, who owns it. */
export function AddConflict({
  open,
  rank,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly rank: number;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const [title, setTitle] = useState("");
  const [cost, setCost] = useState("");
  const [basis, setBasis] = useState("");
  const [owner, setOwner] = useState<string | null>(null);
  const micros = typedMicros(cost);
  const fault = cost.trim() === "" ? null : amountFault(cost);
  const submit = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Conflict added: ${title.trim()}`, [
      {
        command: "conflict.add",
        input: {
          title,
          rank,
          ...(micros === null ? {} : { costOfDelayMicrosPerWeek: micros }),
          ...(basis.trim() === "" ? {} : { costBasis: basis }),
          ...(owner === null ? {} : { owner }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Add a conflict">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          data-autofocus
          label="Conflict"
          description="Such as “Autonomy is sold before it is measured”."
          required
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          label={`Cost of delay a week, ${format.currency}`}
          value={cost}
          error={fault}
          onChange={(event) => setCost(event.currentTarget.value)}
        />
        <Textarea
          label="How the cost was found"
          value={basis}
          onChange={(event) => setBasis(event.currentTarget.value)}
        />
        <PersonSelect pilot={pilot} label="Owner" value={owner} onChange={setOwner} />
        <p className="caption">It gets rank {rank}. Move it in the list with Alt ↑ and Alt ↓.</p>
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={title.trim() === "" || fault !== null}>
            Add conflict
          </Button>
        </div>
      </form>
    </Modal>
  );
}
