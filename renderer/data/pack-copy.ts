import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { isEncrypted } from "../../shared/pack/is-encrypted.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import type { CopyTerms } from "./workspace.ts";

/** The bytes of a pack on these terms: for a circle, encrypted, or complete and open. */
export async function writeCopy(
  pilots: readonly WholePilot[],
  { audience, passphrase }: CopyTerms = {},
): Promise<Result<Uint8Array>> {
  const archive = writePack(pilots, audience === undefined ? {} : { audience });
  if (!archive.ok || passphrase === undefined) return archive;
  // The cipher is large and seldom needed: it is no part of the worker's start.
  const { encryptPack } = await import("./encrypt-pack.ts");
  return success(await encryptPack(archive.value, passphrase));
}

/** The pilots of a pack, verified; of an encrypted one with its passphrase. */
export async function readCopy(
  bytes: Uint8Array,
  passphrase: string | undefined,
): Promise<Result<readonly WholePilot[]>> {
  if (!isEncrypted(bytes)) return pilotsOf(readPack(bytes));
  if (passphrase === undefined) return failure("PACK_ENCRYPTED", "the pack is encrypted");
  const { decryptPack } = await import("../../shared/pack/decrypt-pack.ts");
  const archive = await decryptPack(bytes, passphrase);
  return archive.ok ? pilotsOf(readPack(archive.value)) : archive;
}

/** The last entry of each pilot of a pack that verifies: enough to know that it holds what it should. */
export async function lastHashesOf(bytes: Uint8Array): Promise<Result<ReadonlyMap<string, string>>> {
  const pilots = await readCopy(bytes, undefined);
  if (!pilots.ok) return pilots;
  return success(new Map(pilots.value.map(({ pilotId, entries }) => [pilotId, entries.at(-1)?.hash ?? ""])));
}

function pilotsOf(pack: ReturnType<typeof readPack>): Result<readonly WholePilot[]> {
  return pack.ok ? success(pack.value.pilots) : pack;
}
