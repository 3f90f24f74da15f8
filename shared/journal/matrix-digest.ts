import type { Problem } from "../errors/problem.ts";
import type { PilotRecord } from "./pilot-state.ts";
import { snapshotDigest } from "./snapshot-digest.ts";

/**
 * Whether a published decision-rights matrix is what was sealed: its digest must be that of its other fields. Null: it
 * is, or it is a draft that nothing seals; else a problem of the code SEAL.
 */
export function verifyMatrix(record: PilotRecord): Problem | null {
  const { version, digest, publishedAt } = record.fields;
  if (digest === undefined && publishedAt === undefined) return null;
  const name = `version ${typeof version === "number" ? version : "?"} of the decision-rights matrix`;
  if (record.removed) return { code: "SEAL", message: `${name} was removed`, where: record.id };
  return digest === snapshotDigest(record.fields)
    ? null
    : { code: "SEAL", message: `${name} differs from its seal`, where: record.id };
}
