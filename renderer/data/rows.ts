import type { JournalEntry, JournalHead } from "../../shared/journal/journal-entry.ts";
import type { PilotRecord } from "../../shared/journal/pilot-state.ts";

/** What the database says of itself: the counterpart of the anchor in the journal home. */
export interface MetaRow {
  readonly key: "store";
  readonly storeId: string;
  /** Commits of this installation, counted from 1. */
  readonly commit: number;
  /** SHA-256 (hex) over the heads of all journals; see `headsDigest`. */
  readonly digest: string;
  readonly schema: number;
  readonly app: string;
  readonly chromium: string;
  /** Pilots that were put in the place of others: until their journals are written the database alone says how they stand. */
  readonly replaced?: readonly string[];
}

/** One record of a pilot. */
export interface RecordRow {
  readonly pilotId: string;
  readonly id: string;
  readonly record: PilotRecord;
}

/** One journal entry of a pilot. */
export interface EntryRow {
  readonly pilotId: string;
  readonly replica: string;
  readonly seq: number;
  readonly entry: JournalEntry;
}

/** What the bytes of a blob are. */
export type BlobKind = "batch" | "attachment" | "confidential";

/** Immutable bytes: batches and attachments named by their digest, confidential values by their commitment. */
export interface PilotBlob {
  readonly pilotId: string;
  readonly kind: BlobKind;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A piece of a blob as the database holds it: large ones come in several, so that no single step takes long. */
export interface BlobRow extends PilotBlob {
  /** Counted from 0. */
  readonly part: number;
}

/** Where the journal of a pilot stands. Live queries watch this small row instead of what it stands for. */
export interface RevisionRow {
  readonly pilotId: string;
  /** The commit that changed the pilot last. */
  readonly revision: number;
  /** The replica that this installation writes as; null: the next entry takes a new one. */
  readonly replica: string | null;
  readonly entries: number;
  /** Hash of the last entry in the order of the journal. */
  readonly lastHash: string;
  readonly heads: readonly JournalHead[];
}
