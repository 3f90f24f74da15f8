import { NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { pilotWorkflow } from "../../../shared/domain/pilot-workflow.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { momentOfLocal } from "../../app/zone-moment.ts";
import { DateField } from "../../components/date-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { NewPanel } from "./new-panel.tsx";
import { WorkflowSelect } from "./workflow-select.tsx";

/** Writes a signal down: an incident, or something that was noticed and needs no incident. */
export function NewSignal({
  open,
  onDone,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [kind, setKind] = useState<"loop" | "incident">("loop");
  const [title, setTitle] = useState("");
  const [workflow, setWorkflow] = useState(pilotWorkflow(pilot)?.id ?? "");
  const [owner, setOwner] = useState<string | null>(null);
  const [when, setWhen] = useState("");
  const at = momentOfLocal(when, pilotRecord(pilot).timeZone);
  const isReady = title.trim() !== "" && (kind === "loop" || at !== null);
  const submit = async (): Promise<void> => {
    const common = {
      title,
      ...(workflow === "" ? {} : { workflow }),
      ...(owner === null ? {} : { owner }),
    };
    const request =
      kind === "loop"
        ? { command: "loop.open", input: { ...common, ...(at === null ? {} : { detectedAt: at }) } }
        : { command: "incident.add", input: { ...common, ...(at === null ? {} : { startedAt: at }) } };
    const done = await execute(pilot.pilotId, `Added: ${title.trim()}`, [request]);
    const made = done?.entries[0]?.changes[0]?.record;
    if (made !== undefined) onDone(made);
  };
  return (
    <NewPanel
      title="New signal"
      kicker="Incidents and loops"
      verb="Add signal"
      isReady={isReady}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label="Title"
        required
        autoFocus
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NativeSelect
        label="What it is"
        data={[
          { value: "loop", label: "A signal: opens a learning loop" },
          { value: "incident", label: "An incident" },
        ]}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value === "incident" ? "incident" : "loop")}
      />
      <DateField
        hasTime
        label={kind === "loop" ? "Detected" : "Started"}
        required={kind === "incident"}
        description={kind === "loop" ? "Empty: now" : undefined}
        value={when}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      <WorkflowSelect pilot={pilot} value={workflow} none="None named" onChange={setWorkflow} />
      <PersonSelect pilot={pilot} label="Owner" value={owner} onChange={setOwner} />
    </NewPanel>
  );
}
