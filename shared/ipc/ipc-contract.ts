import * as z from "zod";
import { BACKUP_REASONS } from "./backup-reasons.ts";
import { FAULT_KINDS, MOST_FRAMES } from "./fault-note.ts";
import type { IpcError } from "./ipc-result.ts";
import type { OperationName } from "./operation-names.ts";
import { SLICE_BYTES } from "./slice-bytes.ts";

// Zod's compiled parsers need eval, which the page's policy forbids.
z.config({ jitless: true });

const KIB = 1024;
const MIB = 1024 * KIB;

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const grantId = z.string().regex(/^[0-9a-f]{32}$/);
/** A name without folders, as it is shown to people; also the name that a save dialog proposes. */
const fileName = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^/\\\u0000-\u001f\u007f]+$/)
  .refine((name) => name !== "." && name !== "..");
const fileSize = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const pilotId = z.string().regex(/^[A-Za-z0-9]{1,64}-[0-9]{1,12}-[0-9]{1,12}$/);
const blobName = z.string().regex(/^(?:[0-9a-f]{64}|confidential-[0-9a-f]{64})$/);
/** One journal entry; its canonical JSON escapes every line break. */
const journalLine = z
  .string()
  .min(2)
  .regex(/^[^\r\n]+$/);
const nothing = z.null();

const grantedFile = z.strictObject({ grant: grantId, name: fileName, sizeBytes: fileSize });

const anchor = z.strictObject({
  storeId: z.string().min(1).max(200),
  commit: z.number().int().min(0),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  before: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  schema: z.number().int().min(0),
  app: z.string().max(200),
  chromium: z.string().max(200),
});

const backupId = z.string().regex(/^\d{8}T\d{9}Z-(?:daily|asked|upgrade|restore|merge|removal)$/);
const backupReason = z.enum(BACKUP_REASONS);
const backup = z.strictObject({
  id: backupId,
  /** ISO 8601 in UTC. */
  at: z.string().max(40),
  reason: backupReason,
  sizeBytes: fileSize,
  pilots: z.number().int().min(0),
  /** Entries of all journals in it. */
  entries: z.number().int().min(0),
  /** It was read back and is what was meant to be written. */
  isVerified: z.boolean(),
});
const backupList = z.strictObject({
  /** The folder's own name, without where it lies. */
  folder: z.string().max(255),
  /** The folder can be read; where not, what is listed is what is remembered of it. */
  isReachable: z.boolean(),
  /** The newest first. */
  backups: z.array(backup).max(1000),
});

const faultNote = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  code: z.union([z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/), nothing]),
  frames: z.array(z.string().regex(/^[A-Za-z][\w.-]{0,70}:\d{1,7}:\d{1,7}$/)).max(MOST_FRAMES),
});

const diagnostics = z.strictObject({
  app: z.string().max(100),
  electron: z.string().max(100),
  chromium: z.string().max(100),
  node: z.string().max(100),
  system: z.string().max(200),
  memoryMib: z.number().int().min(0),
  locale: z.string().max(100),
  /** Lines of the log, the newest last. */
  log: z.array(z.string().max(4_000)).max(1_000),
});

/** What main says of the installation, for support. */
export type Diagnostics = z.output<typeof diagnostics>;

/** One backup as the window knows it. */
export type Backup = z.output<typeof backup>;

/** The backups of this installation. */
export type BackupList = z.output<typeof backupList>;

/** The schema of a backup, for reading the note of them back from the disk. */
export const backupSchema = backup;

/** A file that a person gave to the app. The window knows it by its grant; main alone knows where it lies. */
export type GrantedFile = z.output<typeof grantedFile>;

/** Files that the system handed over: those that can be read, and why others cannot. */
export interface HandedOver {
  readonly files: readonly GrantedFile[];
  readonly refused: readonly { readonly name: string; readonly error: IpcError }[];
}

/** What the last commit was; the small file beside the journals. */
export type StoredAnchor = z.output<typeof anchor>;

