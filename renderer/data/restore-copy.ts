import { Dexie } from "dexie";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { productNames } from "../../shared/product-names.ts";
import { arrivalOfWhole } from "./blobs.ts";
import { type Database, openDatabase } from "./database.ts";
import { verifiedPilot } from "./home-pilot.ts";
import { readCopy } from "./pack-copy.ts";
import { readWholePilot, writePilot } from "./repositories/pilot-repository.ts";
import { tryStorage } from "./storage-problem.ts";

/** A start does not take it for a database of the app: it is no store, and what is in it is nowhere else in use. */
export const RESTORE_COPY = `${productNames.database}.restore`;

/**
 * Reads a backup into a database of its own, closes that, opens it as a start would, and gives what it holds, verified:
 * whatever is put back later has been through a database once. The database is gone again when this ends, and what a
 * crash left of an earlier one goes first.
 */
export async function openedBackup(bytes: Uint8Array): Promise<Result<readonly WholePilot[]>> {
  const read = await readCopy(bytes, undefined);
  if (!read.ok) return read;
  const copied = await tryStorage(async () => {
    await Dexie.delete(RESTORE_COPY);
    await inDatabase((database) => writeAll(database, read.value));
    return inDatabase((database) => readAll(database, read.value));
  });
  await tryStorage(() => Dexie.delete(RESTORE_COPY));
  return copied.ok ? copied.value : copied;
}

async function inDatabase<Value>(work: (database: Database) => Promise<Value>): Promise<Value> {
  const database = await openDatabase(RESTORE_COPY);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function writeAll(database: Database, pilots: readonly WholePilot[]): Promise<void> {
  return database.transaction("rw", database.tables, async () => {
    for (const pilot of pilots) {
      await writePilot(database, arrivalOfWhole(pilot), { revision: 1, replica: null });
    }
  });
}

async function readAll(
  database: Database,
  expected: readonly WholePilot[],
): Promise<Result<readonly WholePilot[]>> {
  // One transaction, over when it has been waited for: a read of its own is answered before its transaction ends, the
  // database would close only then, and deleting it would find it open.
  const found = await database.transaction("r", database.tables, async () => {
    const all: Result<WholePilot | null>[] = [];
    for (const { pilotId } of expected) all.push(await readWholePilot(database, pilotId));
    return all;
  });
  const pilots: WholePilot[] = [];
  for (const [place, { entries }] of expected.entries()) {
    const read = found[place];
    if (read === undefined) throw new Error("a pilot was not asked for");
    if (!read.ok) return read;
    if (read.value?.entries.at(-1)?.hash !== entries.at(-1)?.hash || read.value === null) {
      return failure(
        "VERIFY_FAILED",
        "the copy that the backup was read into does not hold what the backup does",
      );
    }
    const verified = verifiedPilot(read.value);
    if (!verified.ok) return verified;
    pilots.push(verified.value);
  }
  return success(pilots);
}
