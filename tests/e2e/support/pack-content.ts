import { unzipSync } from "fflate";

/** A record of a pack as it lies in `records.json`. */
export interface PackRecord {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The members of an archive by name. */
export function membersOf(archive: Uint8Array): Readonly<Record<string, Uint8Array>> {
  return unzipSync(archive);
}

/** All records of a pack's only pilot. */
export function recordsOf(archive: Uint8Array): readonly PackRecord[] {
  return JSON.parse(textOf(archive, "records.json")) as readonly PackRecord[];
}

/** How many entries the journal of a pack's only pilot has. */
export function journalLength(archive: Uint8Array): number {
  return textOf(archive, "journal.jsonl").trimEnd().split("\n").length;
}

function textOf(archive: Uint8Array, name: string): string {
  const member = Object.entries(membersOf(archive)).find(([path]) => path.endsWith(`/${name}`))?.[1];
  if (member === undefined) throw new Error(`the pack has no ${name}`);
  return new TextDecoder().decode(member);
}
