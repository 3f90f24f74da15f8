import { Autocomplete, Button, Checkbox, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

const PARTS = [
  ["executive DRI", "Executive DRI"],
  ["settings", "Settings: worth of a unit, confidence floor"],
  ["ownership", "Owners of metrics"],
  ["thresholds", "Thresholds with their committed actions"],
  ["guardrails", "Guardrails, to be granted on its own evidence"],
] as const;

/** Clones what governs the first workflow to another one. */
export function ScaleDialog({
  open,
  first,
  name: given,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly first: RecordOf<"workflow">;
  readonly name: string;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [name, setName] = useState(given);
  const [parts, setParts] = useState<ReadonlySet<string>>(new Set(PARTS.map(([part]) => part)));
  const others = recordsOf(pilot, "workflow").filter(({ id }) => id !== first.id);
  const submit = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Scaled to ${name.trim()}`, [
      {
        command: "workflow.scale",
        input: {
          name: name.trim(),
          parts: PARTS.map(([part]) => part).filter((part) => parts.has(part)),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Scale to a workflow">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Autocomplete
          label="Workflow"
          description="One that is there, or the name of a new one."
          data-autofocus
          openOnFocus={false}
          required
          data={others.map((one) => one.name)}
          value={name}
          onChange={setName}
        />
        <fieldset className="choicelist">
          <legend className="label">Cloned from {first.name}</legend>
          {PARTS.map(([part, words]) => (
            <Checkbox
              key={part}
              label={words}
              checked={parts.has(part)}
              onChange={(event) => {
                const next = new Set(parts);
                if (event.currentTarget.checked) next.add(part);
                else next.delete(part);
                setParts(next);
              }}
            />
          ))}
        </fieldset>
        <p className="caption">
          What it has already stays as it is. Its baseline is never cloned: its figures count from the day on
          which it has one of its own.
        </p>
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ""}>
            Clone
          </Button>
        </div>
      </form>
    </Modal>
  );
}
