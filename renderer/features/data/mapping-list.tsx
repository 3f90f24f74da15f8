import { Button, Modal, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DataTable } from "../../components/data-table.tsx";

/** The mappings that are remembered for this pilot: each is offered when a file with its columns comes. */
export function MappingList({ open }: { readonly open: OpenPilot }): ReactElement | null {
  const { pilot, format } = open;
  const execute = useExecute();
  const [renamed, setRenamed] = useState<RecordOf<"mapping"> | null>(null);
  const rows = recordsOf(pilot, "mapping").toReversed();
  if (rows.length === 0) return null;
  const uses = (id: string): number =>
    recordsOf(pilot, "batch").filter((batch) => batch.mapping === id).length;
  return (
    <section className="stack tight" aria-labelledby="mappings">
      <h3 id="mappings" className="title3">
        Remembered mappings
      </h3>
      <DataTable
        label="Remembered mappings"
        rows={rows}
        rowKey={({ id }) => id}
        height={320}
        minWidth={640}
        columns={[
          { key: "name", head: "Name", render: ({ name }) => <span title={name}>{name}</span> },
          { key: "target", head: "Input", width: 112, render: ({ target }) => target },
          {
            key: "fields",
            head: "Fields",
            width: 80,
            align: "right",
            render: ({ document }) => format.count(Object.keys(document["columns"] ?? {}).length),
          },
          {
            key: "uses",
            head: "Imports",
            width: 80,
            align: "right",
            render: ({ id }) => format.count(uses(id)),
          },
          {
            key: "act",
            head: <span className="hidden">Rename or forget</span>,
            width: 168,
            render: (mapping) => (
              <span className="row wide">
                <button
                  type="button"
                  className="linkbutton"
                  aria-label={`Rename ${mapping.name}…`}
                  onClick={() => setRenamed(mapping)}
                >
                  Rename…
                </button>
                <button
                  type="button"
                  className="linkbutton"
                  aria-label={`Forget ${mapping.name}`}
                  onClick={() =>
                    void execute(pilot.pilotId, `Mapping forgotten: ${mapping.name}`, [
                      { command: "mapping.remove", input: { id: mapping.id } },
                    ])
                  }
                >
                  Forget
                </button>
              </span>
            ),
          },
        ]}
      />
      {renamed === null ? null : (
        <RenameDialog
          name={renamed.name}
          onClose={() => setRenamed(null)}
          onRename={async (name) => {
            const done = await execute(pilot.pilotId, `Mapping renamed: ${name}`, [
              { command: "mapping.edit", input: { id: renamed.id, name } },
            ]);
            if (done !== null) setRenamed(null);
          }}
        />
      )}
    </section>
  );
}

function RenameDialog({
  name,
  onClose,
  onRename,
}: {
  readonly name: string;
  readonly onClose: () => void;
  readonly onRename: (name: string) => Promise<void>;
}): ReactElement {
  const [typed, setTyped] = useState(name);
  return (
    <Modal opened onClose={onClose} title="Rename the mapping">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void onRename(typed.trim());
        }}
      >
        <TextInput
          data-autofocus
          label="Name"
          maxLength={120}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={typed.trim() === "" || typed.trim() === name}>
            Rename
          </Button>
        </div>
      </form>
    </Modal>
  );
}
