import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { RequestOf } from "../../shared/ipc/ipc-contract.ts";

/** Puts the files together that the window sends in parts. */
export interface BlobParts {
  /**
   * The whole file with its last part, null before. Parts come in their order, one file after the other: a part of another
   * file, or a first one, means that the rest of what came before will not follow. INVARIANT: it is not the next part.
   */
  readonly add: (part: RequestOf<"writeBlob">) => Result<Uint8Array | null>;
}

interface Unfinished {
  readonly pilotId: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly filled: number;
}

/** Holds nothing at first, and never more than one file. Nothing is on the disk before a file is whole. */
export function createBlobParts(): BlobParts {
  let unfinished: Unfinished | null = null;
  return {
    add({ pilotId, name, size, offset, bytes }) {
      const before = unfinished;
      unfinished = null;
      const filled = offset + bytes.length;
      if (offset === 0 && filled === size) return success(bytes);
      const isNext =
        offset === 0 ||
        (before?.pilotId === pilotId &&
          before.name === name &&
          before.bytes.length === size &&
          before.filled === offset);
      if (!isNext || bytes.length === 0 || filled > size) {
        return failure("INVARIANT", "the parts of a file did not come in their order");
      }
      const whole = offset === 0 || before === null ? new Uint8Array(size) : before.bytes;
      whole.set(bytes, offset);
      if (filled === size) return success(whole);
      unfinished = { pilotId, name, bytes: whole, filled };
      return success(null);
    },
  };
}
