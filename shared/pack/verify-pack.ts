import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from "../archive/archive-limits.ts";
import { inspectPack, type PackProblem } from "./inspect-pack.ts";

/** Whether a pack is untouched, and if not what is broken. */
export interface PackVerification {
  readonly ok: boolean;
  readonly problems: readonly PackProblem[];
}

/** Verifies seals, checksums and journals of a pack, naming each member that is broken, or `(archive)`. */
export function verifyPack(
  archive: Uint8Array,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): PackVerification {
  const inspection = inspectPack(archive, limits);
  return inspection.ok ? { ok: true, problems: [] } : { ok: false, problems: inspection.problems };
}
