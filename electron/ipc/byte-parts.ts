import { failure, type Result, success } from "../../shared/errors/problem.ts";

/** One part of bytes that come in several. */
export interface BytePart {
  /** Bytes of the whole, and where this part begins in it. */
  readonly size: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** Puts bytes together that come in parts, in their order; a first part begins anew. */
export interface ByteParts {
  /** The whole with its last part, null before. INVARIANT: it is not the next part. */
  readonly add: (part: BytePart) => Result<Uint8Array | null>;
}

/** Holds nothing at first, and never more than one whole. */
export function createByteParts(): ByteParts {
  let unfinished: { readonly whole: Uint8Array; readonly filled: number } | null = null;
  return {
    add({ size, offset, bytes }) {
      const before = unfinished;
      unfinished = null;
      const filled = offset + bytes.length;
      if (offset === 0 && filled === size) return success(bytes);
      const isNext = offset === 0 || (before?.whole.length === size && before.filled === offset);
      if (!isNext || bytes.length === 0 || filled > size) {
        return failure("INVARIANT", "the parts of a file did not come in their order");
      }
      const whole = offset === 0 || before === null ? new Uint8Array(size) : before.whole;
      whole.set(bytes, offset);
      if (filled === size) return success(whole);
      unfinished = { whole, filled };
      return success(null);
    },
  };
}
