import type { Result } from "../../shared/errors/problem.ts";
import type { RequestOf } from "../../shared/ipc/ipc-contract.ts";
import { createByteParts } from "./byte-parts.ts";

/** Puts the files together that the window sends in parts. */
export interface BlobParts {
  /**
   * The whole file with its last part, null before. Parts come in their order, one file after the other: a part of another
   * file, or a first one, means that the rest of what came before will not follow. INVARIANT: it is not the next part.
   */
  readonly add: (part: RequestOf<"writeBlob">) => Result<Uint8Array | null>;
}

/** Holds nothing at first, and never more than one file. Nothing is on the disk before a file is whole. */
export function createBlobParts(): BlobParts {
  let parts = createByteParts();
  let file = "";
  return {
    add({ pilotId, name, ...part }) {
      const own = `${pilotId}/${name}`;
      if (own !== file) parts = createByteParts();
      file = own;
      return parts.add(part);
    },
  };
}
