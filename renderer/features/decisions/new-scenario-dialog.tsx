import { Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { madeRecord } from "../../app/made-record.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { FormDialog } from "../../components/form-dialog.tsx";

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
    const done = await execute(open.pilot.pilotId, `Scenario added: ${title.trim()}`, [
      {
        command: "escalationScenario.add",
        input: { title: title.trim(), ...(trigger.trim() === "" ? {} : { trigger: trigger.trim() }) },
      },
    ]);
    const made = madeRecord(done, "escalationScenario");
    if (made === undefined) return;
    onClose();
    onMade(made);
  };
  return (
    <FormDialog
      title="New scenario"
      verb="Add scenario"
      isReady={title.trim() !== ""}
      onSubmit={submit}
      onClose={onClose}
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
    </FormDialog>
  );
}
