import { Checkbox, NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";

/** The people who are there, as choices. */
export function peopleChoices(
  pilot: PilotState,
): readonly { readonly value: string; readonly label: string }[] {
  return recordsOf(pilot, "person")
    .filter(({ active }) => active !== false)
    .map(({ id, name, role }) => ({
      value: id,
      label:
        role === undefined || role === "other" || role.toLowerCase() === name.toLowerCase()
          ? name
          : `${name} · ${role}`,
    }));
}

/** One person, or nobody. */
export function PersonField({
  pilot,
  label,
  value,
  nobody = "Nobody",
  hasLabel = true,
  isDisabled = false,
  onChange,
}: {
  readonly pilot: PilotState;
  readonly label: string;
  readonly value: string | undefined;
  readonly nobody?: string;
  /** False: the label is for screen readers alone. */
  readonly hasLabel?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (person: string | null) => void;
}): ReactElement {
  return (
    <NativeSelect
      {...(hasLabel ? { label } : { "aria-label": label })}
      data={[{ value: "", label: nobody }, ...peopleChoices(pilot)]}
      value={value ?? ""}
      disabled={isDisabled}
      onChange={(event) => onChange(event.currentTarget.value === "" ? null : event.currentTarget.value)}
    />
  );
}

/** Several people. */
export function PeopleField({
  pilot,
  label,
  value,
  isDisabled = false,
  onChange,
}: {
  readonly pilot: PilotState;
  readonly label: string;
  readonly value: readonly string[];
  readonly isDisabled?: boolean;
  readonly onChange: (people: readonly string[]) => void;
}): ReactElement {
  const choices = peopleChoices(pilot);
  return (
    <fieldset className="checks" disabled={isDisabled}>
      <legend className="label">{label}</legend>
      {choices.length === 0 ? <p className="muted">Add people in Organisation first.</p> : null}
      {choices.map(({ value: id, label: name }) => (
        <Checkbox
          key={id}
          size="xs"
          label={name}
          checked={value.includes(id)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...value, id] : value.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
}
