import { Checkbox, NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { ChangeKind } from "../../../shared/domain/change-register.ts";
import { changeTitle, changeWord } from "../../../shared/domain/change-state.ts";
import { CHANGE_KINDS } from "../../../shared/records/change.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { KIND_NAMES } from "../../../shared/report/charts/change-letter.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";

/** The fields of a change; each is stored when it is left. */
export function ChangeFields({
  open,
  change,
  field,
}: {
  readonly open: OpenPilot;
  readonly change: RecordOf<"change">;
  readonly field: string | null;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const edit = (fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `Change edited: ${changeTitle(change)}`, [
      { command: "change.edit", input: { id: change.id, ...fields } },
    ]);
  const orNone = (text: string): string | null => (text === "" ? null : text);
  const choices = (rows: readonly { readonly id: string; readonly label: string }[], none: string) => [
    { value: "", label: none },
    ...rows.map(({ id, label }) => ({ value: id, label })),
  ];
  return (
    <section aria-label="Fields">
      <CommitField
        label="Title"
        isRequired
        value={changeTitle(change)}
        onCommit={(title) => edit({ title })}
      />
      <KindBoxes
        value={change.kinds ?? []}
        onChange={(kinds) => void edit({ kinds: kinds.length === 0 ? null : kinds })}
      />
      <NativeSelect
        label="Workflow"
        data={choices(
          recordsOf(pilot, "workflow").map(({ id, name }) => ({ id, label: name })),
          "All workflows",
        )}
        value={change.workflow ?? ""}
        onChange={(event) => void edit({ workflow: orNone(event.currentTarget.value) })}
      />
      <PersonSelect
        pilot={pilot}
        label="Owner"
        value={change.owner ?? null}
        onChange={(owner) => void edit({ owner })}
        autoFocus={field === "owner"}
      />
      {changeWord(change) === "planned" || changeWord(change) === "authorised" ? (
        <CommitField
          label="Planned day"
          type="date"
          value={change.plannedOn ?? ""}
          onCommit={(text) => edit({ plannedOn: orNone(text) })}
        />
      ) : null}
      <CommitField
        label="Rollback plan"
        description="How it is undone if it does harm"
        isLong
        value={change.rollbackPlan ?? ""}
        onCommit={(text) => edit({ rollbackPlan: orNone(text) })}
      />
      <NativeSelect
        label="Carries out the decision"
        data={choices(
          recordsOf(pilot, "decision").map(({ id, title }) => ({ id, label: title })),
          "None",
        )}
        value={change.decision ?? ""}
        onChange={(event) => void edit({ decision: orNone(event.currentTarget.value) })}
      />
      <NativeSelect
        label="Made under the guardrail"
        description="It counts against the guardrail's weekly budget"
        data={choices(
          recordsOf(pilot, "guardrail").map(({ id, domain }) => ({ id, label: domain })),
          "None",
        )}
        value={change.guardrail ?? ""}
        onChange={(event) => void edit({ guardrail: orNone(event.currentTarget.value) })}
      />
      <CommitField
        label="Note"
        isLong
        value={change.note ?? ""}
        onCommit={(text) => edit({ note: orNone(text) })}
      />
    </section>
  );
}

/** The kinds that a change touches: one or more. */
export function KindBoxes({
  value,
  onChange,
}: {
  readonly value: readonly ChangeKind[];
  readonly onChange: (kinds: readonly ChangeKind[]) => void;
}): ReactElement {
  return (
    <fieldset className="kinds">
      <legend>Kind</legend>
      {CHANGE_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          size="xs"
          label={KIND_NAMES[kind]}
          checked={value.includes(kind)}
          onChange={(event) =>
            onChange(
              CHANGE_KINDS.filter((one) =>
                one === kind ? event.currentTarget.checked : value.includes(one),
              ),
            )
          }
        />
      ))}
    </fieldset>
  );
}
