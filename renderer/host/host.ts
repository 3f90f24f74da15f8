import type { Result } from "../../shared/errors/problem.ts";
import type { BackupReason } from "../../shared/ipc/backup-reasons.ts";
import type { FaultNote } from "../../shared/ipc/fault-note.ts";
import type { Backup, BackupList, Diagnostics } from "../../shared/ipc/ipc-contract.ts";
import type { WindowCommand } from "../../shared/ipc/window-commands.ts";

/** A file that a person gave to the app: picked, dropped or handed over by the system. The renderer never sees a path. */
export interface GivenFile {
  readonly name: string;
  readonly sizeBytes: number;
  /** The bytes; large files are streamed underneath. */
  readonly read: () => Promise<Result<Uint8Array>>;
  /** The file as the page has it, where it has one: a worker can read it, and the page copies nothing. */
  readonly blob?: Blob;
}

/** A file that was saved. `reveal` shows it in its folder, `open` opens it; absent where the surroundings cannot. */
export interface SavedFile {
  readonly name: string;
  readonly reveal?: () => Promise<Result<null>>;
  readonly open?: () => Promise<Result<null>>;
}

/** What files are picked for; it decides the endings that are offered. */
export type PickPurpose = "tables" | "pack" | "mapping" | "any";

/**
 * The second home of the data: plain files beside the database (main's folder on the desktop, OPFS in a browser).
 * Every write is on the disk (fsync) when its promise is fulfilled.
 */
export interface JournalHome {
  /** The small file that says what the last commit was; null: nothing was ever written. */
  readonly readAnchor: () => Promise<Result<Anchor | null>>;
  readonly writeAnchor: (anchor: Anchor) => Promise<Result<null>>;
  /**
   * Appends lines (one journal entry each, as canonical JSON) to the journal of a pilot. FILE_NOT_FOUND: it is not there
   * (any more), and its beginning is needed as well.
   */
  readonly appendJournal: (pilotId: string, lines: readonly string[]) => Promise<Result<null>>;
  /** Writes the journal of a pilot as a whole (a new pilot, opening a pack). */
  readonly replaceJournal: (pilotId: string, lines: readonly string[]) => Promise<Result<null>>;
  readonly readJournal: (pilotId: string) => Promise<Result<readonly string[]>>;
  readonly listPilots: () => Promise<Result<readonly string[]>>;
  readonly removePilot: (pilotId: string) => Promise<Result<null>>;
  /** Files named by their digest (batches, attachments) and `confidential-<commitment>`; immutable. */
  readonly writeBlob: (pilotId: string, name: string, bytes: Uint8Array) => Promise<Result<null>>;
  readonly readBlob: (pilotId: string, name: string) => Promise<Result<Uint8Array>>;
  readonly listBlobs: (pilotId: string) => Promise<Result<readonly string[]>>;
}

/** Backups outside the app's own data, kept by main. The window names them by id and never learns where they lie. */
export interface BackupHome {
  readonly list: () => Promise<Result<BackupList>>;
  /** Writes a pack and reads it back; it counts as verified once it is confirmed. */
  readonly write: (
    facts: { readonly reason: BackupReason; readonly pilots: number; readonly entries: number },
    bytes: Uint8Array,
  ) => Promise<Result<Backup>>;
  readonly read: (backup: Backup) => Promise<Result<Uint8Array>>;
  readonly confirm: (id: string) => Promise<Result<BackupList>>;
  /** Null: the person cancelled. */
  readonly chooseFolder: () => Promise<Result<BackupList | null>>;
  readonly show: () => Promise<Result<null>>;
}

/** What the last commit was, so that a start can tell a lost database from a first run. */
export interface Anchor {
  readonly storeId: string;
  /** Counts commits of this installation from 1. */
  readonly commit: number;
  /** SHA-256 over the heads of all journals, as hex. */
  readonly digest: string;
  /**
   * The digest before a restore whose journals are being written: until they are, they say either of the two. Absent
   * otherwise.
   */
  readonly before?: string | undefined;
  /** Version of the database's schema, of the app, and of Chromium. */
  readonly schema: number;
  readonly app: string;
  readonly chromium: string;
}

/** Everything that the window needs from outside a web page. Two adapters: `desktop` and `browser`. */
export interface Host {
  readonly kind: "desktop" | "browser";
  readonly pickFiles: (purpose: PickPurpose, multiple: boolean) => Promise<Result<readonly GivenFile[]>>;
  /** Null: the person cancelled. */
  readonly saveFile: (
    name: string,
    mediaType: string,
    bytes: Uint8Array,
  ) => Promise<Result<SavedFile | null>>;
  /** A PDF of a self-contained HTML page; NO_BROWSER where the surroundings cannot make one. */
  readonly printToPdf: (html: string, paper: "A4" | "Letter") => Promise<Result<Uint8Array>>;
  readonly copyText: (text: string) => Promise<Result<null>>;
  /** Puts a picture (PNG) into the clipboard. */
  readonly copyPicture: (png: Uint8Array) => Promise<Result<null>>;
  /** Notes a fault of the page in the installation's log; absent: there is none. */
  readonly noteFault?: (note: FaultNote) => void;
  /** What the surroundings say of themselves, for support; absent: nothing beyond what the page knows. */
  readonly diagnostics?: () => Promise<Result<Diagnostics>>;
  readonly journal: JournalHome;
  /** Throws away the browser's databases where it cannot open them any more; absent: the surroundings cannot. */
  readonly dropDatabases?: () => Promise<Result<null>>;
  /**
   * The data are open, or were refused with a word: answers whether nobody ended the session before. Absent: nobody counts
   * starts that do not come to that.
   */
  readonly startEnded?: () => Promise<Result<{ readonly wasCut: boolean }>>;
  /** Null: the surroundings have no place for backups; a person saves packs instead. */
  readonly backups: BackupHome | null;
  /** Gives back what stops listening. */
  readonly onMenu: (listener: (command: WindowCommand) => void) => () => void;
  /** Files that the system handed over (double-click, argv, a second start). */
  readonly onFiles: (listener: (files: readonly GivenFile[]) => void) => () => void;
}
