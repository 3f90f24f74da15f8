/** A column whose values are whole numbers: days, months or text codes. May grow between calls. */
export interface KeyValues {
  readonly values: Float64Array | Uint32Array;
}

/** Finds rows of equal keys while a table is being filled, row by row. */
export class KeyIndex {
  readonly #columns: readonly KeyValues[];
  #slots = new Int32Array(1024);
  #rows = new Uint32Array(512);
  #count = 0;

  constructor(columns: readonly KeyValues[]) {
    this.#columns = columns;
  }

  /** Adds a row; returns the row of the same key that was added before, or −1. */
  add(row: number): number {
    if ((this.#count + 1) * 2 > this.#slots.length) this.#grow();
    const slot = this.#slotOf(row);
    const entry = (this.#slots[slot] ?? 0) - 1;
    if (entry >= 0) return this.#rows[entry] ?? 0;
    this.#rows[this.#count] = row;
    this.#count += 1;
    this.#slots[slot] = this.#count;
    return -1;
  }

  #slotOf(row: number): number {
    const mask = this.#slots.length - 1;
    let hash = 0;
    for (const { values } of this.#columns) {
      hash = Math.imul(hash ^ (values[row] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let slot = hash & mask;
    for (;;) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0 || this.#hasSameKey(row, this.#rows[entry] ?? 0)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #hasSameKey(row: number, other: number): boolean {
    for (const { values } of this.#columns) if (values[row] !== values[other]) return false;
    return true;
  }

  #grow(): void {
    const rows = new Uint32Array(this.#slots.length);
    rows.set(this.#rows.subarray(0, this.#count));
    this.#rows = rows;
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let entry = 0; entry < this.#count; entry += 1) {
      this.#slots[this.#slotOf(rows[entry] ?? 0)] = entry + 1;
    }
  }
}
