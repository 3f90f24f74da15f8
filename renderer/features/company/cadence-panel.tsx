import { Button, Checkbox, NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { countFault } from "../../components/hours-dialog.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { numberText, typedNumber } from "../../components/typed-number.ts";
import { CADENCE_KINDS, hoursFault } from "./cadence-fields.ts";

/** One recurring meeting. */
export function CadencePanel({
  open,
  cadence,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly cadence: RecordOf<"cadence">;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const { id, name } = cadence;
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${name}`, [{ command: "cadence.edit", input: { id, ...fields } }]);
  return (
    <SidePanel title={name} kicker="Meeting" onClose={onClose}>
      <section aria-label="Meeting">
        <CommitField
          label="Name"
          isRequired
          value={name}
          onCommit={(text) => edit("Meeting renamed", { name: text })}
        />
        <NativeSelect
          label="Rhythm"
          data={[...CADENCE_KINDS]}
          value={cadence.kind}
          onChange={(event) => void edit("Rhythm set", { kind: event.currentTarget.value })}
        />
        <div className="pair">
          <CommitField
            label="Hours"
            value={numberText(cadence.hours)}
            check={hoursFault}
            onCommit={(text) => edit("Hours set", { hours: text === "" ? null : typedNumber(text) })}
          />
          <CommitField
            label="People"
            value={numberText(cadence.people)}
            check={countFault}
            onCommit={(text) => edit("People set", { people: text === "" ? null : typedNumber(text) })}
          />
        </div>
        <PersonSelect
          pilot={pilot}
          label="Owner"
          value={cadence.owner ?? null}
          onChange={(owner) => void edit("Owner set", { owner })}
        />
        <Checkbox
          label="As found"
          description="It was there before the pilot; without the tick it was agreed since."
          checked={cadence.asIs ?? false}
          onChange={(event) => void edit("Kind of meeting set", { asIs: event.currentTarget.checked })}
        />
        <CommitField
          label="What it is for"
          isLong
          value={cadence.description ?? ""}
          onCommit={(text) => edit("Description set", { description: text === "" ? null : text })}
        />
      </section>
      <section aria-label="Remove">
        <div>
          <Button
            variant="subtle"
            onClick={() =>
              void execute(pilot.pilotId, `Removed ${name}`, [{ command: "cadence.remove", input: { id } }])
            }
          >
            Remove
          </Button>
        </div>
      </section>
    </SidePanel>
  );
}
