import { type Result, success } from "../../shared/errors/problem.ts";
import { piecesOf } from "../data/blobs.ts";

/** A part of a file on its way to the second home. */
export interface BlobPart {
  /** Bytes of the whole file. */
  readonly size: number;
  readonly offset: number;
  /** In a buffer of their own. */
  readonly bytes: Uint8Array;
}

/**
 * Sends a file part by part, the next one when the one before was taken: a large one sent at once would be copied in one
 * task, and the window would stand still. It is on the disk when the last part is.
 */
export async function sendInParts(
  bytes: Uint8Array,
  send: (part: BlobPart) => Promise<Result<null>>,
): Promise<Result<null>> {
  let offset = 0;
  for (const piece of piecesOf(bytes)) {
    const length = piece.length;
    const sent = await send({ size: bytes.length, offset, bytes: piece });
    if (!sent.ok) return sent;
    offset += length;
  }
  return success(null);
}
