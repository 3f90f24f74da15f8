import { digestOfJson } from "../json/digest.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import type { Circle } from "./pilot-state.ts";

/** What stands in journals and records for a value of a circle narrower than everyone. */
export interface Commitment extends JsonObject {
  readonly commitment: string;
}

/** Are the values of records of that circle written as commitments? */
export function isConfidential(circle: Circle): boolean {
  return circle !== "everyone";
}

/** SHA-256 of canonical JSON [value, salt]: binds to the value without showing it. */
export function commitmentTo(value: JsonValue, salt: string): string {
  return digestOfJson([value, salt]);
}

/** The digest of a commitment, or null where the value is none. No schema of a record allows that form in the clear. */
export function committedDigest(value: JsonValue | undefined): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return null;
  }
  const object = value as JsonObject;
  const digest = object["commitment"];
  return typeof digest === "string" && /^[0-9a-f]{64}$/.test(digest) && Object.keys(object).length === 1
    ? digest
    : null;
}
