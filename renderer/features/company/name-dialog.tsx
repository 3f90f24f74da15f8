import { Button, Modal, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { pilotWorkflow } from "../../../shared/domain/pilot-workflow.ts";
import { findByName } from "../../../shared/records/find-by-name.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** Adds a workflow or a segment by its name; the rest is written in its panel. */
export function NameDialog({
  open,
  kind,
  onMade,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly kind: "workflow" | "segment";
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [name, setName] = useState("");
  const holder = name.trim() === "" ? null : findByName(pilot, kind, name);
  const isFirst = kind === "workflow" && pilotWorkflow(pilot) === null;
  const submit = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Added ${name.trim()}`, [
      { command: `${kind}.add`, input: { name } },
    ]);
    const id = done?.entries[0]?.changes.find(({ field }) => field === "type")?.record;
    if (id === undefined) return;
    if (isFirst) {
      await execute(pilot.pilotId, `The pilot begins with ${name.trim()}`, [
        { command: "pilot.edit", input: { id: pilot.pilotId, firstWorkflow: id } },
      ]);
    }
    onClose();
    onMade(id);
  };
  return (
    <Modal opened onClose={onClose} title={`Add a ${kind}`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          data-autofocus
          label="Name"
          description="As data files write it; other spellings are told apart when they are imported."
          required
          value={name}
          error={holder === null ? null : `the name is or was that of ${holder.name}`}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === "" || holder !== null}>
            Add
          </Button>
        </div>
      </form>
    </Modal>
  );
}
