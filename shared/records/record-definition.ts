import type * as z from "zod";
import type { Circle } from "../journal/pilot-state.ts";

/** The schema of the fields of a record. */
export type RecordFields = z.ZodObject;

/**
 * One record type. `fields` is strict: unknown fields are refused. References are those fields (at any depth) that were
 * made with `referenceTo`.
 */
export interface RecordDefinition<Fields extends RecordFields> {
  /** Who may see such a record unless it says otherwise. */
  readonly circle: Circle;
  readonly fields: Fields;
  /** May a person add, edit and remove such records freely? Others change only through commands of their own. */
  readonly freelyEdited: boolean;
  /** A rule over the whole record: what is wrong with it, as a sentence without a full stop, or null. */
  readonly rule?: (fields: z.infer<Fields>) => string | null;
}

/** Keeps the exact type of a definition. */
export function defineRecord<Fields extends RecordFields>(
  definition: RecordDefinition<Fields>,
): RecordDefinition<Fields> {
  return definition;
}
