import { committedDigest } from "../journal/commitment.ts";
import type { ConfidentialValue, PilotRecord } from "../journal/pilot-state.ts";
import { storedValue } from "../journal/stored-record.ts";
import { sameJson } from "../json/canonical-json.ts";
import type { JsonValue } from "../json/json.ts";
import type { SideValue } from "./collision.ts";

export type Confidential = ReadonlyMap<string, ConfidentialValue>;

/** A field as journals hold it; null where there is no record or it is not set. */
export function stored(record: PilotRecord | undefined, field: string): JsonValue {
  return record === undefined ? null : storedValue(record, field);
}

/** A stored value with the one behind its commitment, where either side holds it. */
export function sideValue(value: JsonValue, confidential: Confidential): SideValue {
  const commitment = committedDigest(value);
  if (commitment === null) return { value, withheld: false };
  const opened = confidential.get(commitment);
  return opened === undefined ? { value: null, withheld: true } : { value: opened.value, withheld: false };
}

/** Is it the same value? Two commitments to one value are, where both can be opened. */
export function isSameValue(one: JsonValue, other: JsonValue, confidential: Confidential): boolean {
  if (sameJson(one, other)) return true;
  const left = sideValue(one, confidential);
  const right = sideValue(other, confidential);
  return !left.withheld && !right.withheld && sameJson(left.value, right.value);
}
