import type { ImportProgress } from "../../shared/intake/import-records.ts";
import type { Mapping } from "../../shared/intake/mapping.ts";
import type { ImportedSheet } from "../../shared/intake/read-file.ts";

/** A file to read, with what its reading depends on. */
export interface FileToRead {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping?: Mapping;
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/** A file as it was read: its SHA-256 (hex), which imports remember, and its sheets. */
export interface ReadFile {
  readonly fileDigest: string;
  readonly sheets: readonly ImportedSheet[];
}

/** What the import worker can be asked for. */
export type ImportCalls = {
  readonly read: {
    readonly input: FileToRead;
    readonly progress: ImportProgress;
    readonly output: ReadFile;
  };
};
