import type { NumberColumn, TextColumn } from "./table.ts";

/** A number column while it is being filled. Unset rows are NaN once `set` or `toColumn` has passed them. */
export class GrowingNumbers {
  values: Float64Array;

  constructor(capacity: number) {
    this.values = new Float64Array(Math.max(16, capacity));
  }

  set(row: number, value: number): void {
    if (row >= this.values.length) {
      const grown = new Float64Array(Math.max(row + 1, this.values.length * 2));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[row] = value;
  }

  toColumn(length: number): NumberColumn {
    return { kind: "number", values: this.values.slice(0, length) };
  }
}

/** A text column while it is being filled. */
export class GrowingTexts {
  values: Uint32Array;
  readonly dictionary: string[] = [""];
  readonly #codes = new Map<string, number>([["", 0]]);

  constructor(capacity: number) {
    this.values = new Uint32Array(Math.max(16, capacity));
  }

  /** The code of a text, new where it has none yet. */
  codeOf(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.dictionary.length;
      this.dictionary.push(text);
      this.#codes.set(text, code);
    }
    return code;
  }

  set(row: number, code: number): void {
    if (row >= this.values.length) {
      const grown = new Uint32Array(Math.max(row + 1, this.values.length * 2));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[row] = code;
  }

  /** The filled column; texts that no row of it has any more (of refused rows) are left out. */
  toColumn(length: number): TextColumn {
    const codes = this.values.slice(0, length);
    const isUsed = new Uint8Array(this.dictionary.length);
    isUsed[0] = 1;
    for (let row = 0; row < length; row += 1) isUsed[codes[row] ?? 0] = 1;
    if (!isUsed.includes(0)) return { kind: "text", dictionary: this.dictionary, codes };
    const newCodes = new Uint32Array(this.dictionary.length);
    const dictionary: string[] = [];
    this.dictionary.forEach((text, code) => {
      if (isUsed[code] === 0) return;
      newCodes[code] = dictionary.length;
      dictionary.push(text);
    });
    for (let row = 0; row < length; row += 1) codes[row] = newCodes[codes[row] ?? 0] ?? 0;
    return { kind: "text", dictionary, codes };
  }
}
