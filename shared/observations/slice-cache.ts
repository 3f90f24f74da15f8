const UNKNOWN = -1;

/**
 * Remembers a number ≥ 0 per distinct byte slice of one buffer, so that a text that occurs a million times is decoded
 * and checked once. The buffer must not change while the cache is in use.
 */
export class SliceCache {
  readonly #bytes: Uint8Array;
  #slots = new Int32Array(1024);
  #starts = new Uint32Array(512);
  #ends = new Uint32Array(512);
  #values = new Float64Array(512);
  #count = 0;
  #lastStart = 0;
  #lastEnd = 0;
  #lastValue = UNKNOWN;
  #missSlot = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The number remembered for the slice, or −1. */
  find(start: number, end: number): number {
    if (this.#lastValue !== UNKNOWN && this.#isSame(start, end, this.#lastStart, this.#lastEnd)) {
      return this.#lastValue;
    }
    const bytes = this.#bytes;
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) {
        this.#missSlot = slot;
        return UNKNOWN;
      }
      if (this.#isSame(start, end, this.#starts[entry] ?? 0, this.#ends[entry] ?? 0)) {
        this.#lastStart = start;
        this.#lastEnd = end;
        this.#lastValue = this.#values[entry] ?? UNKNOWN;
        return this.#lastValue;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Remembers a number for the slice that `find` has just not found. */
  remember(start: number, end: number, value: number): void {
    if (this.#count === this.#starts.length) this.#grow();
    const entry = this.#count;
    this.#starts[entry] = start;
    this.#ends[entry] = end;
    this.#values[entry] = value;
    this.#count += 1;
    this.#slots[this.#missSlot] = this.#count;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
  }

  #isSame(start: number, end: number, otherStart: number, otherEnd: number): boolean {
    if (end - start !== otherEnd - otherStart) return false;
    const bytes = this.#bytes;
    for (let i = start, j = otherStart; i < end; i += 1, j += 1) {
      if (bytes[i] !== bytes[j]) return false;
    }
    return true;
  }

  #grow(): void {
    const length = this.#starts.length * 2;
    const starts = new Uint32Array(length);
    starts.set(this.#starts);
    const ends = new Uint32Array(length);
    ends.set(this.#ends);
    const values = new Float64Array(length);
    values.set(this.#values);
    this.#starts = starts;
    this.#ends = ends;
    this.#values = values;
  }

  #rehash(): void {
    const bytes = this.#bytes;
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.#count; entry += 1) {
      const end = this.#ends[entry] ?? 0;
      let hash = 0x811c9dc5;
      for (let i = this.#starts[entry] ?? 0; i < end; i += 1) {
        hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
      }
      hash ^= hash >>> 15;
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
    this.#slots = slots;
  }
}
