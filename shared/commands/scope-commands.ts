import * as z from "zod";
import { failure, type Result, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { scopeName } from "../records/field-types.ts";
import { findByName } from "../records/find-by-name.ts";
import { recordById } from "../records/read-records.ts";
import { keyedId } from "../records/record-keys.ts";
import { RECORD_TYPES } from "../records/record-types.ts";
import type { AnyCommand, Command } from "./command.ts";
import { creation, edits, type FieldValues } from "./field-changes.ts";
import { editCommand, removeCommand } from "./record-commands.ts";

type Scope = "workflow" | "segment";
type AddInput = { readonly name: string } & FieldValues;
type RenameInput = { readonly id: string; readonly name: string };

/** The commands of workflows and segments: their ids follow from their names, and names that they had stay theirs. */
export function scopeCommands(): readonly AnyCommand[] {
  return (["workflow", "segment"] as const).flatMap((scope) => [
    addScope(scope),
    renameScope(scope),
    editCommand(
      scope,
      Object.keys(RECORD_TYPES[scope].fields.shape).filter(
        (field) => field !== "name" && field !== "aliases",
      ),
    ),
    removeCommand(scope),
  ]);
}

/** The id that a name means, and the changes that make the record where no record has the name yet. */
export function scopeByName(
  pilot: PilotState,
  scope: Scope,
  name: string,
  fields: FieldValues = {},
): { readonly id: string; readonly changes: readonly FieldChange[] } {
  const present = findByName(pilot, scope, name);
  if (present !== null) {
    return { id: present.id, changes: edits(pilot, present.id, fields) };
  }
  const id = keyedId(scope, pilot.pilotId, name);
  if (pilot.records.has(id)) {
    // It was removed, or its first name was given back: the name means it again.
    return { id, changes: edits(pilot, id, { removed: null, name, ...fields }) };
  }
  return { id, changes: creation(id, scope, { name, ...fields }) };
}

function addScope(scope: Scope): Command<AddInput> {
  return {
    name: `${scope}.add`,
    summary: `Adds a ${scope} by its name.`,
    input: addInput(scope),
    run: (pilot, { name, ...fields }) =>
      findByName(pilot, scope, name) === null
        ? success({ changes: scopeByName(pilot, scope, name, fields).changes })
        : nameTaken(scope, name),
  };
}

function addInput(scope: Scope): z.ZodType<AddInput> {
  const shape: Readonly<Record<string, z.core.$ZodType>> = RECORD_TYPES[scope].fields.shape;
  const { aliases: _, ...given } = shape;
  return z.strictObject(given) as unknown as z.ZodType<AddInput>;
}

function renameScope(scope: Scope): Command<RenameInput> {
  return {
    name: `${scope}.rename`,
    summary: `Gives a ${scope} another name; the old one goes on meaning it.`,
    input: z.strictObject({ id: z.string().min(1).max(200), name: scopeName }),
    run: (pilot, { id, name }) => {
      const record = recordById(pilot, scope, id);
      if (record === null) {
        return failure("REF_DANGLING", `there is no ${scope} ${id.slice(0, 60)}`, { where: "/id" });
      }
      const holder = findByName(pilot, scope, name);
      if (holder !== null && holder.id !== id) {
        return nameTaken(scope, name);
      }
      const aliases = [...new Set([...(record.aliases ?? []), record.name])].filter(
        (alias) => alias !== name,
      );
      return success({
        changes: edits(pilot, id, { name, aliases: aliases.length === 0 ? null : aliases }),
      });
    },
  };
}

function nameTaken(scope: Scope, name: string): Result<never> {
  return failure("RULE", `the name ${name.slice(0, 40)} is or was that of a ${scope}`, { where: "/name" });
}
