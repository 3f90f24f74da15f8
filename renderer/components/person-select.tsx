import { Select } from "@mantine/core";
import type { ReactElement } from "react";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../shared/records/read-records.ts";

/** One of the people of a pilot, or nobody. Who left is offered only where they stand there already. */
export function PersonSelect({
  pilot,
  label,
  value,
  onChange,
  description,
  placeholder = "Nobody yet",
  autoFocus = false,
  beginsDialog = false,
  isDisabled = false,
}: {
  readonly pilot: PilotState;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly description?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** A dialog has the focus there once it stands; its list stays closed over what is below it. */
  readonly beginsDialog?: boolean;
  readonly isDisabled?: boolean;
}): ReactElement {
  const people = recordsOf(pilot, "person")
    .filter(({ id, active }) => active !== false || id === value)
    .map(({ id, name, active }) => ({ value: id, label: active === false ? `${name} (left)` : name }));
  return (
    <Select
      label={label}
      description={description}
      placeholder={people.length === 0 ? "Add people in Organisation first" : placeholder}
      data={people}
      value={value}
      searchable
      clearable
      autoFocus={autoFocus}
      openOnFocus={!beginsDialog}
      {...(beginsDialog ? { "data-autofocus": true } : {})}
      disabled={isDisabled}
      nothingFoundMessage="Nobody has that name"
      clearButtonProps={{ "aria-label": `${label}: nobody` }}
      onChange={onChange}
    />
  );
}
