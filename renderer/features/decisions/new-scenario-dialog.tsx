import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** A conflict is named with what sets it off; levels, parties and the default follow in its panel. */
export function NewScenarioDialog({
  open,
  onClose,
  onMade,
}: {
  readonly open: OpenPilot;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}): ReactElement {
  const execute = useExecute();
  const [title, setTitle] = useState("");
  const [trigger, setTrigger] = useState("");
  const submit = async (): Promise<void> => {
    if (title.trim() === "") return;
    const done = await execute(open.pilot.pilotId, `Scenario added: ${title.trim()}`, [
      {
        command: "escalationScenario.add",
        input: { title: title.trim(), ...(trigger.trim() === "" ? {} : { trigger: trigger.trim() }) },
      },
    ]);
    const made = done?.entries[0]?.changes.find(
      ({ field, after }) => field === "type" && after === "escalationScenario",
    );
    if (made === undefined) return;
    onClose();
    onMade(made.record);
  };
  return (
    <Modal opened onClose={onClose} title="New scenario">
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
          placeholder="Quality against revenue"
          required
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label="What sets it off"
          placeholder="A deal asks for volume on a line whose escalation rate is above its guardrail"
          value={trigger}
          onChange={(event) => setTrigger(event.currentTarget.value)}
        />
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={title.trim() === ""}>
            Add scenario
          </Button>
        </div>
      </form>
    </Modal>
  );
}
