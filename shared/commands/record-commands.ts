import * as z from "zod";
import { failure, type Result, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { Circle, PilotState } from "../journal/pilot-state.ts";
import { isKeyedType, keyedId } from "../records/record-keys.ts";
import { RECORD_TYPE_NAMES, type RecordTypeName, recordDefinition } from "../records/record-types.ts";
import type { AnyCommand, Command } from "./command.ts";
import { creation, edits, type FieldValues } from "./field-changes.ts";

const circle = z.enum(["everyone", "leadership", "partner"]);
const recordId = z.string().min(1).max(200);

export type AddInput = { readonly circle?: Circle } & FieldValues;
export type EditInput = { readonly id: string; readonly circle?: Circle } & FieldValues;
export type RemoveInput = { readonly id: string };

/** `type.add`, `type.edit` and `type.remove` of every record type that people edit freely. */
export function recordCommands(): readonly AnyCommand[] {
  return RECORD_TYPE_NAMES.filter((type) => recordDefinition(type).freelyEdited).flatMap((type) => [
    addCommand(type),
    editCommand(type),
    removeCommand(type),
  ]);
}

/** `type.remove`: the record stays, marked as removed. */
export function removeCommand(type: RecordTypeName): Command<RemoveInput> {
  return {
    name: `${type}.remove`,
    summary: `Removes ${withArticle(type)}; it stays in the journal.`,
    input: z.strictObject({ id: recordId }),
    run: (pilot, { id }) =>
      onPresent(pilot, type, id, () => [{ record: id, field: "removed", before: null, after: true }]),
  };
}

/** `type.edit` for the fields named, or for all. */
export function editCommand(type: RecordTypeName, only?: readonly string[]): Command<EditInput> {
  const shape: Record<string, z.core.$ZodType> = { id: recordId, circle: circle.exactOptional() };
  for (const [field, schema] of fieldSchemas(type)) {
    if ((only === undefined || only.includes(field)) && !(isKeyedType(type) && field === "key")) {
      shape[field] =
        schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional
          ? z.exactOptional(z.nullable(schema.unwrap()))
          : z.exactOptional(schema);
    }
  }
  return {
    name: `${type}.edit`,
    summary: `Sets fields of ${withArticle(type)}; null unsets one.`,
    input: z.strictObject(shape) as unknown as z.ZodType<EditInput>,
    run: (pilot, { id, ...fields }) => onPresent(pilot, type, id, () => edits(pilot, id, fields)),
  };
}

/** `type.add`, of all fields but those left out. A record of a keyed type that was removed comes back under its key. */
export function addCommand(type: RecordTypeName, without: readonly string[] = []): Command<AddInput> {
  const shape: Record<string, z.core.$ZodType> = { circle: circle.exactOptional() };
  for (const [field, schema] of fieldSchemas(type)) {
    if (without.includes(field)) continue;
    shape[field] = isKeyedType(type) && field === "key" ? z.exactOptional(schema) : schema;
  }
  return {
    name: `${type}.add`,
    summary: `Adds ${withArticle(type)}.`,
    input: z.strictObject(shape) as unknown as z.ZodType<AddInput>,
    run: (pilot, { circle: inCircle, ...fields }, context) => {
      if (!isKeyedType(type)) {
        return success({ changes: creation(context.nextId(), type, fields, inCircle) });
      }
      const key = typeof fields["key"] === "string" ? fields["key"] : context.nextId();
      const id = keyedId(type, pilot.pilotId, key);
      const present = pilot.records.get(id);
      if (present !== undefined && !present.removed) {
        return failure("ID_DUP", `there is a ${wordsOf(type)} ${key.slice(0, 40)} already`);
      }
      if (present === undefined) {
        return success({ changes: creation(id, type, { ...fields, key }, inCircle) });
      }
      const revival: FieldValues = { removed: null, ...(inCircle === undefined ? {} : { circle: inCircle }) };
      return success({ changes: edits(pilot, id, { ...revival, ...fields }) });
    },
  };
}

function onPresent(
  pilot: PilotState,
  type: RecordTypeName,
  id: string,
  change: () => readonly FieldChange[],
): Result<{ readonly changes: readonly FieldChange[] }> {
  const record = pilot.records.get(id);
  if (record === undefined || record.removed || record.type !== type) {
    return failure("REF_DANGLING", `there is no ${wordsOf(type)} ${id.slice(0, 60)}`, { where: "/id" });
  }
  return success({ changes: change() });
}

function fieldSchemas(type: RecordTypeName): readonly (readonly [string, z.ZodType])[] {
  const shape: Readonly<Record<string, z.ZodType>> = recordDefinition(type).fields.shape;
  return Object.entries(shape);
}

function wordsOf(type: RecordTypeName): string {
  return type.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function withArticle(type: RecordTypeName): string {
  const words = wordsOf(type);
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}
