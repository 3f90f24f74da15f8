import { failure, type Result, success } from "../errors/problem.ts";
import { canonicalJson } from "../json/canonical-json.ts";
import { digestOfJson } from "../json/digest.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { MANIFEST_NAME } from "./pack-members.ts";

/** The version of the pack format that this code writes. Every version that was ever released opens for ever. */
export const PACK_FORMAT_VERSION = 1;

/** SHA-256 and size of the stored bytes of a member. */
export interface ManifestMember {
  readonly sha256: string;
  readonly size: number;
}

/** The table of contents of a pack. */
export interface PackManifest {
  readonly format: number;
  /** Digest of what is in it. */
  readonly id: string;
  /** When its last journal entry was written. */
  readonly created: string;
  readonly members: { readonly [name: string]: ManifestMember };
}

/** The manifest of members, with its id. */
export function makeManifest(members: PackManifest["members"], created: string): PackManifest {
  return { format: PACK_FORMAT_VERSION, id: packId(members, created), created, members };
}

/** The text of `manifest.json`: canonical, with a digest over all else in it. */
export function manifestText(manifest: PackManifest): string {
  const body = manifest as unknown as JsonObject;
  return canonicalJson({ ...body, digest: digestOfJson(body) });
}

/** Reads `manifest.json`. A newer version is refused before anything else of it is looked at. */
export function readManifest(text: string): Result<PackManifest> {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    return { ok: false, problem: { ...parsed.problem, where: MANIFEST_NAME } };
  }
  const where = { where: MANIFEST_NAME };
  const manifest = parsed.value;
  if (!isObject(manifest)) {
    return failure("PACK_FORMAT", "the manifest is not an object", where);
  }
  const { format, id, created, members, digest } = manifest;
  if (typeof format === "number" && Number.isInteger(format) && format > PACK_FORMAT_VERSION) {
    return failure("PACK_VERSION_TOO_NEW", `the pack was made by a newer version (format ${format})`, where);
  }
  if (format !== PACK_FORMAT_VERSION) {
    return failure("PACK_VERSION_UNKNOWN", "the pack has no format version that ever was", where);
  }
  const { digest: _, ...body } = manifest;
  if (digestOfJson(body) !== digest || canonicalJson(manifest) !== text) {
    return failure("CHECKSUM", "the manifest does not have its digest", where);
  }
  if (typeof created !== "string" || !isMembers(members) || id !== packId(members, created)) {
    return failure("PACK_FORMAT", "the manifest is malformed", where);
  }
  return Object.keys(manifest).length === 5
    ? success({ format, id, created, members })
    : failure("PACK_FORMAT", "the manifest has unknown fields", where);
}

function packId(members: PackManifest["members"], created: string): string {
  return digestOfJson([PACK_FORMAT_VERSION, created, members as unknown as JsonObject]);
}

function isMembers(value: JsonValue | undefined): value is PackManifest["members"] & JsonObject {
  return isObject(value) && Object.values(value).every(isMember);
}

function isMember(value: JsonValue): boolean {
  return (
    isObject(value) &&
    Object.keys(value).length === 2 &&
    typeof value["sha256"] === "string" &&
    /^[0-9a-f]{64}$/.test(value["sha256"]) &&
    typeof value["size"] === "number" &&
    Number.isSafeInteger(value["size"]) &&
    value["size"] >= 0
  );
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
