import { readFileSync, writeFileSync } from "node:fs";

/** From this many starts in a row that did not end on, the data are not opened before somebody says so. */
export const UNFINISHED_LIMIT = 2;
/** A window that is closed sooner than this after its start was closed because somebody wanted it closed. */
const HASTE_MS = 15_000;

/** Counts the starts of the page that never came to say that the data are open. It decides before the page is loaded. */
export interface StartMarks {
  /** A start begins: whether the data are to be opened. The count is on the disk before this returns. */
  readonly begin: () => "as usual" | "safe";
  /** The data are open, or were refused with a word: this start is over. */
  readonly opened: () => void;
  /** The window was closed by a person. */
  readonly closed: () => void;
}

/** The marks in a small file; where it cannot be read or written, starts are as usual. */
export function createStartMarks(file: string, nowMs: () => number): StartMarks {
  let begunMs: number | null = null;
  const note = (unfinished: number): void => {
    try {
      writeFileSync(file, `${JSON.stringify({ unfinished })}\n`);
    } catch {
      // A full disk must not keep the app from starting.
    }
  };
  return {
    begin() {
      const before = unfinishedIn(file);
      // One that is safe is not counted: it opens nothing that it could die of.
      if (before >= UNFINISHED_LIMIT) return "safe";
      begunMs = nowMs();
      note(before + 1);
      return "as usual";
    },
    opened() {
      begunMs = null;
      note(0);
    },
    closed() {
      if (begunMs !== null && nowMs() - begunMs < HASTE_MS) note(0);
      begunMs = null;
    },
  };
}

function unfinishedIn(file: string): number {
  try {
    const { unfinished } = JSON.parse(readFileSync(file, "utf8")) as { readonly unfinished?: unknown };
    return typeof unfinished === "number" && Number.isSafeInteger(unfinished) ? unfinished : 0;
  } catch {
    return 0;
  }
}
