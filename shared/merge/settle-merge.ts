import { ruleFault } from "../commands/check-records.ts";
import { completeChanges } from "../commands/complete-changes.ts";
import type { CommandWorld } from "../commands/execute-command.ts";
import { creation } from "../commands/field-changes.ts";
import { failure, type Problem, type Result } from "../errors/problem.ts";
import { appendEntry } from "../journal/append-entry.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import { headsOf } from "../journal/journal-order.ts";
import { makeEntry, nextSequence } from "../journal/make-entry.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import { isRecordTypeName } from "../records/record-types.ts";
import { schemaFault } from "../records/schema-fault.ts";
import { type Choices, choicesFault } from "./choices.ts";
import type { PilotMerge } from "./merge-pilots.ts";
import { settledChanges } from "./settled-changes.ts";
import { SETTLE } from "./side-changes.ts";

/**
 * The merged pilot with everything that collided settled: one journal entry that has seen both sides. It does not depend on
 * which side was named first. CONFLICT, SETTLEMENT: see `choicesFault`. RULE, COMMAND_INPUT: what was chosen does not go
 * together.
 */
export function settleMerge(merge: PilotMerge, choices: Choices, world: CommandWorld): Result<WholePilot> {
  const fault = choicesFault(merge.collisions, choices);
  if (fault !== null) return { ok: false, problem: fault };
  const { merged } = merge;
  if (merge.collisions.length === 0) return { ok: true, value: merged };
  const prefix = `${world.replica}-${nextSequence(merged.entries, world.replica)}`;
  let made = 1;
  const nextId = () => {
    made += 1;
    return `${prefix}-${made}`;
  };
  const { changes, settled } = settledChanges(merge, choices, nextId);
  const settlement = creation(`${prefix}-1`, "settlement", {
    entries: headsOf(merged.entries).map((head) => [...head]),
    ...settled,
  });
  const complete = completeChanges(merged, [...settlement, ...changes], world.salt);
  if (!complete.ok) return complete;
  const entry = makeEntry(merged.entries, {
    replica: world.replica,
    at: world.now,
    actor: world.actor,
    app: world.app,
    command: SETTLE,
    changes: complete.value.changes,
  });
  const state = appendEntry(merged, entry, { confidential: complete.value.confidential });
  if (!state.ok) return state;
  const broken = brokenRecord(state.value, changes);
  return broken === null ? state : failure(broken.code, broken.message, placeOf(broken));
}

/** What is wrong with a record that the settlement touched. References were judged when they were made. */
function brokenRecord(pilot: WholePilot, changes: readonly FieldChange[]): Problem | null {
  for (const id of new Set(changes.map(({ record }) => record))) {
    const record = pilot.records.get(id);
    if (record === undefined || record.removed || !isRecordTypeName(record.type)) continue;
    const fault = schemaFault(record, record.type) ?? ruleFault(record, record.type);
    if (fault !== null) return { ...fault, where: id };
  }
  return null;
}

function placeOf({ where }: Problem): { readonly where?: string } {
  return where === undefined ? {} : { where };
}
