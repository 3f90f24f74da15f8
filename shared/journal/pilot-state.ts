import { failure, type Result, success } from "../errors/problem.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import type { JournalEntry } from "./journal-entry.ts";

/** Who may see a record when a pack is shared. */
export type Circle = "everyone" | "leadership" | "partner";

/** One record as it stands after the journal. Fields that are not set are absent. */
export interface PilotRecord {
  readonly id: string;
  readonly type: string;
  readonly circle: Circle;
  /** True once it was removed; removed records stay. */
  readonly removed: boolean;
  /** The fields beside id, type, circle and removed. A value that this copy does not hold is absent and listed below. */
  readonly fields: JsonObject;
  /** Names of the fields whose values were withheld from this copy. */
  readonly withheld: readonly string[];
  /** Of a record in a narrower circle: the digest that stands for each field's value in journal and `records.json`. */
  readonly commitments?: { readonly [field: string]: string };
}

/** A confidential value with the salt that its commitment was made with. */
export interface ConfidentialValue {
  readonly value: JsonValue;
  readonly salt: string;
}

/**
 * One pilot as rules, screens and most commands work on it: everything but the rows of its imports. Never changed in
 * place.
 */
export interface PilotState {
  readonly pilotId: string;
  readonly records: ReadonlyMap<string, PilotRecord>;
  /** In the order (lamport, replica). */
  readonly entries: readonly JournalEntry[];
  /** By commitment. */
  readonly confidential: ReadonlyMap<string, ConfidentialValue>;
  /** Bytes of attachments by digest. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

/** One pilot, complete: what a pack holds of it. */
export interface WholePilot extends PilotState {
  /** Bytes of batch CSVs by digest. */
  readonly batches: ReadonlyMap<string, Uint8Array>;
}

/** Whether the rows of a pilot's imports are here. */
export function isWhole(pilot: PilotState): pilot is WholePilot {
  return "batches" in pilot;
}

/**
 * The pilot with the rows of its imports. ROWS_ELSEWHERE: another thread holds them; whoever runs a command that answers
 * with this runs it there.
 */
export function wholePilot(pilot: PilotState): Result<WholePilot> {
  return isWhole(pilot)
    ? success(pilot)
    : failure("ROWS_ELSEWHERE", "the rows of this pilot are not held here");
}

/** The pilot without the rows of its imports. */
export function withoutRows(pilot: PilotState): PilotState {
  const { pilotId, records, entries, confidential, attachments } = pilot;
  return { pilotId, records, entries, confidential, attachments };
}
