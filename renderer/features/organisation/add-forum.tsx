import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { typedNumber } from "../../components/typed-number.ts";
import { countFault, FORUM_KINDS, hoursFault } from "./forum-fields.ts";

/** Adds a forum or an approval gate with what it takes. */
export function AddForum({
  open,
  onClose,
  onAdded,
}: {
  readonly open: OpenPilot;
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}): ReactElement {
  const execute = useExecute();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<string>("forum");
  const [hours, setHours] = useState("");
  const [people, setPeople] = useState("");
  const faults = [hoursFault(hours.trim()), countFault(people.trim())];
  const submit = async (): Promise<void> => {
    const [perMonth, count] = [typedNumber(hours), typedNumber(people)];
    const done = await execute(open.pilot.pilotId, `Added: ${name.trim()}`, [
      {
        command: "forum.add",
        input: {
          name,
          kind,
          ...(perMonth === null ? {} : { hoursPerMonth: perMonth }),
          ...(count === null ? {} : { people: count }),
        },
      },
    ]);
    const made = done?.entries[0]?.changes.find(({ field }) => field === "type");
    if (done === null) return;
    onClose();
    if (made !== undefined) onAdded(made.record);
  };
  return (
    <Modal opened onClose={onClose} title="Add a forum or an approval gate">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          data-autofocus
          label="Name"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="threefields">
          <NativeSelect
            label="Kind"
            data={[...FORUM_KINDS]}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
          />
          <TextInput
            label="Hours a month"
            value={hours}
            error={faults[0]}
            onChange={(event) => setHours(event.currentTarget.value)}
          />
          <TextInput
            label="People"
            value={people}
            error={faults[1]}
            onChange={(event) => setPeople(event.currentTarget.value)}
          />
        </div>
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={name.trim() === "" || faults.some((fault) => fault !== null)}
          >
            Add
          </Button>
        </div>
      </form>
    </Modal>
  );
}
