import { Button, NativeSelect, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { Trail } from "../../../shared/domain/learning-trails.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** What becomes of an incident: a loop of its own, a loop that is there, or nothing, with the reason. */
export function IncidentActions({
  open,
  trail,
  onFollow,
}: {
  readonly open: OpenPilot;
  readonly trail: Trail;
  readonly onFollow: (id: string) => void;
}): ReactElement {
  const execute = useExecute();
  const [isDismissing, setIsDismissing] = useState(false);
  const [reason, setReason] = useState("");
  const { pilot } = open;
  const [incident] = trail.incidents;
  const loops = recordsOf(pilot, "loop");
  const openLoop = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Loop opened: ${trail.title}`, [
      { command: "loop.open", input: { incident: trail.id } },
    ]);
    const made = done?.entries[0]?.changes.find(({ field }) => field === "type")?.record;
    if (made !== undefined) onFollow(made);
  };
  const link = async (loop: string): Promise<void> => {
    const done = await execute(pilot.pilotId, `Linked to a loop: ${trail.title}`, [
      { command: "incident.link", input: { id: trail.id, loop } },
    ]);
    if (done !== null) onFollow(loop);
  };
  const dismiss = async (noLoopReason: string | null): Promise<void> => {
    const label = noLoopReason === null ? "Taken up again" : "Nothing follows";
    await execute(pilot.pilotId, `${label}: ${trail.title}`, [
      { command: "incident.edit", input: { id: trail.id, noLoopReason } },
    ]);
    setIsDismissing(false);
  };
  if (incident?.noLoopReason !== undefined) {
    return (
      <>
        <p className="note">“{incident.noLoopReason}”</p>
        <div className="row">
          <Button onClick={() => void dismiss(null)}>Take up again</Button>
        </div>
      </>
    );
  }
  if (isDismissing) {
    return (
      <div className="moveform">
        <Textarea
          label="Why nothing follows from it"
          required
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row">
          <Button
            variant="filled"
            disabled={reason.trim() === ""}
            onClick={() => void dismiss(reason.trim())}
          >
            Nothing follows
          </Button>
          <Button onClick={() => setIsDismissing(false)}>Cancel</Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <div className="row wrap">
        <Button variant="filled" onClick={() => void openLoop()}>
          Open a loop
        </Button>
        <Button onClick={() => setIsDismissing(true)}>Nothing follows…</Button>
      </div>
      {loops.length === 0 ? null : (
        <NativeSelect
          label="Or it feeds the loop"
          data={[
            { value: "", label: "Choose…" },
            ...loops.map(({ id, title, key }) => ({ value: id, label: title ?? key })),
          ]}
          value=""
          onChange={(event) => {
            if (event.currentTarget.value !== "") void link(event.currentTarget.value);
          }}
        />
      )}
    </>
  );
}
