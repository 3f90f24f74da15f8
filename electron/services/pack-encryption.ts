import { Encrypter } from "age-encryption";
import { WRITE_WORK_FACTOR } from "../../shared/pack/decrypt-pack.ts";

/** An age file that holds the ZIP; it opens with the public `age` tool too. */
export async function encryptPack(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WRITE_WORK_FACTOR);
  encrypter.setPassphrase(passphrase);
  return await encrypter.encrypt(bytes);
}
