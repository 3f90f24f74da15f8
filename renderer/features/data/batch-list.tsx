import { Button, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DataTable } from "../../components/data-table.tsx";

/** Every import of the pilot, the newest first; each can be taken back as a whole. */
export function BatchList({ open }: { readonly open: OpenPilot }): ReactElement | null {
  const { pilot, format } = open;
  const execute = useExecute();
  const [asked, setAsked] = useState<RecordOf<"batch"> | null>(null);
  const zone = pilotRecord(pilot).timeZone;
  const rows = recordsOf(pilot, "batch").toReversed();
  if (rows.length === 0) return null;
  const takeBack = async (batch: RecordOf<"batch">): Promise<void> => {
    setAsked(null);
    await execute(pilot.pilotId, `Taken back: ${batch.file}`, [
      { command: "import.takeBack", input: { id: batch.id } },
    ]);
  };
  return (
    <section className="stack tight" aria-labelledby="imports">
      <h3 id="imports" className="title3">
        Imports
      </h3>
      <DataTable
        label="Imports"
        rows={rows}
        rowKey={({ id }) => id}
        height={420}
        minWidth={880}
        columns={[
          {
            key: "at",
            head: "When",
            width: 152,
            render: ({ importedAt }) => format.dates.moment(instantOf(importedAt) ?? 0, zone),
          },
          { key: "file", head: "File", render: ({ file }) => <span title={file}>{file}</span> },
          { key: "input", head: "Input", width: 112, render: ({ input }) => input },
          {
            key: "rows",
            head: "Rows",
            width: 80,
            align: "right",
            render: (batch) => format.count(batch.rows),
          },
          {
            key: "added",
            head: "New",
            width: 80,
            align: "right",
            render: ({ added }) => format.count(added ?? null),
          },
          {
            key: "replaced",
            head: "Replaced",
            width: 80,
            align: "right",
            render: ({ replaced }) => format.count(replaced ?? null),
          },
          {
            key: "refused",
            head: "Refused",
            width: 80,
            align: "right",
            render: ({ refused }) => format.count(refused ?? null),
          },
          {
            key: "back",
            head: <span className="hidden">Take back</span>,
            width: 112,
            render: (batch) =>
              batch.takenBack === true ? (
                <span className="muted">taken back</span>
              ) : (
                <button
                  type="button"
                  className="linkbutton"
                  aria-label={`Take back… ${batch.file}`}
                  onClick={() => setAsked(batch)}
                >
                  Take back…
                </button>
              ),
          },
        ]}
      />
      {asked === null ? null : (
        <Modal opened onClose={() => setAsked(null)} title="Take this import back">
          <div className="stack">
            <p>
              The {format.count(asked.rows)} rows of {asked.file} no longer count. Fields that still have its
              values get their old ones; what people changed since stays. The file itself stays in the
              journal.
            </p>
            <div className="row" style={{ justifyContent: "flex-end" }}>
              <Button data-autofocus onClick={() => setAsked(null)}>
                Cancel
              </Button>
              <Button variant="filled" onClick={() => void takeBack(asked)}>
                Take back
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </section>
  );
}
