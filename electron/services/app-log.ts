import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { FaultNote } from "../../shared/ipc/fault-note.ts";
import type { OperationName } from "../../shared/ipc/operation-names.ts";

/** Bytes after which a new file is begun, and how many old ones are kept. */
const LOG_LIMITS = { bytes: 256 * 1024, kept: 2 };
const NAME = "converge180.log";

/**
 * Everything that is ever logged: kinds of events, codes and places in the code. No text that a person wrote, no name, no
 * figure, no path has a place in it.
 */
export type LogEvent =
  | {
      readonly event: "start";
      readonly app: string;
      readonly electron: string;
      readonly chromium: string;
      readonly platform: string;
    }
  | { readonly event: "end" }
  | { readonly event: "page gone"; readonly reason: string }
  | { readonly event: "page hangs" | "page answers" }
  | { readonly event: "refused"; readonly operation: OperationName; readonly code: string }
  | ({ readonly event: "fault"; readonly where: "main" | "window" | OperationName } & FaultNote);

/** The log of this installation: local, of a bounded size. */
export interface AppLog {
  readonly note: (event: LogEvent) => void;
  /** The last lines, the newest last. */
  readonly last: (count: number) => readonly string[];
}

/** A log in files of a folder. A disk that refuses costs lines of it, no more. */
export function createAppLog(folder: string, nowMs: () => number, limits = LOG_LIMITS): AppLog {
  const file = join(folder, NAME);
  const old = (age: number): string => join(folder, `${NAME}.${age}`);
  const rotate = (): void => {
    if (sizeOf(file) < limits.bytes) return;
    for (let age = limits.kept; age > 0; age--)
      tryTo(() => renameSync(age === 1 ? file : old(age - 1), old(age)));
  };
  return {
    note(event) {
      const line = JSON.stringify({ at: new Date(nowMs()).toISOString(), ...event });
      tryTo(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        rotate();
        appendFileSync(file, `${line}\n`, { mode: 0o600 });
      });
    },
    last(count) {
      const lines = [old(1), file].flatMap((path) => linesOf(path));
      return lines.slice(-count);
    },
  };
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "");
  } catch {
    return [];
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

function tryTo(act: () => void): void {
  try {
    act();
  } catch {
    // The log is a convenience.
  }
}
