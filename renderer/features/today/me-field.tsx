import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useMe } from "../../app/use-me.ts";

/** Who of the company's people this profile is: asked once per company, kept on this machine. */
export function MeField({ open }: { readonly open: OpenPilot }): ReactElement {
  const [me, choose] = useMe(open.pilot);
  return (
    <NativeSelect
      aria-label="I am"
      value={me ?? ""}
      data={[
        { value: "", label: "I am…" },
        ...recordsOf(open.pilot, "person")
          .filter(({ active }) => active !== false)
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => choose(event.currentTarget.value === "" ? null : event.currentTarget.value)}
    />
  );
}
