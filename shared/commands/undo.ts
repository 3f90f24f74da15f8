import * as z from "zod";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import { committedDigest } from "../journal/commitment.ts";
import type { FieldChange, JournalEntry } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { storedValue } from "../journal/stored-record.ts";
import type { JsonValue } from "../json/json.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { Command, CommandOutcome } from "./command.ts";
import { dataConsequences } from "./data-consequences.ts";
import { takeBackBatch } from "./import-take-back.ts";

const input = z.strictObject({
  /** Sequence number of the entry of this replica; without it, the last one that can be undone. */
  seq: z.int().min(1).exactOptional(),
});

/** Commands that nothing reverses: only a successor with a reason follows them. */
const FINAL: Readonly<Record<string, string>> = {
  "pilot.create": "a pilot cannot be unmade",
  "baseline.seal": "a seal has no reversal: seal another baseline and say why",
  "rightsMatrix.publish": "what was published stays: publish another version and say why",
  "narrative.publish": "what was published stays: write a narrative that follows it",
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
    if (reason !== undefined) {
      return failure("RULE", reason);
    }
    return hasTakenEffect(pilot, entry, context.now)
      ? failure("RULE", "the terms of the threshold apply already: revise or end it instead")
      : compensate(pilot, entry);
  },
  consequences: (before, after, context) =>
    takenBack(before) === takenBack(after) ? [] : dataConsequences(before, after, context),
};

function takenBack(pilot: PilotState): number {
  return recordsOf(pilot, "batch").filter((batch) => batch.takenBack === true).length;
}

/** Did an entry give a threshold terms, or end it, for a period that has begun since? What fired could not be unfired. */
function hasTakenEffect(pilot: PilotState, entry: JournalEntry, now: string): boolean {
  if (!entry.command.startsWith("threshold.")) {
    return false;
  }
  const today = dateOfMoment(now, pilotRecord(pilot).timeZone) ?? Number.POSITIVE_INFINITY;
  return entry.changes.some(({ field, after }) => {
    const versions: readonly JsonValue[] = field === "versions" && Array.isArray(after) ? after : [];
    const last = versions.at(-1);
    const from =
      field === "endsFrom"
        ? after
        : typeof last === "object" && last !== null && "appliesFrom" in last
          ? last.appliesFrom
          : null;
    return typeof from === "string" && (dayOf(from) ?? Number.POSITIVE_INFINITY) <= today;
  });
}

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
