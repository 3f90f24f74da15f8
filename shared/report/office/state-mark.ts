import { certaintyOf, markToken, ragLetter, type Status, wordToken } from "../charts/status.ts";
import { HEAT_STEPS } from "../charts/tokens.ts";
import type { TableCell } from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";
import { hex, tokenHex } from "./office-look.ts";

/** A state as office files show it: its letter on the colour of its mark, then the word. */
export interface StateMark {
  /** R, A, G, or – where nothing can be said. */
  readonly letter: string;
  /** Ground of the letter, six hex digits. */
  readonly ground: string;
  /** Colour of the word. */
  readonly ink: string;
}

/** The mark of a state. */
export function stateMark({ word }: Status): StateMark {
  const certainty = certaintyOf(word);
  return {
    letter: ragLetter(word),
    ground: tokenHex(markToken(certainty)),
    ink: tokenHex(wordToken(certainty)),
  };
}

/** Ground and letters of a verdict in a heatmap, six hex digits; null: the cell is of none, or nothing is proven. */
export function heatColours(
  cell: TableCell | undefined,
): { readonly ground: string; readonly ink: string } | null {
  if (cell?.heat === undefined || cell.heat === 0) return null;
  const { ground, text } = HEAT_STEPS[cell.heat];
  return { ground: hex(ground), ink: hex(text) };
}

/** The first line of a cell, and the smaller one below it (empty: none). */
export function cellLines(cell: TableCell | undefined): { readonly text: string; readonly detail: string } {
  return { text: plainText(cell?.text ?? ""), detail: plainText(cell?.detail ?? "") };
}
