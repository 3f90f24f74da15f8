import { Button, Checkbox, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { companyFunction } from "../../../shared/records/person.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { usePilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

const ROLES = ["CEO", "CPO", "CTO", "CRO", "converged executive", "other"];

/** Adds a person or changes one; whoever left stays, so that what they did keeps its name. */
export function PersonDialog({
  person,
  onClose,
}: {
  readonly person: RecordOf<"person"> | null;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = usePilot();
  const [name, setName] = useState(person?.name ?? "");
  const [role, setRole] = useState<string>(person?.role ?? "");
  const [title, setTitle] = useState(person?.title ?? "");
  const [area, setArea] = useState<string>(person?.function ?? "");
  const [email, setEmail] = useState(person?.email ?? "");
  const [hasLeft, setHasLeft] = useState(person?.active === false);
  const submit = async (): Promise<void> => {
    const given = { name, role, title, function: area, email };
    const done =
      person === null
        ? await execute(pilot.pilotId, `Added ${name}`, [
            {
              command: "person.add",
              input: Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== "")),
            },
          ])
        : await execute(pilot.pilotId, `Changed ${name}`, [
            {
              command: "person.edit",
              input: {
                id: person.id,
                ...Object.fromEntries(
                  Object.entries(given).map(([field, value]) => [field, value.trim() === "" ? null : value]),
                ),
                active: hasLeft ? false : null,
              },
            },
          ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={person === null ? "Add a person" : person.name}>
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
        <NativeSelect
          label="Role in the method"
          data={["", ...ROLES]}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <TextInput label="Title" value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        <NativeSelect
          label="Function"
          data={["", ...companyFunction.options]}
          value={area}
          onChange={(event) => setArea(event.currentTarget.value)}
        />
        <TextInput
          label="Email"
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {person === null ? null : (
          <Checkbox
            label="Has left"
            checked={hasLeft}
            onChange={(event) => setHasLeft(event.currentTarget.checked)}
          />
        )}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ""}>
            {person === null ? "Add" : "Save"}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
