import { digestOfJson } from "../json/digest.ts";

const PREFIXES = {
  workflow: "wf",
  segment: "sg",
  customer: "cu",
  loop: "lp",
  change: "ch",
  incident: "in",
} as const;

/** The record types whose id follows from a name or a key, so that two laptops that import one file agree. */
export type KeyedType = keyof typeof PREFIXES;

/** Is it such a type? */
export function isKeyedType(type: string): type is KeyedType {
  return Object.hasOwn(PREFIXES, type);
}

/** A name or key as it counts: trimmed, Unicode NFC, case kept. */
export function normalName(name: string): string {
  return name.trim().normalize("NFC");
}

/**
 * The id of a keyed record: prefix and the first 24 hex digits of SHA-256 of canonical JSON [pilot, type, name], the name
 * normalised. For workflows and segments it is the first name that they had: look names up before making an id.
 */
export function keyedId(type: KeyedType, pilotId: string, name: string): string {
  return `${PREFIXES[type]}-${digestOfJson([pilotId, type, normalName(name)]).slice(0, 24)}`;
}

/** The id of the record that holds the answer to an obligation, so that two laptops that answer one meet in it. */
export function answerId(obligation: string): string {
  return `oa-${obligation.slice(0, 24)}`;
}
