import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import type { ChangeKind } from "../../../shared/domain/change-register.ts";
import { pilotWorkflow } from "../../../shared/domain/pilot-workflow.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { momentOfLocal } from "../../app/zone-moment.ts";
import { PersonSelect } from "../../components/person-select.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { KindBoxes } from "./change-fields.tsx";

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
    if (!isReady) return;
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
    <SidePanel title="New change" kicker="Changes" onClose={onClose}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <section aria-label="New change">
          <TextInput
            label="Title"
            required
            autoFocus
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <KindBoxes value={kinds} onChange={setKinds} />
          <NativeSelect
            label="Workflow"
            data={[
              { value: "", label: "All workflows" },
              ...recordsOf(pilot, "workflow").map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={workflow}
            onChange={(event) => setWorkflow(event.currentTarget.value)}
          />
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
            <TextInput
              type="date"
              label="Planned day"
              value={plannedOn}
              onChange={(event) => setPlannedOn(event.currentTarget.value)}
            />
          ) : (
            <TextInput
              type="datetime-local"
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
          <div className="row">
            <Button type="submit" variant="filled" disabled={!isReady}>
              Add change
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            <span className="caption">{kinds.length === 0 ? "Choose at least one kind." : ""}</span>
          </div>
        </section>
      </form>
    </SidePanel>
  );
}
