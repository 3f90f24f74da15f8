import type { ArchiveLimits } from "../archive/archive-limits.ts";
import { ARCHIVE, isCanonicalZip, readZip } from "../archive/read-zip.ts";
import { inflateMember, rememberStored, type StoredMember, storeMember } from "../archive/stored-member.ts";
import type { ErrorCode } from "../errors/error-codes.ts";
import type { Problem, Result } from "../errors/problem.ts";
import { compareText } from "../journal/journal-order.ts";
import type { ConfidentialValue, PilotRecord, WholePilot } from "../journal/pilot-state.ts";
import { replayEntries } from "../journal/replay.ts";
import { recordsJson } from "../journal/stored-record.ts";
import { type PilotPart, verifyEntries } from "../journal/verify-journal.ts";
import { digestOfBytes } from "../json/digest.ts";
import { isRecordTypeName } from "../records/record-types.ts";
import { schemaFault } from "../records/schema-fault.ts";
import { type PackManifest, readManifest } from "./manifest.ts";
import { MANIFEST_NAME, memberName, memberSortKey, parseMemberName } from "./pack-members.ts";
import { parseConfidential, parseJournal } from "./pilot-texts.ts";

/** Something that is wrong with a pack: the member, or `(archive)` where it is the archive's own structure. */
export interface PackProblem {
  readonly member: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** Everything that was found in a pack. Pilots and manifest are only there where there is no problem. */
export type Inspection =
  | { readonly ok: true; readonly pilots: readonly WholePilot[]; readonly manifest: PackManifest }
  | { readonly ok: false; readonly problems: readonly [PackProblem, ...PackProblem[]] };

/** Bytes of the manifest that are read before its digest is known to hold. */
const LARGEST_MANIFEST = 16_777_216;

/** Checks a pack from the outside in: archive, manifest, members, journals, records, seals. */
export function inspectPack(archive: Uint8Array, limits: ArchiveLimits): Inspection {
  const members = readZip(archive, limits);
  if (!members.ok) {
    return broken(members.problem, ARCHIVE);
  }
  const [first, ...others] = members.value;
  if (first?.name !== MANIFEST_NAME || first.size > LARGEST_MANIFEST) {
    return brokenAs("PACK_NOT_A_PACK", "it is not a pack: it does not begin with a manifest", ARCHIVE);
  }
  const manifest = inflated(first, readManifest);
  if (!manifest.ok) {
    return broken(manifest.problem, MANIFEST_NAME);
  }
  if (!isCanonicalZip(archive, members.value)) {
    return brokenAs("PACK_FORMAT", "the archive is not in the form that packs have", ARCHIVE);
  }
  // Nothing else holds a digest of the manifest's stored bytes, and a stream has bits that mean nothing.
  if (!isStoredCanonically(first)) {
    return brokenAs("PACK_FORMAT", "its stored bytes are not those that a pack has", MANIFEST_NAME);
  }
  const problems = memberProblems(others, manifest.value);
  const contents = new Map<string, Uint8Array>();
  if (problems.length === 0) {
    for (const member of others) {
      const bytes = inflateMember(member);
      if (bytes.ok) {
        contents.set(member.name, bytes.value);
        rememberStored(bytes.value, member, manifest.value.members[member.name]?.sha256 ?? "");
      } else {
        problems.push(problemOf(bytes.problem, member.name));
      }
    }
  }
  const pilots = problems.length === 0 ? readPilots(contents, problems) : [];
  const [problem, ...more] = problems;
  return problem === undefined
    ? { ok: true, pilots, manifest: manifest.value }
    : { ok: false, problems: [problem, ...more] };
}

function isStoredCanonically(manifest: StoredMember): boolean {
  const bytes = inflateMember(manifest);
  if (!bytes.ok) return false;
  const { stored } = storeMember(manifest.name, bytes.value).member;
  return stored.length === manifest.stored.length && stored.every((byte, at) => byte === manifest.stored[at]);
}

function memberProblems(members: readonly StoredMember[], manifest: PackManifest): PackProblem[] {
  const problems: PackProblem[] = [];
  let last = "";
  for (const { name, stored } of members) {
    const named = manifest.members[name];
    const meaning = parseMemberName(name);
    const key = meaning === null ? "" : memberSortKey(meaning);
    if (named === undefined || !Object.hasOwn(manifest.members, name)) {
      problems.push({ member: name, code: "PACK_FORMAT", message: "the manifest does not name it" });
    } else if (meaning === null) {
      problems.push({ member: name, code: "PACK_FORMAT", message: "packs have no member of that name" });
    } else if (named.size !== stored.length || named.sha256 !== digestOfBytes(stored)) {
      problems.push({ member: name, code: "CHECKSUM", message: "its bytes are not those that were packed" });
    } else if (key <= last) {
      problems.push({ member: ARCHIVE, code: "PACK_FORMAT", message: `${name} is out of order` });
    }
    last = key;
  }
  const present = new Set(members.map(({ name }) => name));
  for (const name of Object.keys(manifest.members).sort(compareText)) {
    if (!present.has(name)) {
      problems.push({ member: name, code: "PACK_FORMAT", message: "it is missing" });
    }
  }
  return problems;
}

interface PilotFiles {
  records: Uint8Array | undefined;
  journal: Uint8Array | undefined;
  confidential: Uint8Array | undefined;
  readonly batches: Map<string, Uint8Array>;
  readonly attachments: Map<string, Uint8Array>;
}

function readPilots(
  contents: ReadonlyMap<string, Uint8Array>,
  problems: PackProblem[],
): readonly WholePilot[] {
  const byPilot = new Map<string, PilotFiles>();
  for (const [name, bytes] of contents) {
    const member = parseMemberName(name);
    if (member === null) {
      continue;
    }
    const files = byPilot.get(member.pilotId) ?? {
      records: undefined,
      journal: undefined,
      confidential: undefined,
      batches: new Map<string, Uint8Array>(),
      attachments: new Map<string, Uint8Array>(),
    };
    byPilot.set(member.pilotId, files);
    if (member.kind === "batch") files.batches.set(member.digest, bytes);
    else if (member.kind === "attachment") files.attachments.set(member.digest, bytes);
    else files[member.kind] = bytes;
  }
  if (byPilot.size === 0) {
    problems.push({ member: MANIFEST_NAME, code: "PACK_FORMAT", message: "the pack holds no pilot" });
  }
  return [...byPilot].flatMap(([pilotId, files]) => readPilot(pilotId, files, problems) ?? []);
}

function readPilot(pilotId: string, files: PilotFiles, problems: PackProblem[]): WholePilot | null {
  const fail = (kind: "records" | "journal" | "confidential", problem: Problem): null => {
    problems.push(problemOf(problem, memberName({ kind, pilotId })));
    return null;
  };
  const missing: Problem = { code: "PACK_FORMAT", message: "it is missing" };
  if (files.journal === undefined) return fail("journal", missing);
  if (files.records === undefined) return fail("records", missing);
  const entries = decoded(files.journal, parseJournal);
  if (!entries.ok) return fail("journal", entries.problem);
  const confidential: Result<ReadonlyMap<string, ConfidentialValue>> =
    files.confidential === undefined
      ? { ok: true, value: new Map() }
      : decoded(files.confidential, parseConfidential);
  if (!confidential.ok) return fail("confidential", confidential.problem);
  const records = replayEntries(entries.value, confidential.value);
  if (!records.ok) return fail("journal", records.problem);
  const pilot: WholePilot = {
    pilotId,
    records: records.value,
    entries: entries.value,
    confidential: confidential.value,
    batches: files.batches,
    attachments: files.attachments,
  };
  for (const { part, code, message } of verifyEntries(pilot)) {
    problems.push({ member: memberOfPart(pilotId, part), code, message });
  }
  if (!isWritten(files.records, recordsJson(records.value))) {
    fail("records", { code: "REPLAY", message: "the records are not what the journal says" });
  }
  const strange = strangeRecord(records.value);
  if (strange !== null) {
    return fail("journal", { code: "PACK_FORMAT", message: strange });
  }
  return hasOnePilot(pilotId, records.value)
    ? pilot
    : fail("journal", { code: "PACK_FORMAT", message: "the journal is not that of the pilot of its folder" });
}

/** What is wrong with the first record that is not of its type: code that reads records trusts their fields. */
function strangeRecord(records: ReadonlyMap<string, PilotRecord>): string | null {
  for (const record of records.values()) {
    if (!isRecordTypeName(record.type)) {
      return `there is no record type ${record.type.slice(0, 40)}`;
    }
    const fault = record.removed ? null : schemaFault(record, record.type);
    if (fault !== null) {
      return `the record ${record.id.slice(0, 60)} is malformed: ${fault.message}`;
    }
  }
  return null;
}

function hasOnePilot(pilotId: string, records: ReadonlyMap<string, PilotRecord>): boolean {
  const pilots = [...records.values()].filter(({ type }) => type === "pilot");
  return pilots.length === 1 && pilots[0]?.id === pilotId && !pilots[0].removed;
}

function isWritten(bytes: Uint8Array, text: string): boolean {
  const written = new TextEncoder().encode(text);
  return bytes.length === written.length && bytes.every((byte, index) => byte === written[index]);
}

function memberOfPart(pilotId: string, part: PilotPart): string {
  if (part === "journal" || part === "records" || part === "confidential") {
    return memberName({ kind: part, pilotId });
  }
  const [folder, digest = ""] = part.split("/");
  return memberName({ kind: folder === "batches" ? "batch" : "attachment", pilotId, digest });
}

function inflated<Value>(member: StoredMember, read: (text: string) => Result<Value>): Result<Value> {
  const bytes = inflateMember(member);
  return bytes.ok ? decoded(bytes.value, read) : bytes;
}

function decoded<Value>(bytes: Uint8Array, read: (text: string) => Result<Value>): Result<Value> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, problem: { code: "ENCODING", message: "it is not UTF-8" } };
  }
  return read(text);
}

function problemOf(problem: Problem, member: string): PackProblem {
  return { member, code: problem.code, message: problem.message };
}

function broken(problem: Problem, member: string): Inspection {
  return { ok: false, problems: [problemOf(problem, member)] };
}

function brokenAs(code: ErrorCode, message: string, member: string): Inspection {
  return broken({ code, message }, member);
}
