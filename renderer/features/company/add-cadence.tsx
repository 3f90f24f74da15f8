import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { typedNumber } from "../../components/typed-number.ts";
import { CADENCE_KINDS, hoursFault, peopleFault } from "./cadence-fields.ts";

/** Adds a meeting as it is held today. */
export function AddCadence({
  open,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilotId } = open.pilot;
  const [name, setName] = useState("");
  const [kind, setKind] = useState<string>("weekly");
  const [hours, setHours] = useState("");
  const [people, setPeople] = useState("");
  const hoursProblem = hoursFault(hours.trim());
  const peopleProblem = peopleFault(people.trim());
  const submit = async (): Promise<void> => {
    const [length, count] = [typedNumber(hours), typedNumber(people)];
    const done = await execute(pilotId, `Meeting added: ${name.trim()}`, [
      {
        command: "cadence.add",
        input: {
          name,
          kind,
          asIs: true,
          ...(length === null ? {} : { hours: length }),
          ...(count === null ? {} : { people: count }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Add a meeting">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          data-autofocus
          label="Meeting"
          description="Such as “Monday leadership round”, as it is held today."
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="triple">
          <NativeSelect
            label="Rhythm"
            data={[...CADENCE_KINDS]}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
          />
          <TextInput
            label="Hours"
            value={hours}
            error={hoursProblem}
            onChange={(event) => setHours(event.currentTarget.value)}
          />
          <TextInput
            label="People"
            value={people}
            error={peopleProblem}
            onChange={(event) => setPeople(event.currentTarget.value)}
          />
        </div>
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={name.trim() === "" || hoursProblem !== null || peopleProblem !== null}
          >
            Add meeting
          </Button>
        </div>
      </form>
    </Modal>
  );
}
