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

/** One pilot, complete: what a pack holds of it and what the app works on. Never changed in place. */
export interface PilotState {
  readonly pilotId: string;
  readonly records: ReadonlyMap<string, PilotRecord>;
  /** In the order (lamport, replica). */
  readonly entries: readonly JournalEntry[];
  /** By commitment. */
  readonly confidential: ReadonlyMap<string, ConfidentialValue>;
  /** Bytes of batch CSVs by digest. */
  readonly batches: ReadonlyMap<string, Uint8Array>;
  /** Bytes of attachments by digest. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}
