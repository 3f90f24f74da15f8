import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../house/project-files.ts";

/** What every version of the formats left: made once by `make-history.ts`, checked in, never made again. */
export const HISTORY = join(projectRoot, "tests/fixtures/history");

/** The passphrase of the packs that are encrypted. */
export const HISTORY_PASSPHRASE = "kettle orbit mustard violin";

/** What of a version is kept. */
export const HISTORY_PARTS = [
  "pack.c180",
  "sealed.c180",
  "journal.json",
  "database.json",
  "told.json",
] as const;

/** A file of a version of the formats, e.g. `v1/pack.c180`. */
export function historyFile(version: number, part: (typeof HISTORY_PARTS)[number]): Uint8Array {
  return new Uint8Array(readFileSync(join(HISTORY, `v${version}`, part)));
}

export function hasHistory(version: number, part: (typeof HISTORY_PARTS)[number]): boolean {
  return existsSync(join(HISTORY, `v${version}`, part));
}

/** The second home as text: the anchor, the lines of each journal, the files beside it as base64. */
export interface JournalDump {
  readonly anchor: unknown;
  readonly pilots: readonly {
    readonly pilotId: string;
    readonly lines: readonly string[];
    readonly blobs: Readonly<Record<string, string>>;
  }[];
}

/** A database as text: bytes are `{"bytes": base64}`. */
export interface DatabaseDump {
  readonly version: number;
  readonly tables: readonly {
    readonly name: string;
    readonly keyPath: string | readonly string[] | null;
    readonly rows: readonly unknown[];
  }[];
}

/** What must be found in whatever of a version is opened. */
export interface Told {
  readonly pilotId: string;
  readonly company: string;
  readonly entries: readonly string[];
  readonly people: readonly string[];
  readonly batches: readonly string[];
  readonly attachments: readonly string[];
  readonly confidential: number;
}

/** The JSON of a file of a version. */
export function historyJson<Value>(version: number, part: (typeof HISTORY_PARTS)[number]): Value {
  return JSON.parse(new TextDecoder().decode(historyFile(version, part))) as Value;
}
