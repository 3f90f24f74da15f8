const encoder = new TextEncoder();
const ZERO = 0x30;

/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(Math.max(64, capacity));
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** Makes room for at least `count` more bytes. */
  reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, Math.ceil(this.#bytes.length * 1.5)));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }

  /** Appends one byte. */
  writeByte(byte: number): void {
    if (this.#length === this.#bytes.length) this.reserve(1);
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  /** Appends the range `start`…`end` of `source`. */
  writeRange(source: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    const bytes = this.#bytes;
    let to = this.#length;
    for (let from = start; from < end; from += 1) {
      bytes[to] = source[from] ?? 0;
      to += 1;
    }
    this.#length = to;
  }

  /** Appends a text as UTF-8. */
  writeText(text: string): void {
    this.reserve(text.length * 3);
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  /** Appends a whole number ≥ 0 below 2⁵³ in decimal. */
  writeWhole(value: number): void {
    this.reserve(16);
    let rest = value;
    let digits = 1;
    for (let bound = 10; bound <= value; bound *= 10) digits += 1;
    const end = this.#length + digits;
    for (let position = end - 1; position >= this.#length; position -= 1) {
      const next = Math.floor(rest / 10);
      this.#bytes[position] = ZERO + (rest - next * 10);
      rest = next;
    }
    this.#length = end;
  }

  /** The bytes written, as an array of their own. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}
