import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { Circle } from "../../../shared/journal/pilot-state.ts";
import { COPY_NAMES } from "../../../shared/report/report-copy.ts";

const ABOUT: Readonly<Record<Circle, string>> = {
  everyone: "nothing of narrower circles",
  leadership: "with what leadership sees",
  partner: "all that is on record here",
};

/** For whom a report is: what belongs to narrower circles stays out of it. */
export function CopyField(props: {
  readonly circle: Circle;
  readonly isDisabled: boolean;
  readonly onChange: (circle: Circle) => void;
}): ReactElement {
  return (
    <NativeSelect
      label="Copy"
      disabled={props.isDisabled}
      data={(["everyone", "leadership", "partner"] as const).map((value) => ({
        value,
        label: `${COPY_NAMES[value]}: ${ABOUT[value]}`,
      }))}
      value={props.circle}
      onChange={({ currentTarget: { value } }) =>
        props.onChange(value === "everyone" || value === "leadership" ? value : "partner")
      }
    />
  );
}
