import type { ErrorCode } from "../errors/error-codes.ts";
import { sameJson } from "../json/canonical-json.ts";
import { digestOfBytes } from "../json/digest.ts";
import type { JsonValue } from "../json/json.ts";
import { commitmentTo, committedDigest } from "./commitment.ts";
import { causalityOf, chainFaults } from "./journal-chain.ts";
import type { JournalEntry } from "./journal-entry.ts";
import { verifyMatrix } from "./matrix-digest.ts";
import { verifyNarrative } from "./narrative-digest.ts";
import { verifyOperatingModel } from "./operating-model-digest.ts";
import type { PilotRecord, WholePilot } from "./pilot-state.ts";
import { replayEntries } from "./replay.ts";
import { verifySnapshot } from "./snapshot-digest.ts";
import { recordsJson } from "./stored-record.ts";

/** The part of a pilot that something is wrong with; files by their digest. */
export type PilotPart =
  | "journal"
  | "records"
  | "confidential"
  | `batches/${string}`
  | `attachments/${string}`;

/** Something that does not verify. */
export interface PilotFault {
  readonly part: PilotPart;
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * Everything that is wrong with a pilot: what `verifyEntries` finds, and records that are not what the journal says.
 */
export function verifyPilot(pilot: WholePilot): readonly PilotFault[] {
  const replayed = replayEntries(pilot.entries, pilot.confidential);
  if (!replayed.ok) {
    return [{ part: "journal", code: replayed.problem.code, message: replayed.problem.message }];
  }
  const faults = verifyEntries({ ...pilot, records: replayed.value });
  return recordsJson(replayed.value) === recordsJson(pilot.records)
    ? faults
    : [...faults, { part: "records", code: "REPLAY", message: "the records are not what the journal says" }];
}

/**
 * What is wrong with a pilot whose records were just replayed: chains, heads, order and hashes of its journal, values
 * before each change, commitments, batches and attachments by digest, seals.
 */
export function verifyEntries(pilot: WholePilot): readonly PilotFault[] {
  const chain = chainFaults(pilot.entries);
  if (chain.length > 0) {
    return chain.map((message) => ({ part: "journal", code: "CHAIN", message }));
  }
  return [
    ...beforeFaults(pilot.entries),
    ...confidentialFaults(pilot),
    ...fileFaults(pilot, pilot.records, "batch"),
    ...fileFaults(pilot, pilot.records, "attachment"),
    ...sealFaults(pilot, pilot.records),
  ];
}

// Concurrent entries may both have changed a field from the same value; an entry that had seen everything before it
// must name what was there.
function beforeFaults(entries: readonly JournalEntry[]): PilotFault[] {
  const faults: PilotFault[] = [];
  const causality = causalityOf(entries);
  const current = new Map<string, Map<string, JsonValue>>();
  for (const [index, entry] of entries.entries()) {
    const sawAll = causality.seenCount(entry) === index + 1;
    for (const { record, field, before, after } of entry.changes) {
      let fields = current.get(record);
      if (fields === undefined) {
        fields = new Map();
        current.set(record, fields);
      }
      if (sawAll && !sameJson(fields.get(field) ?? null, before)) {
        faults.push({
          part: "journal",
          code: "REPLAY",
          message: `entry ${entry.replica}-${entry.seq} says that ${field} of ${record} was something else`,
        });
      }
      fields.set(field, after);
    }
  }
  return faults;
}

function confidentialFaults(pilot: WholePilot): PilotFault[] {
  const named = new Set<string>();
  for (const entry of pilot.entries) {
    for (const { before, after } of entry.changes) {
      for (const commitment of [committedDigest(before), committedDigest(after)]) {
        if (commitment !== null) {
          named.add(commitment);
        }
      }
    }
  }
  const faults: PilotFault[] = [];
  for (const [commitment, { value, salt }] of pilot.confidential) {
    if (commitmentTo(value, salt) !== commitment) {
      const message = `the value of the commitment ${commitment.slice(0, 12)} is another`;
      faults.push({ part: "confidential", code: "CHECKSUM", message });
    } else if (!named.has(commitment)) {
      const message = `the journal does not know the commitment ${commitment.slice(0, 12)}`;
      faults.push({ part: "confidential", code: "CHAIN", message });
    }
  }
  return faults;
}

function fileFaults(
  pilot: WholePilot,
  records: ReadonlyMap<string, PilotRecord>,
  type: "batch" | "attachment",
): PilotFault[] {
  const [files, folder] =
    type === "batch" ? ([pilot.batches, "batches"] as const) : ([pilot.attachments, "attachments"] as const);
  const faults: PilotFault[] = [];
  const named = new Set<string>();
  for (const record of records.values()) {
    const digest = record.fields["digest"];
    if (record.type === type && typeof digest === "string") {
      named.add(digest);
    }
  }
  for (const digest of named) {
    if (!files.has(digest)) {
      faults.push({ part: `${folder}/${digest}`, code: "CHECKSUM", message: "it is missing" });
    }
  }
  for (const [digest, bytes] of files) {
    const part = `${folder}/${digest}` as const;
    if (!named.has(digest)) {
      faults.push({ part, code: "CHAIN", message: "no record names it" });
    } else if (digestOfBytes(bytes) !== digest) {
      faults.push({ part, code: "CHECKSUM", message: "its bytes are not those of its digest" });
    }
  }
  return faults;
}

function sealFaults(pilot: WholePilot, records: ReadonlyMap<string, PilotRecord>): PilotFault[] {
  const faults: PilotFault[] = [];
  for (const record of records.values()) {
    const problem =
      record.withheld.length > 0
        ? null
        : record.type === "snapshot"
          ? verifySnapshot(record, pilot.entries)
          : record.type === "rightsMatrix"
            ? verifyMatrix(record)
            : record.type === "operatingModel"
              ? verifyOperatingModel(record)
              : record.type === "narrative"
                ? verifyNarrative(record)
                : null;
    if (problem !== null) {
      faults.push({ part: "records", code: problem.code, message: problem.message });
    }
  }
  return faults;
}
