import { TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import type { JournalEntry } from "../../../shared/journal/journal-entry.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { DataTable } from "../../components/data-table.tsx";

/** Every change of the pilot, the newest first: when, who, what. */
export function JournalTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const { pilot, format } = open;
  const [filter, setFilter] = useState("");
  const zone = pilotRecord(pilot).timeZone;
  const words = filter.trim().toLowerCase();
  const rows = pilot.entries
    .toReversed()
    .filter((entry) => `${entry.command} ${entry.actor}`.toLowerCase().includes(words));
  return (
    <div className="stack">
      <div className="toolbar">
        <TextInput
          aria-label="Filter the journal"
          placeholder="Filter by command or person"
          w={240}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <span className="caption">
          {rows.length === pilot.entries.length
            ? `${rows.length} ${rows.length === 1 ? "entry" : "entries"}`
            : `${rows.length} of ${pilot.entries.length} match`}
        </span>
      </div>
      <DataTable
        label="Journal"
        rows={rows}
        rowKey={({ hash }) => hash}
        height="calc(100vh - 240px)"
        minWidth={880}
        columns={[
          {
            key: "at",
            head: "When",
            width: 160,
            render: ({ at }) => format.dates.moment(instantOf(at) ?? 0, zone),
          },
          { key: "actor", head: "Who", width: 200, render: whoOf },
          { key: "command", head: "Command", width: 200, render: ({ command }) => command },
          { key: "what", head: "What", render: (entry) => <span className="muted">{whatOf(entry)}</span> },
          {
            key: "hash",
            head: "Fingerprint",
            width: 120,
            render: ({ hash }) => <span className="mono">{hash.slice(0, 12)}</span>,
          },
        ]}
      />
    </div>
  );
}

function whoOf({ actor, onBehalfOf }: JournalEntry): string {
  return onBehalfOf === undefined ? actor : `${actor}, for ${onBehalfOf}`;
}

function whatOf({ changes }: JournalEntry): string {
  const made = changes.filter(({ field, before }) => field === "type" && before === null).length;
  const fields = [...new Set(changes.filter(({ field }) => field !== "type").map(({ field }) => field))];
  return [made > 0 ? `${made} ${made === 1 ? "record" : "records"} made` : "", fields.slice(0, 6).join(", ")]
    .filter((part) => part !== "")
    .join(": ");
}
