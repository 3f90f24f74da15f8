import type { Chunk } from "../../../shared/observations/chunks.ts";
import type { InputName } from "../../../shared/observations/input-templates.ts";
import type { Database } from "../database.ts";

/** Replaces the chunks of one input of a pilot: a cache beside the commits, all or none. */
export async function writeChunks(
  database: Database,
  pilotId: string,
  input: InputName,
  chunks: readonly Chunk[],
): Promise<void> {
  await database.transaction("rw", database.chunks, async () => {
    await chunksOf(database, pilotId, input).delete();
    await database.chunks.bulkPut(
      chunks.map(({ number, table }) => ({ pilotId, input, block: number, table })),
    );
  });
}

/** The chunks of one input of a pilot in order of time; empty where the cache holds none. */
export async function readChunks(
  database: Database,
  pilotId: string,
  input: InputName,
): Promise<readonly Chunk[]> {
  const rows = await chunksOf(database, pilotId, input).toArray();
  return rows.map(({ block, table }) => ({ number: block, table }));
}

function chunksOf(database: Database, pilotId: string, input: InputName) {
  return database.chunks.where("[pilotId+input+block]").between([pilotId, input], [pilotId, input, []]);
}
