import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { ConfidentialValue } from "../../shared/journal/pilot-state.ts";
import { parseConfidential } from "../../shared/pack/pilot-texts.ts";

/** The confidential values of blobs, by commitment. Fails as `confidentialOfBytes` does. */
export function confidentialOfBlobs(
  blobs: ReadonlyMap<string, Uint8Array>,
): Result<ReadonlyMap<string, ConfidentialValue>> {
  const confidential = new Map<string, ConfidentialValue>();
  for (const [name, bytes] of blobs) {
    const value = confidentialOfBytes(name, bytes);
    if (!value.ok) return value;
    confidential.set(name, value.value);
  }
  return success(confidential);
}

/** The confidential value of such bytes. Fails with PACK_FORMAT, or CHECKSUM where it is that of another commitment. */
export function confidentialOfBytes(commitment: string, bytes: Uint8Array): Result<ConfidentialValue> {
  const values = parseConfidential(new TextDecoder().decode(bytes));
  if (!values.ok) return values;
  const value = values.value.get(commitment);
  return value === undefined ? failure("CHECKSUM", "a confidential value is another") : success(value);
}
