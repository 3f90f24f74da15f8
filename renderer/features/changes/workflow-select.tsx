import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";

/** One workflow by its id, or none: empty. */
export function WorkflowSelect({
  pilot,
  value,
  none,
  onChange,
}: {
  readonly pilot: PilotState;
  readonly value: string;
  /** What it says where none is chosen. */
  readonly none: string;
  readonly onChange: (id: string) => void;
}): ReactElement {
  return (
    <NativeSelect
      label="Workflow"
      data={[
        { value: "", label: none },
        ...recordsOf(pilot, "workflow").map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
