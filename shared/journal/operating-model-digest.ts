import type { Problem } from "../errors/problem.ts";
import type { PilotRecord } from "./pilot-state.ts";
import { snapshotDigest } from "./snapshot-digest.ts";

/**
 * Whether a published operating model is what was sealed: its digest must be that of its other fields. Null: it is; else a
 * problem of the code SEAL.
 */
export function verifyOperatingModel(record: PilotRecord): Problem | null {
  const { version, digest } = record.fields;
  const name = `version ${typeof version === "number" ? version : "?"} of the operating model`;
  if (record.removed) return { code: "SEAL", message: `${name} was removed`, where: record.id };
  return digest === snapshotDigest(record.fields)
    ? null
    : { code: "SEAL", message: `${name} differs from its seal`, where: record.id };
}
