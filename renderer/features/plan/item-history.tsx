import type { ReactElement } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import type { JsonValue } from "../../../shared/json/json.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";

const MOST = 12;

/** What was changed of a record, the newest first: who, when, from what to what. */
export function ItemHistory({ open, id }: { readonly open: OpenPilot; readonly id: string }): ReactElement {
  const { pilot, format } = open;
  const zone = pilotRecord(pilot).timeZone;
  const changes = pilot.entries
    .toReversed()
    .flatMap((entry) =>
      entry.changes
        .filter(
          ({ record, field, before }) =>
            record === id &&
            FIELDS[field] !== undefined &&
            !(before === null && entry.command === "pilot.create"),
        )
        .map((change) => ({ ...change, entry })),
    );
  if (changes.length === 0) return <p className="muted">Nothing was changed since the plan was made.</p>;
  const text = (field: string, value: JsonValue): string => {
    if (value === null) return "none";
    if (field === "dri" && typeof value === "string")
      return recordById(pilot, "person", value)?.name ?? "somebody who left";
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  return (
    <ul className="stack tight">
      {changes.slice(0, MOST).map(({ entry, field, before, after }) => (
        <li key={`${entry.hash} ${field}`}>
          {FIELDS[field]}: {text(field, before)} → {text(field, after)}
          <div className="caption">
            {format.dates.moment(instantOf(entry.at) ?? 0, zone)} · {entry.actor}
          </div>
        </li>
      ))}
      {changes.length > MOST ? (
        <li className="caption">{changes.length - MOST} earlier changes stand in the journal.</li>
      ) : null}
    </ul>
  );
}

const FIELDS: Readonly<Record<string, string>> = {
  dri: "DRI",
  due: "Due",
  status: "Status",
  overrideReason: "Override",
  title: "Title",
  note: "Note",
};
