import { Decrypter } from "age-encryption";
import { failure, type Result, success } from "../errors/problem.ts";

/** 2^18: about a second and 256 MiB; what the public tool writes too. */
export const WRITE_WORK_FACTOR = 18;
/** Above 2^20 a file asks for more than 1 GiB: it is refused before anything is derived. */
const LARGEST_WORK_FACTOR = 20;

/**
 * The ZIP inside an age file, whole or not at all. PACK_AUTH: another passphrase, or the file was altered (nobody can tell
 * the two apart); KDF_LIMIT: it asks for more work than is done for a file of strangers.
 */
export async function decryptPack(bytes: Uint8Array, passphrase: string): Promise<Result<Uint8Array>> {
  const header = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const workFactor = /^-> scrypt \S+ (\d+)$/m.exec(header)?.[1];
  if (workFactor === undefined) {
    return failure("PACK_AUTH", "the file is not encrypted with a passphrase", {
      remedy: "Ask the sender for a copy that is encrypted with a passphrase, or with none.",
    });
  }
  if (Number(workFactor) > LARGEST_WORK_FACTOR) {
    return failure(
      "KDF_LIMIT",
      `the passphrase's work factor 2^${workFactor.slice(0, 6)} is above 2^${LARGEST_WORK_FACTOR}`,
    );
  }
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return success(await decrypter.decrypt(bytes));
  } catch {
    return failure("PACK_AUTH", "the passphrase does not open the file, or the file was altered");
  }
}
