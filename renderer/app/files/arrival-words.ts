import { ERROR_CODES } from "../../../shared/errors/error-codes.ts";
import type { Problem } from "../../../shared/errors/problem.ts";
import type { PackArrival } from "../../data/workspace.ts";
import type { FileOutcome } from "../../stores/arrivals-store.ts";

/** One line of what arrived: a company of a pack, or a file that was set aside as a whole. */
export interface ArrivalLine {
  readonly key: string;
  readonly file: string;
  /** Null: the file was set aside before it could be known whose it is. */
  readonly company: string | null;
  /** Null: there is nothing to go to. */
  readonly pilotId: string | null;
  readonly word: "update" | "new" | "unchanged" | "older" | "to merge" | "set aside";
  readonly why: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
  /** Why it was set aside, in a few words. */
  readonly shortly: string | null;
}

/** Does a line wait for somebody to do something about it? */
export function isOpenWord(word: ArrivalLine["word"]): boolean {
  return word === "set aside" || word === "to merge";
}

/** What a problem is called in a few words, beside a count. */
const SHORTLY: Readonly<Partial<Record<Problem["code"], string>>> = {
  SEAL: "seal does not match",
  CHAIN: "journal is damaged",
  REPLAY: "journal is damaged",
  CHECKSUM: "damaged",
  ZIP_CRC: "damaged",
  PACK_TRUNCATED: "its end is missing",
  PACK_NOT_A_PACK: "not a pack",
  PACK_ENCRYPTED: "encrypted",
  PACK_VERSION_TOO_NEW: "from a newer version",
  PACK_VERSION_UNKNOWN: "from an unknown version",
  FILE_NOT_FOUND: "not there any more",
  FILE_DENIED: "may not be read",
  FILE_BUSY: "in use elsewhere",
  FILE_CHANGED: "changed meanwhile",
  FILE_EMPTY: "empty",
  FILE_TYPE: "neither pack nor table",
  FILE_NOT_REGULAR: "not a file",
  DISK_FULL: "disk is full",
  READ_ONLY: "data are read-only here",
};

/** Remedies of the command line that a window cannot offer. */
const IN_THE_WINDOW: Readonly<Partial<Record<Problem["code"], string>>> = {
  PACK_ENCRYPTED: "Open it again and give its passphrase.",
  PACK_PILOT: "Choose a pilot of the pack.",
};

/** What a person can do about a problem, in the window. */
export function remedyOf({ code, remedy }: Problem): string {
  return IN_THE_WINDOW[code] ?? remedy ?? ERROR_CODES[code].remedy;
}

/** A sentence of a problem: capital letter, and its code. */
export function sentenceOf({ message, code }: Problem): string {
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)} (${code}).`;
}

/** Everything that arrived, line by line. */
export function arrivalLines(outcomes: readonly FileOutcome[]): readonly ArrivalLine[] {
  return outcomes.flatMap((outcome, place): readonly ArrivalLine[] => {
    const { file } = outcome;
    if (outcome.kind === "opened") return outcome.pilots.map((pilot) => lineOf(file, place, pilot));
    const { problem } = outcome;
    return [
      {
        key: `${place} ${file}`,
        file,
        company: null,
        pilotId: null,
        word: "set aside",
        why: sentenceOf(problem),
        remedy: remedyOf(problem),
        shortly: SHORTLY[problem.code] ?? problem.message,
      },
    ];
  });
}

function lineOf(file: string, place: number, arrival: PackArrival): ArrivalLine {
  const { company, pilotId } = arrival;
  const line = { key: `${place} ${pilotId}`, file, company, pilotId, remedy: null, shortly: null };
  switch (arrival.kind) {
    case "added":
      return { ...line, word: "new", why: "It was not here before." };
    case "updated": {
      const { entries } = arrival;
      const many = entries === 1 ? "1 change" : `${entries} changes`;
      const why = entries === 0 ? "It brought files that were missing here." : `It brought ${many}.`;
      return { ...line, word: "update", why };
    }
    case "unchanged":
      return { ...line, word: "unchanged", why: "The pack holds exactly what is here." };
    case "nothing to do":
      return { ...line, word: "older", why: "What is here is newer: nothing was taken from the pack." };
    case "forked":
      return {
        ...line,
        word: "to merge",
        why: "This copy and the pack were both changed since they parted.",
        remedy: "A merge puts the two together: it shows what comes, and asks about what collides.",
        shortly: null,
      };
    case "failed":
      return {
        ...line,
        word: "set aside",
        why: sentenceOf(arrival.problem),
        remedy: `Nothing of this company was changed. ${remedyOf(arrival.problem)}`,
        shortly: SHORTLY[arrival.problem.code] ?? arrival.problem.message,
      };
  }
}

/** `6 updates, 1 new, 1 unchanged, 1 set aside: seal does not match`, or `1 unchanged: Norrbex · nothing to do`. */
export function arrivalsSentence(lines: readonly ArrivalLine[]): string {
  const count = (...words: readonly ArrivalLine["word"][]): number =>
    lines.filter(({ word }) => words.includes(word)).length;
  const updates = count("update");
  const aside = lines.filter(({ word }) => word === "set aside");
  const counts = [
    [updates, updates === 1 ? "update" : "updates"],
    [count("new"), "new"],
    [count("unchanged", "older"), "unchanged"],
    [count("to merge"), "to merge"],
    [aside.length, "set aside"],
  ] as const;
  const said = counts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  const reasons = [...new Set(aside.map(({ shortly }) => shortly))];
  const [reason] = reasons;
  if (reasons.length === 1 && typeof reason === "string") return `${said.join(", ")}: ${reason}`;
  const [only, ...others] = lines;
  const name = others.length === 0 && only?.word !== "set aside" ? only?.company : null;
  const isIdle = lines.length > 0 && lines.every(({ word }) => word === "unchanged" || word === "older");
  return `${said.join(", ")}${typeof name === "string" ? `: ${name}` : ""}${isIdle ? " · nothing to do" : ""}`;
}
