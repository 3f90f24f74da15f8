import type { CommandRequest } from "../../shared/commands/execute-command.ts";
import type { ErrorCode } from "../../shared/errors/error-codes.ts";
import type { Problem, Result } from "../../shared/errors/problem.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { Circle, PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import type { Choices } from "../../shared/merge/choices.ts";
import type { PilotMerge } from "../../shared/merge/merge-pilots.ts";

/** A pilot as lists show it, without opening it. */
export interface PilotSummary {
  readonly pilotId: string;
  readonly company: string;
  readonly status: "target" | "active" | "complete" | "stopped";
  readonly startDate: string | null;
  /** ISO 8601 in UTC of its last journal entry. */
  readonly changedAt: string;
}

/** What opening a pack did with one of its pilots. */
export type PackArrival =
  | { readonly kind: "added"; readonly pilotId: string; readonly company: string }
  | {
      readonly kind: "updated";
      readonly pilotId: string;
      readonly company: string;
      /** Entries of the journal that were not here before. */
      readonly entries: number;
    }
  | { readonly kind: "unchanged"; readonly pilotId: string; readonly company: string }
  /** The pack is older than what is here. */
  | { readonly kind: "nothing to do"; readonly pilotId: string; readonly company: string }
  /** Both sides have entries that the other lacks: it waits for merging. */
  | { readonly kind: "forked"; readonly pilotId: string; readonly company: string }
  /** It could not be taken in: what is here of it is as it was. */
  | {
      readonly kind: "failed";
      readonly pilotId: string;
      readonly company: string;
      readonly problem: Problem;
    };

/** What opening a pack would do with one of its pilots; nothing of it is done yet. */
export interface PackPreview {
  readonly arrival: PackArrival;
  /** ISO 8601 in UTC of the last journal entry of the pack's copy. */
  readonly changedAt: string;
  /** Records of which the pack says only that they are there: their values belong to a narrower circle. */
  readonly withheld: number;
  /** The pilot as it would stand here then; absent: nothing would change. */
  readonly after?: PilotState;
}

/** A pack that was read and verified, and of which nothing is taken in yet. */
export interface PackInHand {
  readonly previews: readonly PackPreview[];
  /** The pilots themselves, for whoever looks closer (a merge of two ways). */
  readonly pilots: readonly WholePilot[];
  /** Takes in what is new; all else stays as it is. What changed here since is looked at again. */
  readonly take: () => Promise<Result<readonly PackArrival[]>>;
}

/** How a pack is written that goes to somebody else. */
export interface CopyTerms {
  /** For whom: the values of narrower circles are withheld from it. Absent: nothing is. */
  readonly audience?: Circle;
  /** It opens with this alone. Absent: it is not encrypted. */
  readonly passphrase?: string;
}

/** How a start found the data. */
export type StartVerdict =
  | { readonly kind: "first run" }
  | { readonly kind: "equal" }
  | { readonly kind: "replayed"; readonly entries: number }
  /** The journal files were cut or restored: what only the database held was written to them again. */
  | { readonly kind: "mended"; readonly entries: number }
  /** The database was made again from the journal. */
  | { readonly kind: "rebuilt"; readonly pilots: number; readonly why: "missing" | "damaged" }
  /** Pilots can be opened and saved as packs; every change is refused with READ_ONLY. */
  | {
      readonly kind: "read-only";
      readonly reason: string;
      readonly code?: ErrorCode;
      readonly detail?: string | undefined;
    }
  /** Nothing can be opened. STORE_BUSY: another window holds the data; SCHEMA_TOO_NEW, BROWSER_OLDER: a newer version used it. */
  | { readonly kind: "refused"; readonly reason: string; readonly code?: ErrorCode };

/** The state of saving, for the foot of the rail. */
export type SaveState =
  /** What is shown is what the last start left; whether it still is all there is being looked at. */
  | { readonly kind: "opening" }
  | { readonly kind: "saved"; readonly at: string | null }
  | { readonly kind: "saving" }
  /** The last change was not made; what was saved before it is. */
  | {
      readonly kind: "failed";
      readonly reason: string;
      readonly code: ErrorCode;
      readonly detail?: string | undefined;
    }
  /** The data are open for reading alone: what was saved is kept, and nothing is added. */
  | { readonly kind: "read-only" };

