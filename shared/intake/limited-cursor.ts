import type { RecordCursor } from "../observations/record-cursor.ts";

/** The first `most` records of a cursor. */
export class LimitedCursor implements RecordCursor {
  readonly #cursor: RecordCursor;
  #left: number;

  constructor(cursor: RecordCursor, most: number) {
    this.#cursor = cursor;
    this.#left = most;
  }

  get bytes(): Uint8Array {
    return this.#cursor.bytes;
  }
  get starts(): Uint32Array {
    return this.#cursor.starts;
  }
  get ends(): Uint32Array {
    return this.#cursor.ends;
  }
  get flags(): Uint8Array {
    return this.#cursor.flags;
  }
  get count(): number {
    return this.#cursor.count;
  }
  get line(): number {
    return this.#cursor.line;
  }
  get isBroken(): boolean {
    return this.#cursor.isBroken;
  }
  get position(): number {
    return this.#cursor.position;
  }

  next(): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    return this.#cursor.next();
  }
}
