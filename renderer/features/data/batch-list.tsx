import { type ReactElement, useState } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { importPath, useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { DataTable } from "../../components/data-table.tsx";
import { TakeBackDialog } from "./take-back-dialog.tsx";

/** Every import of the pilot, the newest first: opened it shows its rows, and each can be taken back as a whole. */
export function BatchList({ open }: { readonly open: OpenPilot }): ReactElement | null {
  const { pilot, format } = open;
  const go = useGo();
  const [asked, setAsked] = useState<RecordOf<"batch"> | null>(null);
  const zone = pilotRecord(pilot).timeZone;
  const rows = recordsOf(pilot, "batch").toReversed();
  if (rows.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="imports">
      <h2 id="imports" className="title3">
        Imports
      </h2>
      <DataTable
        label="Imports"
        rows={rows}
        rowKey={({ id }) => id}
        height="max(420px, calc(100vh - 480px))"
        minWidth={880}
        onOpen={({ id }) => go(importPath(pilot.pilotId, id))}
        columns={[
          {
            key: "at",
            head: "When",
            width: 152,
            render: ({ importedAt }) => format.dates.moment(instantOf(importedAt) ?? 0, zone),
          },
          {
            key: "file",
            head: "File",
            render: ({ file, sheet }) => {
              const name = sheet === undefined ? file : `${file}, ${sheet}`;
              return <span title={name}>{name}</span>;
            },
          },
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
                  onClick={(event) => {
                    event.stopPropagation();
                    setAsked(batch);
                  }}
                >
                  Take back…
                </button>
              ),
          },
        ]}
      />
      {asked === null ? null : <TakeBackDialog open={open} batch={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}
