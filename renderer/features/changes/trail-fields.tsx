import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { Trail } from "../../../shared/domain/learning-trails.ts";
import { LOOP_MOMENTS } from "../../../shared/metrics/loop-rows.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { localText, momentOfLocal } from "../../app/zone-moment.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { MomentField } from "./moment-field.tsx";

/** The fields of a loop, or of an incident without one; moments that are there can be mended. */
export function TrailFields({
  open,
  trail,
  field,
}: {
  readonly open: OpenPilot;
  readonly trail: Trail;
  readonly field: string | null;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const { loop } = trail;
  const [incident] = trail.incidents;
  const record = loop ?? incident;
  const zone = pilotRecord(pilot).timeZone;
  const edit = (fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `Edited: ${trail.title}`, [
      { command: loop === null ? "incident.edit" : "loop.edit", input: { id: trail.id, ...fields } },
    ]);
  const moments: readonly (readonly [label: string, field: string, value: string | undefined])[] =
    loop === null
      ? [
          ["Started", "startedAt", incident?.startedAt],
          ["Resolved", "resolvedAt", incident?.resolvedAt],
        ]
      : LOOP_MOMENTS.flatMap((name) =>
          loop[`${name}At`] === undefined
            ? []
            : [
                [
                  `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
                  `${name}At`,
                  loop[`${name}At`],
                ] as const,
              ],
        );
  return (
    <section aria-label="Fields">
      <CommitField label="Title" isRequired value={trail.title} onCommit={(title) => edit({ title })} />
      <NativeSelect
        label="Workflow"
        data={[
          { value: "", label: "None named" },
          ...recordsOf(pilot, "workflow").map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={record?.workflow ?? ""}
        onChange={(event) =>
          void edit({ workflow: event.currentTarget.value === "" ? null : event.currentTarget.value })
        }
      />
      <PersonSelect
        pilot={pilot}
        label="Owner"
        value={record?.owner ?? null}
        onChange={(owner) => void edit({ owner })}
        autoFocus={field === "owner"}
      />
      <div className="moments">
        {moments.map(([label, name, value]) => (
          <MomentField
            key={name}
            label={label}
            value={localText(value, zone)}
            onCommit={(text) => edit({ [name]: momentOfLocal(text, zone) })}
          />
        ))}
      </div>
      <CommitField
        label="Note"
        isLong
        value={record?.note ?? ""}
        onCommit={(text) => edit({ note: text === "" ? null : text })}
      />
    </section>
  );
}
