import { readFileSync, writeFileSync } from "node:fs";

/** From this many starts in a row that did not end on, the data are not opened before somebody says so. */
export const UNFINISHED_LIMIT = 2;
/** A window that is closed sooner than this after its start was closed because somebody wanted it closed. */
const HASTE_MS = 15_000;

/**
 * Counts the starts of the page that never came to say that the data are open, and knows of a session that nobody ended.
 * It decides before the page is loaded.
 */
export interface StartMarks {
  /** A start begins: whether the data are to be opened. The count is on the disk before this returns. */
  readonly begin: () => "as usual" | "safe";
  /**
   * The data are open, or were refused with a word: this start is over. True, once, where the session before was not
   * ended by anybody: the power went, the system started anew, the app was ended from outside.
   */
  readonly opened: () => boolean;
  /** The window was closed by a person, or by the system as it ends. */
  readonly closed: () => void;
}

/** What stands in the file: starts that did not end, and whether a window has the data open. */
interface Marks {
  readonly unfinished: number;
  readonly isOpen: boolean;
}

/** The marks in a small file; where it cannot be read or written, starts are as usual. */
export function createStartMarks(file: string, nowMs: () => number): StartMarks {
  let begunMs: number | null = null;
  let isOpen = false;
  let wasCut = false;
  const note = (marks: Marks): void => {
    try {
      writeFileSync(file, `${JSON.stringify(marks)}\n`);
    } catch {
      // A full disk must not keep the app from starting.
    }
  };
  return {
    begin() {
      const before = marksIn(file);
      // One that is safe is not counted: it opens nothing that it could die of.
      if (before.unfinished >= UNFINISHED_LIMIT) return "safe";
      begunMs = nowMs();
      wasCut = before.isOpen;
      note({ unfinished: before.unfinished + 1, isOpen: wasCut });
      return "as usual";
    },
    opened() {
      const answer = wasCut;
      begunMs = null;
      isOpen = true;
      wasCut = false;
      note({ unfinished: 0, isOpen });
      return answer;
    },
    closed() {
      const isInHaste = begunMs !== null && nowMs() - begunMs < HASTE_MS;
      // Nobody was told yet of a session that was cut: the next start says it.
      if (isOpen || isInHaste) note({ unfinished: 0, isOpen: wasCut });
      begunMs = null;
      isOpen = false;
    },
  };
}

function marksIn(file: string): Marks {
  try {
    const { unfinished, isOpen } = JSON.parse(readFileSync(file, "utf8")) as Readonly<
      Record<string, unknown>
    >;
    const isCount = typeof unfinished === "number" && Number.isSafeInteger(unfinished);
    return { unfinished: isCount ? unfinished : 0, isOpen: isOpen === true };
  } catch {
    return { unfinished: 0, isOpen: false };
  }
}
