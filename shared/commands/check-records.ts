import { failure, type Problem, type Result } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotRecord, PilotState } from "../journal/pilot-state.ts";
import { referencesOf } from "../records/record-references.ts";
import { isRecordTypeName, type RecordTypeName, recordDefinition } from "../records/record-types.ts";
import { schemaFault } from "../records/schema-fault.ts";

/**
 * The first thing that is wrong with the records that `changes` touched, or null: a field that its type does not allow
 * (COMMAND_INPUT), a rule of the type (RULE), a reference in a changed field to a record that is not there, is removed or
 * has another type (REF_DANGLING). `pilot` is the state after the changes.
 */
export function recordFault(pilot: PilotState, changes: readonly FieldChange[]): Problem | null {
  const changedFields = new Map<string, Set<string>>();
  for (const { record, field } of changes) {
    const fields = changedFields.get(record);
    if (fields === undefined) {
      changedFields.set(record, new Set([field]));
    } else {
      fields.add(field);
    }
  }
  for (const [id, fields] of changedFields) {
    const record = pilot.records.get(id);
    if (record === undefined || record.removed) {
      continue;
    }
    if (!isRecordTypeName(record.type)) {
      return failed(failure("RULE", `there is no record type ${record.type.slice(0, 40)}`));
    }
    const fault =
      schemaFault(record, record.type) ??
      ruleFault(record, record.type) ??
      referenceFault(pilot, record, record.type, fields);
    if (fault !== null) {
      return fault;
    }
  }
  return null;
}

/** The rule of its type that a record breaks (RULE), or null; withheld values cannot be judged. */
export function ruleFault(record: PilotRecord, type: RecordTypeName): Problem | null {
  const broken = record.withheld.length === 0 ? (recordDefinition(type).rule?.(record.fields) ?? null) : null;
  return broken === null ? null : failed(failure("RULE", broken));
}

function referenceFault(
  pilot: PilotState,
  record: PilotRecord,
  type: RecordTypeName,
  changedFields: ReadonlySet<string>,
): Problem | null {
  for (const { pointer, id, to } of referencesOf(type, record.fields)) {
    const [, field = ""] = pointer.split("/");
    if (!changedFields.has(field)) {
      continue;
    }
    const target = pilot.records.get(id);
    const wanted = to === "any" ? "record" : to;
    const what =
      target === undefined
        ? `there is no ${wanted} ${id.slice(0, 60)}`
        : target.removed
          ? `the ${target.type} ${id.slice(0, 60)} was removed`
          : to !== "any" && target.type !== to
            ? `${id.slice(0, 60)} is a ${target.type}, not a ${to}`
            : null;
    if (what !== null) {
      return failed(failure("REF_DANGLING", `${type}: ${what}`, { where: pointer }));
    }
  }
  return null;
}

function failed(result: Result<never>): Problem {
  if (result.ok) {
    throw new Error("not a failure");
  }
  return result.problem;
}
