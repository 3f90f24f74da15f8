import type { Problem } from "../errors/problem.ts";
import type { PilotRecord } from "./pilot-state.ts";
import { snapshotDigest } from "./snapshot-digest.ts";

/**
 * Whether a published board narrative is what was published: its digest must be that of its other fields. Null: it is, or
 * it is a draft; else a problem of the code SEAL.
 */
export function verifyNarrative(record: PilotRecord): Problem | null {
  const { title, digest, status } = record.fields;
  if (digest === undefined && status !== "published") return null;
  const name = `the narrative "${typeof title === "string" ? title.slice(0, 40) : "?"}"`;
  if (record.removed) return { code: "SEAL", message: `${name} was removed`, where: record.id };
  return digest === snapshotDigest(record.fields)
    ? null
    : { code: "SEAL", message: `${name} differs from what was published`, where: record.id };
}
