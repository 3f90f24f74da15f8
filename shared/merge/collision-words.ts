import { subjectOf } from "../domain/record-subject.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonValue } from "../json/json.ts";
import { referencesOf } from "../records/record-references.ts";
import { isRecordTypeName } from "../records/record-types.ts";
import type { Collision, SideValue } from "./collision.ts";

/** A field as people call it: "deadlineHours" is "deadline hours". */
export function fieldWords(field: string): string {
  if (field === "removed") return "removal";
  return words(field.replace(/Micros$/, ""));
}

/** A record type as people call it: "checklistItem" is "checklist item". */
export function typeWords(type: string): string {
  return words(type);
}

function words(name: string): string {
  return name.replaceAll(/[A-Z]+/g, (capital) => ` ${capital.toLowerCase()}`).trim();
}

/** What a collision is about, in words: the record, the name, the row. */
export function subjectWords(pilot: PilotState, collision: Collision): string {
  switch (collision.kind) {
    case "row":
      return `${collision.input} ${collision.key.join(" · ")}`;
    case "name":
      return `${typeWords(collision.scope)} ${collision.name}`;
    case "seal":
      return collision.what;
    default: {
      const record = pilot.records.get(collision.record);
      const subject =
        record === undefined ? null : subjectOf(shown(pilot, collision.record), collision.record);
      return subject === null ? typeWords(collision.type) : `${typeWords(collision.type)} ${subject}`;
    }
  }
}

/** The pilot with one record as if nobody had removed it: a collision is about it either way. */
function shown(pilot: PilotState, id: string): Pick<PilotState, "records"> {
  const record = pilot.records.get(id);
  return record?.removed === true ? { records: new Map([[id, { ...record, removed: false }]]) } : pilot;
}

/** A value in words: references by what they name, lists item by item. */
export function valueWords(
  pilot: PilotState,
  type: string,
  field: string,
  { value, withheld }: SideValue,
): string {
  if (withheld) return "withheld";
  if (field === "removed") return value === true ? "removed" : "kept";
  if (value === null) return "not set";
  const names = new Map<string, string>();
  if (isRecordTypeName(type)) {
    for (const { id } of referencesOf(type, { [field]: value })) {
      names.set(id, subjectOf(shown(pilot, id), id) ?? id);
    }
  }
  if (/Micros/.test(field) && typeof value === "number") return String(value / 1_000_000);
  return plainWords(value, names);
}

/** A moment as journals hold it. */
const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z$/;

function plainWords(value: JsonValue, names: ReadonlyMap<string, string>): string {
  if (typeof value === "string") return names.get(value) ?? value.replace(MOMENT, "$1 $2 UTC");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (value === null || typeof value === "number") return String(value);
  if (Array.isArray(value)) {
    return value.map((item: JsonValue) => plainWords(item, names)).join(", ") || "none";
  }
  return Object.entries(value)
    .map(([key, item]) => `${fieldWords(key)} ${plainWords(item ?? null, names)}`)
    .join(", ");
}
