import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from "../archive/archive-limits.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import { inspectPack } from "./inspect-pack.ts";
import type { PackManifest } from "./manifest.ts";

/** What a pack holds. */
export interface PackContent {
  /** By their ids. */
  readonly pilots: readonly WholePilot[];
  readonly manifest: PackManifest;
}

/**
 * Reads a pack. Everything in it is checked before anything is used; the first problem refuses it, `where` being the
 * member or `(archive)`.
 */
export function readPack(
  archive: Uint8Array,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): Result<PackContent> {
  const inspection = inspectPack(archive, limits);
  if (inspection.ok) {
    return success({ pilots: inspection.pilots, manifest: inspection.manifest });
  }
  const [{ member, code, message }] = inspection.problems;
  return failure(code, message, { where: member });
}
