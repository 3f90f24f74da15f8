/** The first line of every age file. */
const AGE_HEADER = "age-encryption.org/v1";

/** Is this an age file? */
export function isEncrypted(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, AGE_HEADER.length)) === AGE_HEADER;
}
