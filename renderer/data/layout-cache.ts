import { Dexie, type EntityTable, type Table } from "dexie";
import type { PilotLayout } from "../../shared/pilot-data/pilot-layout.ts";
import {
  changedChunks,
  type StoredChunk,
  type StoredLayout,
  storedLayout,
} from "../../shared/pilot-data/stored-layout.ts";
import { productNames } from "../../shared/product-names.ts";
import { APP } from "../../shared/product-version.ts";

/**
 * The layouts of pilots, kept so that they need not be made from batches at every start. A cache: it is in a database of
 * its own, nobody waits for it, and whatever is wrong with it means that layouts are made again.
 */
export interface LayoutCache {
  /** The layout of a pilot as it was stored, if it is wanted; null: there is none that this version made. */
  readonly read: (
    pilotId: string,
    isWanted?: (stored: StoredLayout) => boolean,
  ) => Promise<{ readonly layout: StoredLayout; readonly chunks: readonly StoredChunk[] } | null>;
  /** Stores a layout; given the one that is stored already, only the chunks that differ. False: it could not be stored. */
  readonly write: (pilotId: string, layout: PilotLayout, stored: PilotLayout | null) => Promise<boolean>;
  /** Forgets all pilots but these. */
  readonly keepOnly: (pilotIds: readonly string[]) => Promise<void>;
}

interface LayoutRow extends StoredLayout {
  readonly pilotId: string;
  /** What made it: another version may lay out differently. */
  readonly madeBy: string;
}

interface ChunkRow extends StoredChunk {
  readonly pilotId: string;
}

interface CacheDatabase extends Dexie {
  readonly layouts: EntityTable<LayoutRow, "pilotId">;
  readonly chunks: Table<ChunkRow, [pilotId: string, chunk: number]>;
}

// Not one of the databases that a start looks for: those are named after the product and a store.
const NAME = `${productNames.database}.layouts`;
/** Raise it when layouts are made or stored in another way. */
const FORMAT = 1;
const MADE_BY = `${APP} ${FORMAT}`;

/** The cache of this origin. */
export function createLayoutCache(): LayoutCache {
  const database = describeCache();
  return {
    read: (pilotId, isWanted = () => true) =>
      tried(null, () =>
        // At one moment: another worker may be storing what came since.
        database.transaction("r", database.layouts, database.chunks, async () => {
          // Asked for together: one that is stored is nearly always wanted.
          const [layout, chunks] = await Promise.all([
            database.layouts.get(pilotId),
            chunksOf(database, pilotId).toArray(),
          ]);
          return layout?.madeBy === MADE_BY && isWanted(layout) ? { layout, chunks } : null;
        }),
      ),
    write: (pilotId, layout, stored) =>
      tried(false, async () => {
        const chunks = changedChunks(layout, stored).map((chunk): ChunkRow => ({ ...chunk, pilotId }));
        await database.transaction("rw", database.layouts, database.chunks, async () => {
          if (stored === null) await chunksOf(database, pilotId).delete();
          await database.chunks.bulkPut(chunks);
          await database.layouts.put({ ...storedLayout(layout), pilotId, madeBy: MADE_BY });
        });
        return true;
      }),
    keepOnly: (pilotIds) =>
      tried(undefined, async () => {
        const kept = new Set(pilotIds);
        const held = (await database.layouts.toCollection().primaryKeys()).map(String);
        for (const pilotId of held) if (!kept.has(pilotId)) await forget(database, pilotId);
      }),
  };
}

/** Forgets what the cache holds of a pilot that was removed. */
export async function forgetLayout(pilotId: string): Promise<void> {
  await tried(undefined, async () => {
    const database = describeCache();
    await forget(database, pilotId);
    database.close();
  });
}

async function forget(database: CacheDatabase, pilotId: string): Promise<void> {
  await database.transaction("rw", database.layouts, database.chunks, async () => {
    await database.layouts.delete(pilotId);
    await chunksOf(database, pilotId).delete();
  });
}

function describeCache(): CacheDatabase {
  const database = new Dexie(NAME, { chromeTransactionDurability: "relaxed", cache: "disabled" });
  database.version(1).stores({ layouts: "pilotId", chunks: "[pilotId+chunk]" });
  return database as CacheDatabase;
}

function chunksOf({ chunks }: CacheDatabase, pilotId: string) {
  return chunks.where("[pilotId+chunk]").between([pilotId], [pilotId, []]);
}

/** Whatever the cache fails with, the answer is that there is nothing. */
async function tried<Value>(nothing: Value, run: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await run();
  } catch {
    return nothing;
  }
}
