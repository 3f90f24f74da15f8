import type { SaveState, StartVerdict } from "../../data/workspace.ts";
import { remedyOf } from "../files/arrival-words.ts";

/** A day on which the data cannot be used as usual, in words: what happened, what was done about it, what to do. */
export interface TroubleWords {
  readonly title: string;
  readonly happened: string;
  readonly done: string;
  readonly toDo: readonly string[];
  /** What the system under the app calls it, for whoever looks into it. */
  readonly details?: string | undefined;
}

type Refused = StartVerdict & { readonly kind: "refused" };
type ReadOnly = StartVerdict & { readonly kind: "read-only" };

/** Why the data were not opened at all. */
export function refusedWords({ code, reason }: Refused): TroubleWords {
  const happened = sentence(reason);
  switch (code) {
    case "STORE_BUSY":
      return {
        title: "Converge180 is open already",
        happened: "Another window or tab has the data open. One alone may write to them at a time.",
        done: "Nothing was opened or changed here.",
        toDo: ["Go on in the other window.", "Once it is closed, this one goes on by itself."],
      };
    case "SCHEMA_TOO_NEW":
      return {
        title: "These data belong to a newer version",
        happened,
        done: "Nothing was opened, so that nothing newer can be overwritten.",
        toDo: [
          "Start the newest version of Converge180 that was used on this machine.",
          "If it is not at hand, try to save what can be read as a pack, and open that there.",
        ],
      };
    case "BROWSER_OLDER":
      return {
        title: "The browser under the app is older than before",
        happened,
        done: "Nothing was opened: an older one can damage what a newer one wrote.",
        toDo: [
          "Start the version that was used last, or a newer one.",
          "Or save everything as a pack from the journal, and open that where the newer version is.",
        ],
      };
    default:
      return {
        title: "Your data were not opened",
        happened,
        done: "Nothing was changed.",
        toDo: ["Try again.", "If it stays so, save what can be read as a pack before anything else."],
      };
  }
}

/** Why the data can be read and not changed. */
export function readOnlyWords({ code, reason, detail }: ReadOnly): TroubleWords {
  return {
    details: detail,
    title:
      code === "STORE_DAMAGED" ? "Your data could not be made whole" : "Your data are open for reading only",
    happened: sentence(reason),
    done: "Everything that can be read is shown. Nothing was overwritten, and no change is taken until this is mended.",
    toDo:
      code === "STORE_DAMAGED"
        ? DAMAGED_TO_DO
        : [
            "Save everything as a pack, outside this machine if you can.",
            "Free space, or give back the folder or the permission that is missing; then try again.",
            "If it stays so, open the pack in a fresh installation, or go back to the last copy that verifies.",
          ],
  };
}

/** What brings data back of which neither home is whole. */
const DAMAGED_TO_DO = [
  "Save everything that is shown as a pack, outside this machine if you can.",
  "Close Converge180, start the machine anew and try again: a disk or a program may hold the files.",
  "If it stays so, close Converge180 and rename the folder of its data: nothing of it is lost, and the next start begins empty.",
  "There, restore the last verified backup in the settings, and open the pack that you saved: it brings what is newer.",
];

/** What stands in the banner while the data can be read alone. */
export function readOnlySentence({ code, reason }: ReadOnly): string {
  // Where a home is damaged, what was kept of it is just what is not known.
  return `Read only: ${reason}. ${code === "STORE_DAMAGED" ? "Nothing was overwritten." : "What was saved before is kept."}`;
}

/** What a start found of the session before, and what it mended by itself; null where there is nothing to say. */
export function startSentence(verdict: StartVerdict, wasCut: boolean): string | null {
  const mended = mendedSentence(verdict);
  if (!wasCut) return mended;
  const cut = "Converge180 was cut off last time (a power cut, a crash, a restart).";
  return mended === null
    ? `${cut} Everything shown as saved is here; what was still being typed or imported is to be done again.`
    : `${cut} ${mended}`;
}

/** What a start mended by itself, in one line; null where there was nothing to mend. */
function mendedSentence(verdict: StartVerdict): string | null {
  switch (verdict.kind) {
    case "rebuilt": {
      const what = verdict.why === "missing" ? "The database was gone" : "The database was damaged";
      const many = verdict.pilots === 1 ? "1 company" : `${verdict.pilots} companies`;
      return `${what}. It was made again from the journal: ${many}, to the last saved change. Nothing is lost.`;
    }
    case "replayed":
      return verdict.entries > 0
        ? `The database lacked ${changes(verdict.entries)} that the journal had. Now it has ${verdict.entries === 1 ? "it" : "them"}.`
        : "The database lacked something that the journal had. Now it has it.";
    case "mended":
      return verdict.entries > 0
        ? `The journal lacked ${changes(verdict.entries)} that the database had. ${verdict.entries === 1 ? "It was" : "They were"} written to it again.`
        : "A part of the journal was damaged. It was written again from the database.";
    case "first run":
    case "equal":
    case "read-only":
    case "refused":
      return null;
  }
}

type NotSaved = SaveState & { readonly kind: "failed" };

/** What there is to know of a change that was not saved. */
export function notSavedWords({ code, reason, detail }: NotSaved): TroubleWords {
  return {
    title: "Your last change was not saved",
    happened: sentence(reason),
    done: "Everything before it is saved, and nothing was overwritten.",
    toDo: [
      remedyOf({ code, message: reason }),
      "Once that is done, make the change once more.",
      "If it stays so, save everything as a pack, outside this machine if you can.",
    ],
    details: detail,
  };
}

/** What stands in the banner while changes cannot be saved. */
export function notSavedSentence({ reason, code }: NotSaved): string {
  return `Your last change was not saved: ${reason}. Everything before it is. ${remedyOf({ code, message: reason })}`;
}

function changes(count: number): string {
  return count === 1 ? "1 change" : `${count} changes`;
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
