import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from "../archive/archive-limits.ts";
import { readZip } from "../archive/read-zip.ts";
import { type StoredMember, storeMember } from "../archive/stored-member.ts";
import { writeZip } from "../archive/write-zip.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import { compareText } from "../journal/journal-order.ts";
import type { Circle, WholePilot } from "../journal/pilot-state.ts";
import { recordsJson } from "../journal/stored-record.ts";
import { withholdFor } from "../journal/withhold.ts";
import { type ManifestMember, makeManifest, manifestText } from "./manifest.ts";
import { MANIFEST_NAME, memberName, memberSortKey, type PackMember } from "./pack-members.ts";
import { confidentialText, journalText } from "./pilot-texts.ts";

/** How a pack is written. */
export interface PackOptions {
  /** For whom: values of narrower circles are left out. Absent: nothing is left out. */
  readonly audience?: Circle;
  readonly limits?: ArchiveLimits;
}

const encoder = new TextEncoder();

/**
 * The bytes of a pack: a function of the pilots alone, whatever their order. Fails where there are no pilots, where one
 * stands twice (PACK_FORMAT), or where the pack would be larger than what `readPack` opens (ZIP_TOO_BIG, ZIP_TOO_MANY,
 * ZIP_RATIO).
 */
export function writePack(
  pilots: readonly WholePilot[],
  options: PackOptions = {},
): Result<Uint8Array<ArrayBuffer>> {
  const limits = options.limits ?? DEFAULT_ARCHIVE_LIMITS;
  const ids = new Set(pilots.map(({ pilotId }) => pilotId));
  if (ids.size === 0 || ids.size < pilots.length) {
    return failure("PACK_FORMAT", "a pack holds at least one pilot, and each once");
  }
  const audience = options.audience;
  const shared = audience === undefined ? pilots : pilots.map((pilot) => withholdFor(pilot, audience));
  const files = shared
    .flatMap(pilotFiles)
    .sort(([one], [other]) => compareText(memberSortKey(one), memberSortKey(other)));
  const inflated = files.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  if (inflated > limits.inflatedBytes) {
    return failure("ZIP_TOO_BIG", `the pack would inflate to more than ${limits.inflatedBytes} bytes`);
  }
  const members: StoredMember[] = [];
  const table: Record<string, ManifestMember> = {};
  for (const [file, bytes] of files) {
    const { member, digest } = storeMember(memberName(file), bytes);
    members.push(member);
    table[member.name] = { sha256: digest, size: member.stored.length };
  }
  const manifest = encoder.encode(manifestText(makeManifest(table, lastEntryAt(shared))));
  const archive = writeZip([storeMember(MANIFEST_NAME, manifest).member, ...members]);
  const readable = readZip(archive, limits);
  return readable.ok ? success(archive) : failure(readable.problem.code, readable.problem.message);
}

function pilotFiles(pilot: WholePilot): readonly (readonly [PackMember, Uint8Array])[] {
  const { pilotId, confidential, batches, attachments } = pilot;
  const text = (kind: "records" | "journal" | "confidential", content: string) =>
    [{ kind, pilotId }, encoder.encode(content)] as const;
  return [
    text("records", recordsJson(pilot.records)),
    text("journal", journalText(pilot.entries)),
    ...(confidential.size === 0 ? [] : [text("confidential", confidentialText(confidential))]),
    ...[...batches].map(([digest, bytes]) => [{ kind: "batch", pilotId, digest }, bytes] as const),
    ...[...attachments].map(([digest, bytes]) => [{ kind: "attachment", pilotId, digest }, bytes] as const),
  ];
}

/** When the last entry of all was written. */
function lastEntryAt(pilots: readonly WholePilot[]): string {
  return pilots
    .flatMap(({ entries }) => entries.slice(-1))
    .reduce((latest, { at }) => (compareText(at, latest) > 0 ? at : latest), "");
}
