import type { Anchor } from "../host/host.ts";
import type { BlobPart } from "../host/send-in-parts.ts";

interface Call<Input, Output> {
  readonly input: Input;
  readonly progress: never;
  readonly output: Output;
}

interface PilotFile {
  readonly pilotId: string;
  readonly name: string;
}

interface PilotLines {
  readonly pilotId: string;
  readonly lines: readonly string[];
}

/** What the worker that writes the journal files can be asked for: the operations of `JournalHome`. */
export type JournalCalls = {
  readonly readAnchor: Call<null, Anchor | null>;
  readonly writeAnchor: Call<Anchor, null>;
  readonly appendJournal: Call<PilotLines, null>;
  readonly replaceJournal: Call<PilotLines, null>;
  readonly readJournal: Call<string, readonly string[]>;
  readonly listPilots: Call<null, readonly string[]>;
  readonly removePilot: Call<string, null>;
  readonly writeBlob: Call<PilotFile & BlobPart, null>;
  readonly readBlob: Call<PilotFile, Uint8Array>;
  readonly listBlobs: Call<string, readonly string[]>;
};