/** The schema of the anchor, for reading it back from the disk. */
export const anchorSchema = anchor;

/** Whether a text may name a pilot's folder. */
export function isPilotId(text: string): boolean {
  return pilotId.safeParse(text).success;
}

/** Whether a text may name a blob: a SHA-256 as hex, or `confidential-` and a commitment. */
export function isBlobName(text: string): boolean {
  return blobName.safeParse(text).success;
}

/** One operation: what may be asked, what may be answered, and how much and how often. */
export interface Operation {
  readonly request: z.core.$ZodType;
  readonly response: z.core.$ZodType;
  /** The most that a request may hold, counted as text and bytes. */
  readonly maxRequestBytes: number;
  /** How many calls may come at once, and how many a second thereafter. */
  readonly burst: number;
  readonly perSecond: number;
}

const SMALL = 16 * KIB;
const seldom = { burst: 10, perSecond: 2 };
const often = { burst: 2_000, perSecond: 500 };

/** Every operation between window and main; the schemas are strict, so that nothing unknown crosses. */
export const IPC_CONTRACT = {
  pickFiles: {
    request: z.strictObject({
      purpose: z.enum(["tables", "pack", "mapping", "any"]),
      multiple: z.boolean(),
    }),
    /** Empty: the person cancelled. */
    response: z.array(grantedFile).max(1000),
    maxRequestBytes: SMALL,
    ...seldom,
  },
  readFile: {
    request: z.strictObject({
      grant: grantId,
      offset: fileSize,
      length: z.number().int().min(1).max(SLICE_BYTES),
    }),
    /** Shorter than asked for at the end of the file alone. */
    response: bytes,
    maxRequestBytes: SMALL,
    ...often,
  },
  saveFile: {
    request: z.strictObject({ name: fileName, mediaType: z.string().max(200), bytes }),
    /** Null: the person cancelled. `canOpen`: it is of a kind that `openFile` opens. */
    response: z.union([z.strictObject({ grant: grantId, name: fileName, canOpen: z.boolean() }), nothing]),
    maxRequestBytes: 512 * MIB,
    ...seldom,
  },
  revealFile: {
    request: z.strictObject({ grant: grantId }),
    response: nothing,
    maxRequestBytes: SMALL,
    ...seldom,
  },
  /** Opens a file that was saved, in the program that the system has for it; documents alone, never programs. */
  openFile: {
    request: z.strictObject({ grant: grantId }),
    response: nothing,
    maxRequestBytes: SMALL,
    ...seldom,
  },
  printToPdf: {
    request: z.strictObject({ html: z.string().min(1), paper: z.enum(["A4", "Letter"]) }),
    response: bytes,
    maxRequestBytes: 64 * MIB,
    ...seldom,
  },
  /** The page listens: files that were handed over meanwhile are sent now. */
  windowReady: { request: z.strictObject({}), response: nothing, maxRequestBytes: SMALL, ...seldom },
  /** The data are open, or were refused with a word: the start came to its end. Answers whether nobody ended the session before. */
  startEnded: {
    request: z.strictObject({}),
    response: z.strictObject({ wasCut: z.boolean() }),
    maxRequestBytes: SMALL,
    ...seldom,
  },

  readAnchor: {
    request: z.strictObject({}),
    response: z.union([anchor, nothing]),
    maxRequestBytes: SMALL,
    ...often,
  },
  writeAnchor: { request: z.strictObject({ anchor }), response: nothing, maxRequestBytes: SMALL, ...often },
  appendJournal: {
    request: z.strictObject({ pilotId, lines: z.array(journalLine).max(100_000) }),
    response: nothing,
    maxRequestBytes: 64 * MIB,
    ...often,
  },
  replaceJournal: {
    request: z.strictObject({ pilotId, lines: z.array(journalLine).max(1_000_000) }),
    response: nothing,
    maxRequestBytes: 512 * MIB,
    ...often,
  },
  readJournal: {
    request: z.strictObject({ pilotId }),
    response: z.array(journalLine),
    maxRequestBytes: SMALL,
    ...often,
  },
  listPilots: { request: z.strictObject({}), response: z.array(pilotId), maxRequestBytes: SMALL, ...often },
  /** The browser's databases go; the journal stays, and they are made again from it. */
  dropDatabases: { request: z.strictObject({}), response: nothing, maxRequestBytes: SMALL, ...seldom },
  removePilot: { request: z.strictObject({ pilotId }), response: nothing, maxRequestBytes: SMALL, ...often },
  /** A file comes in parts, in their order; it is written with its last one. */
  writeBlob: {
    request: z.strictObject({
      pilotId,
      name: blobName,
      /** Bytes of the whole file, and where this part begins in it. */
      size: z
        .number()
        .int()
        .min(0)
        .max(512 * MIB),
      offset: fileSize,
      bytes,
    }),
    response: nothing,
    maxRequestBytes: SLICE_BYTES + SMALL,
    ...often,
  },
  readBlob: {
    request: z.strictObject({ pilotId, name: blobName }),
    response: bytes,
    maxRequestBytes: SMALL,
    ...often,
  },
  listBlobs: {
    request: z.strictObject({ pilotId }),
    response: z.array(blobName),
    maxRequestBytes: SMALL,
    ...often,
  },
  listBackups: { request: z.strictObject({}), response: backupList, maxRequestBytes: SMALL, ...often },
  /** A backup comes in parts, in their order; it is written with its last one and not verified yet. */
  writeBackup: {
    request: z.strictObject({
      reason: backupReason,
      pilots: z.number().int().min(0),
      entries: z.number().int().min(0),
      size: z
        .number()
        .int()
        .min(1)
        .max(512 * MIB),
      offset: fileSize,
      bytes,
    }),
    response: z.union([backup, nothing]),
    maxRequestBytes: SLICE_BYTES + SMALL,
    ...often,
  },
  readBackup: {
    request: z.strictObject({
      id: backupId,
      offset: fileSize,
      length: z.number().int().min(1).max(SLICE_BYTES),
    }),
    response: bytes,
    maxRequestBytes: SMALL,
    ...often,
  },
  /** What was read back was right: it counts as verified, and older ones that are not needed any more go. */
  confirmBackup: {
    request: z.strictObject({ id: backupId }),
    response: backupList,
    maxRequestBytes: SMALL,
    ...often,
  },
  /** Null: the person cancelled. */
  chooseBackupFolder: {
    request: z.strictObject({}),
    response: z.union([backupList, nothing]),
    maxRequestBytes: SMALL,
    ...seldom,
  },
  showBackups: { request: z.strictObject({}), response: nothing, maxRequestBytes: SMALL, ...seldom },
  /** A fault of the page, for the log: its kind, its code and its place in the code, and no word of what it said. */
  noteFault: { request: faultNote, response: nothing, maxRequestBytes: SMALL, ...seldom },
  readDiagnostics: {
    request: z.strictObject({}),
    response: diagnostics,
    maxRequestBytes: SMALL,
    ...seldom,
  },
  copyText: {
    request: z.strictObject({ text: z.string().max(MIB) }),
    response: nothing,
    maxRequestBytes: 4 * MIB,
    ...seldom,
  },
  copyPicture: {
    request: z.strictObject({ png: bytes }),
    response: nothing,
    maxRequestBytes: 32 * MIB,
    ...seldom,
  },
} as const satisfies Readonly<Record<OperationName, Operation>>;

/** What an operation is asked. */
export type RequestOf<Name extends OperationName> = z.output<(typeof IPC_CONTRACT)[Name]["request"]>;

/** What an operation answers when all went well. */
export type ResponseOf<Name extends OperationName> = z.output<(typeof IPC_CONTRACT)[Name]["response"]>;
