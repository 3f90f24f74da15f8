import * as z from "zod";
import { failure, type Result, success } from "../errors/problem.ts";
import { committedDigest } from "../journal/commitment.ts";
import type { FieldChange, JournalEntry } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { storedValue } from "../journal/stored-record.ts";
import type { JsonValue } from "../json/json.ts";
import type { Command, CommandOutcome } from "./command.ts";
import { takeBackBatch } from "./import-take-back.ts";

const input = z.strictObject({
  /** Sequence number of the entry of this replica; without it, the last one that can be undone. */
  seq: z.int().min(1).exactOptional(),
});

/** Commands that nothing reverses: only a successor with a reason follows them. */
const FINAL: Readonly<Record<string, string>> = {
  "pilot.create": "a pilot cannot be unmade",
  "baseline.seal": "a seal has no reversal: seal another baseline and say why",
  "rights.publish": "what was published stays: publish another version and say why",
  "obligation.answer": "an answer is not undone: answer again to revise it",
  "merge.settle": "a merge goes back to its restore point",
};

/** Undoes an entry of this replica by a compensating one; an import is taken back. Undoing an undo is redo. */
export const undoCommand: Command<z.infer<typeof input>> = {
  name: "undo",
  summary: "Undoes an own command of this sitting by a compensating entry; an import is taken back.",
  input,
  run: (pilot, { seq }, context) => {
    const own = pilot.entries.filter((entry) => entry.replica === context.replica);
    const entry = seq === undefined ? lastToUndo(own) : own.find((candidate) => candidate.seq === seq);
    if (entry === undefined) {
      return failure("RULE", "there is nothing of this sitting to undo");
    }
    const reason = FINAL[entry.command];
    return reason === undefined ? compensate(pilot, entry) : failure("RULE", reason);
  },
};

// Undoing again goes further back: what was undone, and the undo itself, are passed over.
function lastToUndo(own: readonly JournalEntry[]): JournalEntry | undefined {
  let undone = 0;
  for (const entry of own.toReversed()) {
    if (entry.command === "undo") {
      undone += 1;
    } else if (undone > 0) {
      undone -= 1;
    } else {
      return entry;
    }
  }
  return undefined;
}

function compensate(pilot: PilotState, entry: JournalEntry): Result<CommandOutcome> {
  if (entry.command === "import.add") {
    const batch = entry.changes.find(({ field, after }) => field === "type" && after === "batch")?.record;
    return batch === undefined ? failure("RULE", "the import has no batch") : takeBackBatch(pilot, batch);
  }
  const changes: FieldChange[] = [];
  const made = new Set(entry.changes.filter(({ field }) => field === "type").map(({ record }) => record));
  for (const record of made) {
    changes.push({ record, field: "removed", before: null, after: true });
  }
  for (const { record: id, field, before, after } of entry.changes) {
    const record = pilot.records.get(id);
    if (record === undefined || made.has(id)) {
      continue;
    }
    const present = storedValue(record, field);
    if (JSON.stringify(present) !== JSON.stringify(after)) {
      return failure("RULE", `${field} of the ${record.type} ${id} was changed since: change it by hand`);
    }
    const value = openedValue(pilot, before);
    if (value === undefined) {
      return failure("RULE", `this copy does not hold what ${field} of the ${record.type} ${id} was`);
    }
    changes.push({ record: id, field, before: present, after: value });
  }
  return success({ changes });
}

function openedValue(pilot: PilotState, stored: JsonValue): JsonValue | undefined {
  const commitment = committedDigest(stored);
  return commitment === null ? stored : pilot.confidential.get(commitment)?.value;
}