/** A pack of everything that could still be read. */
export interface Rescue {
  readonly bytes: Uint8Array;
  readonly pilots: number;
  /** Companies (or ids) that are known of and could not be read anywhere. */
  readonly missing: readonly string[];
}

/**
 * The pilots of this installation: the one way from a screen to the disk. Both homes are written in the order of the
 * design before a change counts as saved.
 */
export interface Workspace {
  readonly start: () => Promise<StartVerdict>;
  /**
   * Compares and mends the homes again, after trouble; where that helps, changes are saved again. `lost`: what the database
   * was found to lack, which makes it damaged however it looks.
   */
  readonly restart: (lost?: string | null) => Promise<StartVerdict>;
  /** How the data were found last: a failure while running can change it. */
  readonly verdict: () => StartVerdict;
  readonly summaries: () => readonly PilotSummary[];
  /** The pilot if it is open already; null: it is not. */
  readonly opened: (pilotId: string) => PilotState | null;
  /** The pilot, read from the database the first time. */
  readonly open: (pilotId: string) => Promise<Result<PilotState>>;
  /**
   * Runs commands, all or none, and saves. The entries are empty where nothing was to do. Until saving begins, aborting
   * `signal` ends it with CANCELLED and nothing changed.
   */
  readonly execute: (
    pilotId: string,
    requests: readonly CommandRequest[],
    signal?: AbortSignal,
  ) => Promise<
    Result<{
      readonly pilot: PilotState;
      readonly entries: readonly JournalEntry[];
      readonly notes: readonly string[];
    }>
  >;
  /** The replica that this machine writes with, of each pilot that it has one of. */
  readonly replicas: (pilotIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly create: (facts: {
    readonly company: string;
    readonly startDate?: string;
    readonly timeZone: string;
    readonly currency: string;
  }) => Promise<Result<PilotState>>;
  /**
   * Reads a pack and says what opening it would do. The bytes are handed over: they are empty afterwards. PACK_ENCRYPTED:
   * it needs a passphrase; PACK_AUTH: it is another one, or the file was altered.
   */
  readonly readPack: (bytes: Uint8Array, passphrase?: string) => Promise<Result<PackInHand>>;
  /** The hash of the last entry of each pilot of a pack that verifies, by pilot. The bytes are handed over. */
  readonly checkPack: (bytes: Uint8Array) => Promise<Result<ReadonlyMap<string, string>>>;
  /** Reads a pack and takes it in at once. */
  readonly openPack: (bytes: Uint8Array) => Promise<Result<readonly PackArrival[]>>;
  /** What putting a copy from a pack together with what is here comes to; changes nothing. Its side A is what is here. */
  readonly lookAtMerge: (arriving: WholePilot) => Promise<Result<PilotMerge>>;
  /**
   * Puts the two together as it was settled, all or nothing. What changed here since the look is seen: SETTLEMENT and
   * CONFLICT say that it collides otherwise by now.
   */
  readonly merge: (arriving: WholePilot, choices: Choices) => Promise<Result<PilotState>>;
  readonly packOf: (pilotIds: readonly string[], terms?: CopyTerms) => Promise<Result<Uint8Array>>;
  /**
   * A pack of everything that can still be read: from memory, from the database, from the journal. It waits for nothing
   * that is being saved. STORE_DAMAGED: nothing could be read.
   */
  readonly rescue: () => Promise<Result<Rescue>>;
  /**
   * A backup, read into a database of its own beside the one in use, opened there and verified; that is gone again when
   * this ends. The bytes are handed over. VERIFY_FAILED: what was opened is not what was read.
   */
  readonly openBackup: (bytes: Uint8Array) => Promise<Result<PackInHand>>;
  /**
   * Puts pilots in the place of what is here of them, older ones too, all or none; others stay as they are. Whoever asks
   * has made a backup before.
   */
  readonly restore: (pilots: readonly WholePilot[]) => Promise<Result<null>>;
  /** Takes a pilot out of both homes. FILE_CHANGED: it is not as it was `seen` any more, and is left as it is. */
  readonly remove: (pilotId: string, seen?: PilotState) => Promise<Result<null>>;
  readonly saveState: () => SaveState;
  /** Called after every change of summaries, pilots or save state; gives back what stops listening. */
  readonly subscribe: (listener: () => void) => () => void;
}
