import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { SidePanel } from "../../components/side-panel.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { SlipSection } from "./slip-section.tsx";

/** One person: who they are, and their slip. */
export function PersonPanel({
  open,
  id,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement | null {
  const [isEditing, setIsEditing] = useState(false);
  const person = recordById(open.pilot, "person", id);
  if (person === null) return null;
  const { name, role, title, email, active } = person;
  const facts = [title, person.function, email, active === false ? "has left" : undefined].filter(
    (fact) => fact !== undefined,
  );
  return (
    <SidePanel title={name} kicker={role ?? "No role in the method"} onClose={onClose}>
      <section aria-label="Fields">
        <div className="row">
          <span className="grow muted">
            {facts.length === 0 ? "Nothing else is recorded." : facts.join(" · ")}
          </span>
          <Button onClick={() => setIsEditing(true)}>Edit…</Button>
        </div>
      </section>
      <SlipSection open={open} person={person} />
      <AskSection open={open} subject={{ about: id }} />
      {isEditing ? <PersonDialog person={person} onClose={() => setIsEditing(false)} /> : null}
    </SidePanel>
  );
}
