import type { ConfidentialValue, PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import { confidentialText } from "../../shared/pack/pilot-texts.ts";
import type { PilotBlob } from "./rows.ts";

/** Bytes that are written or sent in one step. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** What a change brings that is written as bytes; the rows of imports are handed over apart from the pilot. */
export interface PilotChange {
  /** What both homes hold; null: nothing of this pilot. */
  readonly before: PilotState | null;
  readonly after: PilotState;
  /** Bytes of the batches that are new, by digest. */
  readonly batches: ReadonlyMap<string, Uint8Array>;
}

/** The change that brings a whole pilot. */
export function arrivalOfWhole(pilot: WholePilot): PilotChange {
  return { before: null, after: pilot, batches: pilot.batches };
}

/** The blobs that a change brings. */
export function blobsOf({ before, after, batches }: PilotChange): readonly PilotBlob[] {
  const { pilotId } = after;
  return [
    ...[...batches].map(([name, bytes]): PilotBlob => ({ pilotId, kind: "batch", name, bytes })),
    ...addedTo(before?.attachments, after.attachments).map(
      ([name, bytes]): PilotBlob => ({ pilotId, kind: "attachment", name, bytes }),
    ),
    ...addedTo(before?.confidential, after.confidential).map(
      ([name, value]): PilotBlob => ({
        pilotId,
        kind: "confidential",
        name,
        bytes: confidentialBytes(name, value),
      }),
    ),
  ];
}

/** What is in a map and not in an earlier one. */
export function addedTo<Value>(
  before: ReadonlyMap<string, Value> | undefined,
  after: ReadonlyMap<string, Value>,
): readonly (readonly [string, Value])[] {
  return before === undefined ? [...after] : [...after].filter(([name]) => !before.has(name));
}

/** One confidential value as the bytes of a blob, the same in both homes. */
export function confidentialBytes(commitment: string, value: ConfidentialValue): Uint8Array {
  return new TextEncoder().encode(confidentialText(new Map([[commitment, value]])));
}

/** Bytes cut into pieces with buffers of their own, each made when it is asked for; bytes that are short stay whole. */
export function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  if (bytes.length <= PIECE_BYTES && bytes.byteLength === bytes.buffer.byteLength) {
    yield bytes;
    return;
  }
  for (let from = 0; from === 0 || from < bytes.length; from += PIECE_BYTES) {
    yield bytes.slice(from, from + PIECE_BYTES);
  }
}
