import type { Delimiter } from "../../../../shared/intake/csv-source.ts";
import type { ImportProgress } from "../../../../shared/intake/import-records.ts";
import { shownNumbers } from "../../../app/shown-locale.ts";

const DELIMITER_WORDS: { readonly [Sign in Delimiter]: string } = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "bar",
};

/** What parts the cells of a file. */
export function delimiterWords(delimiter: Delimiter): string {
  return DELIMITER_WORDS[delimiter];
}

/** The size of a file as people read it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024)} kB`;
  return `${shownNumbers().fixed(bytes / 1_048_576, 1)} MB`;
}

/** How far reading is, between 0 and 1; null: not known. */
export function shareRead(reading: ImportProgress | "begins" | null): number | null {
  return reading === null || reading === "begins" || reading.totalBytes === 0
    ? null
    : Math.min(1, reading.bytes / reading.totalBytes);
}
