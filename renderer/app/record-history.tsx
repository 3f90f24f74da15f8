import type { ReactElement } from "react";
import { instantOf } from "../../shared/calendar/moments.ts";
import { committedDigest } from "../../shared/journal/commitment.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { JsonValue } from "../../shared/json/json.ts";
import { pilotRecord } from "../../shared/records/read-records.ts";
import type { OpenPilot } from "./pilot-context.ts";

const MOST = 12;
const LONGEST = 120;

/** What was changed of a record, the newest first: what, who, when, from what to what. */
export function RecordHistory({
  open,
  ids,
  fields,
  describe,
}: {
  readonly open: OpenPilot;
  /** The record, and others that are followed with it. */
  readonly ids: readonly string[];
  /** The fields that are told, and what people call them. */
  readonly fields: Readonly<Record<string, string>>;
  /** How the value of a field is told that a general word would not do for; null: as usual. */
  readonly describe?: (field: string, value: JsonValue) => string | null;
}): ReactElement {
  const { pilot, format } = open;
  const zone = pilotRecord(pilot).timeZone;
  const wanted = new Set(ids);
  const changes = pilot.entries
    .toReversed()
    .flatMap((entry) =>
      entry.changes
        .filter(({ record, field }) => wanted.has(record) && fields[field] !== undefined)
        .map((change) => ({ ...change, entry })),
    );
  const text = (field: string, stored: JsonValue): string => {
    const digest = committedDigest(stored);
    const value = digest === null ? stored : pilot.confidential.get(digest)?.value;
    if (value === undefined) return "withheld from this copy";
    return shortened(describe?.(field, value) ?? valueText(open, zone, value));
  };
  return (
    <section aria-label="History">
      <h3 className="label">History</h3>
      {changes.length === 0 ? <p className="muted">Nothing was changed yet.</p> : null}
      <ul className="stack tight">
        {changes.slice(0, MOST).map(({ entry, record, field, before, after }) => (
          <li key={`${entry.hash} ${record} ${field}`}>
            {fields[field]}:{" "}
            {before === null ? text(field, after) : `${text(field, before)} → ${text(field, after)}`}
            <div className="caption">
              {format.dates.moment(instantOf(entry.at) ?? 0, zone)} · {entry.actor}
            </div>
          </li>
        ))}
      </ul>
      {changes.length > MOST ? (
        <p className="caption">{changes.length - MOST} earlier changes stand in the journal.</p>
      ) : null}
    </section>
  );
}

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u;

function valueText(open: OpenPilot, zone: string, value: JsonValue): string {
  if (value === null) return "none";
  if (Array.isArray(value)) {
    return value.map((item: JsonValue) => valueText(open, zone, item)).join(", ") || "none";
  }
  if (typeof value === "object") {
    return Object.values(value)
      .map((part) => valueText(open, zone, part))
      .join(" ");
  }
  if (typeof value !== "string") return String(value);
  const at = MOMENT.test(value) ? instantOf(value) : null;
  return at === null ? (nameOf(open.pilot, value) ?? value) : open.format.dates.moment(at, zone);
}

/** What people call the record that a value names; null: it names none. */
function nameOf(pilot: PilotState, id: string): string | null {
  const fields = pilot.records.get(id)?.fields;
  const name = fields?.["name"] ?? fields?.["title"] ?? fields?.["domain"] ?? fields?.["key"];
  return typeof name === "string" ? name : null;
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
