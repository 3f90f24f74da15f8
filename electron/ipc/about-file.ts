import { ERROR_CODES, type ErrorCode } from "../../shared/errors/error-codes.ts";
import type { Problem } from "../../shared/errors/problem.ts";
import { shownName } from "../services/file-grants.ts";

type Doing = "open" | "save";

const SAID: Readonly<Record<Doing, string>> = { open: "was not opened", save: "was not saved" };

/** What to do where the remedy of a code does not say it for a file that a person chose in a dialog. */
const TO_DO: Readonly<Record<Doing, Readonly<Partial<Record<ErrorCode, string>>>>> = {
  open: {
    FILE_NOT_FOUND: "Connect the drive or network folder that it was on, or choose it where it is now.",
    FILE_BUSY: "Close it in the other program, then choose it again.",
    FILE_DENIED: "Ask for permission to read it, or copy it to a folder of your own and choose it there.",
  },
  save: {
    FILE_NOT_FOUND: "Connect the drive or network folder again, or choose another folder.",
    FILE_BUSY: "Close it in the other program, or save under another name.",
    FILE_DENIED: "Choose another folder, or ask for permission to write to this one.",
    DISK_FULL: "Free some space there, or choose another disk.",
    WRITE_FAILED: "Check the disk, or choose another folder.",
  },
};

/** What stays as it was. */
const SAFE: Readonly<Record<Doing, string>> = {
  open: "Nothing was changed.",
  save: "Nothing was written: a file that was there before is as it was.",
};

/** A problem with a file, as the person who chose it reads it: its name without its folder, what to do, what is safe. */
export function aboutFile({ code, message, remedy }: Problem, path: string, doing: Doing): Problem {
  const toDo = remedy ?? TO_DO[doing][code] ?? ERROR_CODES[code].remedy;
  return {
    code,
    message: `“${shownName(path)}” ${SAID[doing]}: ${message}`,
    remedy: toDo.endsWith(SAFE[doing]) ? toDo : `${toDo} ${SAFE[doing]}`,
  };
}
