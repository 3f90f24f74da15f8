import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { RIGHT_CATEGORIES, rowGaps } from "../../../shared/domain/rights-check.ts";
import { rightsRow } from "../../../shared/domain/rights-content.ts";
import { rightsVersions } from "../../../shared/domain/rights-versions.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { categoryName, sentence } from "./decision-words.ts";
import { PeopleField, PersonField } from "./person-field.tsx";
import { isEditable, versionName } from "./version-words.ts";

/** One row of the matrix with all that it says. Rows of a sealed version are read only. */
export function RightPanel({
  open,
  id,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement | null {
  const execute = useExecute();
  const { pilot, format } = open;
  const record = recordById(pilot, "decisionRight", id);
  const versions = rightsVersions(pilot);
  const version = versions.find(({ rows }) => rows.some((row) => row.id === id));
  if (record === null || version === undefined) return null;
  const canEdit = isEditable(version);
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): void =>
    void execute(pilot.pilotId, `${label}: ${record.decisionType}`, [
      { command: "decisionRight.edit", input: { id, ...fields } },
    ]);
  const gaps = rowGaps(pilot, rightsRow(pilot, record));
  const remove = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Removed: ${record.decisionType}`, [
      { command: "decisionRight.remove", input: { id } },
    ]);
    if (done !== null) onClose();
  };
  return (
    <SidePanel
      title={record.decisionType}
      kicker={`${categoryName(record.category ?? null)} · ${versionName(version, version, format)}`}
      onClose={onClose}
    >
      <section aria-label="State">
        {gaps.length === 0 ? (
          <StatusLabel status={{ word: "complete" }} />
        ) : (
          <ul className="stack tight">
            {gaps.map(({ text }) => (
              <li key={text}>– {sentence(text)}</li>
            ))}
          </ul>
        )}
        {canEdit ? null : <p className="caption">This version is sealed: change it in the next one.</p>}
      </section>
      <section aria-label="Fields">
        <TextCell
          label="Decision type"
          value={record.decisionType}
          isDisabled={!canEdit}
          isRequired
          onSave={(text) => edit("Renamed", { decisionType: text })}
        />
        <NativeSelect
          label="Category"
          disabled={!canEdit}
          data={[
            { value: "", label: "None yet" },
            ...RIGHT_CATEGORIES.map((name, index) => ({
              value: String(index + 1),
              label: `${index + 1} ${name}`,
            })),
          ]}
          value={record.category === undefined ? "" : String(record.category)}
          onChange={(event) =>
            edit("Category set", {
              category: event.currentTarget.value === "" ? null : Number(event.currentTarget.value),
            })
          }
        />
        <PersonField
          pilot={pilot}
          label={version.version === 0 ? "Who decides today" : "Accountable owner"}
          value={record.accountable}
          isDisabled={!canEdit}
          onChange={(accountable) => edit("Owner set", { accountable })}
        />
        <Holders open={open} record={record} canEdit={canEdit} onEdit={edit} />
        <TextCell
          label="Cadence"
          value={record.cadence ?? ""}
          isDisabled={!canEdit}
          onSave={(text) => edit("Cadence set", { cadence: text === "" ? null : text })}
        />
        <NativeSelect
          label="Delegated as the domain"
          description="Decisions in this domain fall under this type."
          disabled={!canEdit || record.category === 1}
          data={[
            { value: "", label: "Not delegated as a domain" },
            ...recordsOf(pilot, "guardrail").map(({ domain }) => ({ value: domain, label: domain })),
          ]}
          value={record.domain ?? ""}
          onChange={(event) => edit("Domain set", { domain: event.currentTarget.value || null })}
        />
        <fieldset className="checks" disabled={!canEdit}>
          <legend className="label">Guardrails to stay inside</legend>
          {recordsOf(pilot, "guardrail").length === 0 ? <p className="muted">None is recorded yet.</p> : null}
          {recordsOf(pilot, "guardrail").map((guardrail) => {
            const held = record.guardrails ?? [];
            return (
              <Checkbox
                key={guardrail.id}
                size="xs"
                label={guardrail.domain}
                checked={held.includes(guardrail.id)}
                onChange={(event) => {
                  const next = event.currentTarget.checked
                    ? [...held, guardrail.id]
                    : held.filter((one) => one !== guardrail.id);
                  edit("Guardrails set", { guardrails: next.length === 0 ? null : next });
                }}
              />
            );
          })}
        </fieldset>
        <NoteCell
          value={record.note ?? ""}
          isDisabled={!canEdit}
          onSave={(note) => edit("Note written", { note: note === "" ? null : note })}
        />
      </section>
      <AskSection open={open} subject={{ about: id }} />
      {canEdit ? (
        <section aria-label="Remove">
          <div>
            <Button variant="subtle" onClick={() => void remove()}>
              Remove this type
            </Button>
          </div>
        </section>
      ) : null}
    </SidePanel>
  );
}

/** In commercial packaging two people hold a key each; elsewhere the right may be delegated, but not in 1. */
function Holders({
  open,
  record,
  canEdit,
  onEdit,
}: {
  readonly open: OpenPilot;
  readonly record: RecordOf<"decisionRight">;
  readonly canEdit: boolean;
  readonly onEdit: (label: string, fields: Readonly<Record<string, unknown>>) => void;
}): ReactElement | null {
  const { pilot } = open;
  if (record.category === 4) {
    return (
      <>
        <PersonField
          pilot={pilot}
          label="Product key"
          value={record.productKey}
          isDisabled={!canEdit}
          onChange={(productKey) => onEdit("Product key set", { productKey })}
        />
        <PersonField
          pilot={pilot}
          label="Revenue key"
          value={record.revenueKey}
          isDisabled={!canEdit}
          onChange={(revenueKey) => onEdit("Revenue key set", { revenueKey })}
        />
      </>
    );
  }
  if (record.category === 1 && record.delegates === undefined) {
    return <p className="caption">A platform control is not delegated.</p>;
  }
  return (
    <PeopleField
      pilot={pilot}
      label="Delegates"
      value={record.delegates ?? []}
      isDisabled={!canEdit}
      onChange={(people) => onEdit("Delegates set", { delegates: people.length === 0 ? null : people })}
    />
  );
}

function TextCell({
  label,
  value,
  isDisabled,
  isRequired = false,
  onSave,
}: {
  readonly label: string;
  readonly value: string;
  readonly isDisabled: boolean;
  readonly isRequired?: boolean;
  readonly onSave: (text: string) => void;
}): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const save = (): void => {
    const text = (typed ?? value).trim();
    setTyped(null);
    if (text !== value && !(isRequired && text === "")) onSave(text);
  };
  return (
    <TextInput
      label={label}
      disabled={isDisabled}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
      }}
    />
  );
}

function NoteCell({
  value,
  isDisabled,
  onSave,
}: {
  readonly value: string;
  readonly isDisabled: boolean;
  readonly onSave: (text: string) => void;
}): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      label="Note"
      minRows={1}
      disabled={isDisabled}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        const text = (typed ?? value).trim();
        setTyped(null);
        if (text !== value) onSave(text);
      }}
    />
  );
}
