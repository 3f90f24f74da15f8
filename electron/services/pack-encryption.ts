import { Decrypter, Encrypter } from "age-encryption";
import { failure, type Result, success } from "../../shared/errors/problem.ts";

/** The first line of every age file. */
const AGE_HEADER = "age-encryption.org/v1";
/** 2^18: about one second and 256 MiB; what the public tool uses too. */
const WRITE_WORK_FACTOR = 18;
/** Above 2^20 a file asks for more than 1 GiB: it is refused before anything is derived. */
const LARGEST_WORK_FACTOR = 20;

/** Is this an age file? */
export function isEncrypted(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, AGE_HEADER.length)) === AGE_HEADER;
}

/** The ZIP inside an age file. */
export async function decryptPack(bytes: Uint8Array, passphrase: string): Promise<Result<Uint8Array>> {
  const header = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const workFactor = /^-> scrypt \S+ (\d+)$/m.exec(header)?.[1];
  if (workFactor === undefined) {
    return failure("PACK_AUTH", "the file is not encrypted with a passphrase");
  }
  if (Number(workFactor) > LARGEST_WORK_FACTOR) {
    return failure(
      "KDF_LIMIT",
      `the passphrase's work factor 2^${workFactor} is above 2^${LARGEST_WORK_FACTOR}`,
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

/** An age file that holds the ZIP; it opens with the public `age` tool too. */
export async function encryptPack(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WRITE_WORK_FACTOR);
  encrypter.setPassphrase(passphrase);
  return await encrypter.encrypt(bytes);
}
