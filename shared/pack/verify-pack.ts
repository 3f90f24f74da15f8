import { inspectPack, type PackProblem } from "./inspect-pack.ts";
import { DEFAULT_PACK_LIMITS, type PackLimits } from "./pack-limits.ts";

/** Whether a pack is untouched, and if not what is broken. */
export interface PackVerification {
  readonly ok: boolean;
  readonly problems: readonly PackProblem[];
}

/** Verifies seals, checksums and journals of a pack, naming each member that is broken, or `(archive)`. */
export function verifyPack(archive: Uint8Array, limits: PackLimits = DEFAULT_PACK_LIMITS): PackVerification {
  const inspection = inspectPack(archive, limits);
  return inspection.ok ? { ok: true, problems: [] } : { ok: false, problems: inspection.problems };
}
