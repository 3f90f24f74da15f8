import type { ErrorCode } from "../errors/error-codes.ts";

/** Why a cell was not taken. */
export interface CellFault {
  readonly code: ErrorCode;
  /** One sentence without a full stop: what is wrong and what to do. */
  readonly message: string;
}

/** A fault of a cell. */
export function cellFault(code: ErrorCode, message: string): CellFault {
  return { code, message };
}

/** Whether a reading ended in a fault. */
export function isFault(value: object | string | number): value is CellFault {
  return typeof value === "object" && "code" in value;
}

/** Characters of an offending value that are shown. */
const SHOWN_CHARACTERS = 40;

/** The offending value as given, cut to 40 characters, control characters made visible. */
export function shownValue(text: string): string {
  const characters = Array.from(text.slice(0, SHOWN_CHARACTERS * 2), (character) =>
    character < " " || character === "\u007F" ? "\uFFFD" : character,
  );
  return characters.length > SHOWN_CHARACTERS
    ? `${characters.slice(0, SHOWN_CHARACTERS - 1).join("")}…`
    : characters.join("");
}
