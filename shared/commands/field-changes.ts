import type { FieldChange } from "../journal/journal-entry.ts";
import type { Circle, PilotState } from "../journal/pilot-state.ts";
import type { JsonValue } from "../json/json.ts";
import { RECORD_TYPES, type RecordTypeName } from "../records/record-types.ts";

/** Fields to set; null or undefined unsets. */
export type FieldValues = { readonly [field: string]: JsonValue | undefined };

/** The changes that make a record. Without `circle` it has that of its type. */
export function creation(
  id: string,
  type: RecordTypeName,
  fields: FieldValues,
  circle?: Circle,
): FieldChange[] {
  const inCircle = circle ?? RECORD_TYPES[type].circle;
  return [
    { record: id, field: "type", before: null, after: type },
    ...(inCircle === "everyone" ? [] : [{ record: id, field: "circle", before: null, after: inCircle }]),
    ...Object.entries(fields)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([field, value]) => ({ record: id, field, before: null, after: value ?? null })),
  ];
}

/** The changes that set fields of a record that is there. What is so already is left out when the command runs. */
export function edits(pilot: PilotState, id: string, fields: FieldValues): FieldChange[] {
  const present = pilot.records.get(id)?.fields;
  return Object.entries(fields).map(([field, value]) => ({
    record: id,
    field,
    before: present?.[field] ?? null,
    after: value ?? null,
  }));
}
