import { Checkbox, NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../shared/records/read-records.ts";
import { useMe } from "./use-me.ts";

/** Narrows a list to one's own. Where nobody knows who sits here, it asks once for each company. */
export function MineFilter({
  pilot,
  isMine,
  onChange,
}: {
  readonly pilot: PilotState;
  readonly isMine: boolean;
  readonly onChange: (isMine: boolean) => void;
}): ReactElement {
  const [me, choose] = useMe(pilot);
  const people = recordsOf(pilot, "person").map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Checkbox
        size="xs"
        label="Mine"
        checked={isMine}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {isMine && me === null ? (
        <NativeSelect
          aria-label="Who you are here"
          data={[{ value: "", label: "Who are you here?" }, ...people]}
          value=""
          onChange={(event) => choose(event.currentTarget.value || null)}
        />
      ) : null}
    </>
  );
}
