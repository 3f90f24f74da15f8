import { digestOfJson } from "../journal/digest.ts";
import type { JsonObject } from "../journal/json.ts";

/**
 * The seal of a snapshot: SHA-256 of the canonical JSON of all its fields but `digest`. Verification computes it again,
 * so that a change of a single field shows.
 */
export function snapshotDigest(fields: JsonObject): string {
  const { digest: _, ...sealed } = fields;
  return digestOfJson(sealed);
}
