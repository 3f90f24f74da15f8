import type { Decimal } from "./decimal.ts";
import { addDecimals, decimalText, ZERO_DECIMAL } from "./decimal.ts";

/** What rounding money to micros did to the rows that were taken. */
export interface Rounding {
  /** Rows with at least one rounded cell, and such cells. */
  readonly rows: number;
  readonly cells: number;
  /** Stored minus given, over all cells: an exact decimal in whole units of the currency, such as `-0.0000003`. */
  readonly difference: string;
}

/** Adds up the rounding of a file; a row counts once it is accepted. */
export class RoundingTally {
  #rows = 0;
  #cells = 0;
  #difference = ZERO_DECIMAL;
  #pendingCells = 0;
  #pendingDifference = ZERO_DECIMAL;

  /** A cell of the current row was rounded; `added` = stored minus exact. */
  note(added: Decimal): void {
    this.#pendingCells += 1;
    this.#pendingDifference = addDecimals(this.#pendingDifference, added);
  }

  /** The current row ended. */
  endRow(isAccepted: boolean): void {
    if (this.#pendingCells === 0) return;
    if (isAccepted) {
      this.#rows += 1;
      this.#cells += this.#pendingCells;
      this.#difference = addDecimals(this.#difference, this.#pendingDifference);
    }
    this.#pendingCells = 0;
    this.#pendingDifference = ZERO_DECIMAL;
  }

  /** The sum so far. */
  get rounding(): Rounding {
    return { rows: this.#rows, cells: this.#cells, difference: decimalText(this.#difference) };
  }
}
