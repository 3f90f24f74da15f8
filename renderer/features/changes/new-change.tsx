import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { ChangeKind } from "../../../shared/domain/change-register.ts";
import { pilotWorkflow } from "../../../shared/domain/pilot-workflow.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { momentOfLocal } from "../../app/zone-moment.ts";
import { DateField } from "../../components/date-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { KindBoxes } from "./change-fields.tsx";
import { NewPanel } from "./new-panel.tsx";
import { WorkflowSelect } from "./workflow-select.tsx";

/** Writes a change down: one that is planned, or one that is live already. */
export function NewChange({
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
  const [title, setTitle] = useState("");
  const [kinds, setKinds] = useState<readonly ChangeKind[]>([]);
  const [workflow, setWorkflow] = useState(pilotWorkflow(pilot)?.id ?? "");
  const [owner, setOwner] = useState<string | null>(null);
  const [state, setState] = useState<"planned" | "deployed">("planned");
  const [plannedOn, setPlannedOn] = useState("");
  const [liveAt, setLiveAt] = useState("");
  const [rollbackPlan, setRollbackPlan] = useState("");
  const at = momentOfLocal(liveAt, pilotRecord(pilot).timeZone);
  const isReady = title.trim() !== "" && kinds.length > 0 && (state === "planned" || at !== null);
  const submit = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Change added: ${title.trim()}`, [
      {
        command: "change.add",
        input: {
          title,
          kinds,
          status: state,
          ...(workflow === "" ? {} : { workflow }),
          ...(owner === null ? {} : { owner }),
          ...(state === "planned" && plannedOn !== "" ? { plannedOn } : {}),
          ...(state === "deployed" && at !== null ? { at } : {}),
          ...(rollbackPlan.trim() === "" ? {} : { rollbackPlan }),
        },
      },
    ]);
    const made = done?.entries[0]?.changes[0]?.record;
    if (made !== undefined) onDone(made);
  };
  return (
    <NewPanel
      title="New change"
      kicker="Changes"
      verb="Add change"
      isReady={isReady}
      hint={kinds.length === 0 ? "Choose at least one kind." : ""}
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
      <KindBoxes value={kinds} onChange={setKinds} />
      <WorkflowSelect pilot={pilot} value={workflow} none="All workflows" onChange={setWorkflow} />
      <PersonSelect pilot={pilot} label="Owner" value={owner} onChange={setOwner} />
      <NativeSelect
        label="State"
        data={[
          { value: "planned", label: "Planned" },
          { value: "deployed", label: "Live already" },
        ]}
        value={state}
        onChange={(event) => setState(event.currentTarget.value === "deployed" ? "deployed" : "planned")}
      />
      {state === "planned" ? (
        <DateField
          label="Planned day"
          value={plannedOn}
          onChange={(event) => setPlannedOn(event.currentTarget.value)}
        />
      ) : (
        <DateField
          hasTime
          label="Live since"
          required
          value={liveAt}
          onChange={(event) => setLiveAt(event.currentTarget.value)}
        />
      )}
      <Textarea
        label="Rollback plan"
        description="How it is undone if it does harm"
        value={rollbackPlan}
        onChange={(event) => setRollbackPlan(event.currentTarget.value)}
      />
    </NewPanel>
  );
}
