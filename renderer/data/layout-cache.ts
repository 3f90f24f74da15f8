import { Dexie, type EntityTable, type Table } from "dexie";
import type { PackedBlock } from "../../shared/metrics/packed-layout.ts";
import type { PilotLayout } from "../../shared/pilot-data/pilot-layout.ts";
import { changedBlocks, type StoredLayout, storedLayout } from "../../shared/pilot-data/stored-layout.ts";
import { productNames } from "../../shared/product-names.ts";
import { APP } from "../../shared/product-version.ts";

/**
 * The layouts of pilots, kept so that they need not be made from batches at every start. A cache: it is in a database of
 * its own, nobody waits for it, and whatever is wrong with it means that layouts are made again.
 */
export interface LayoutCache {
  /** The layout of a pilot as it was stored; null: there is none that this version made. */
  readonly read: (pilotId: string) => Promise<StoredLayout | null>;
  readonly readBlocks: (pilotId: string) => Promise<readonly PackedBlock[]>;
  /** Stores a layout; given the one that is stored already, only the blocks that differ. False: it could not be stored. */
  readonly write: (pilotId: string, layout: PilotLayout, stored: PilotLayout | null) => Promise<boolean>;
  /** Forgets all pilots but these. */
  readonly keepOnly: (pilotIds: readonly string[]) => Promise<void>;
}

interface LayoutRow extends StoredLayout {
  readonly pilotId: string;
  /** What made it: another version may lay out differently. */
  readonly madeBy: string;
}

interface BlockRow extends PackedBlock {
  readonly pilotId: string;
}

interface CacheDatabase extends Dexie {
  readonly layouts: EntityTable<LayoutRow, "pilotId">;
  readonly blocks: Table<BlockRow, [pilotId: string, block: number]>;
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
    read: (pilotId) =>
      tried(null, async () => {
        const row = await database.layouts.get(pilotId);
        return row?.madeBy === MADE_BY ? row : null;
      }),
    readBlocks: (pilotId) => tried([], () => blocksOf(database, pilotId).toArray()),
    write: (pilotId, layout, stored) =>
      tried(false, async () => {
        const blocks = changedBlocks(layout, stored).map((block): BlockRow => ({ ...block, pilotId }));
        await database.transaction("rw", database.layouts, database.blocks, async () => {
          if (stored === null) await blocksOf(database, pilotId).delete();
          await database.blocks.bulkPut(blocks);
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
  await database.transaction("rw", database.layouts, database.blocks, async () => {
    await database.layouts.delete(pilotId);
    await blocksOf(database, pilotId).delete();
  });
}

function describeCache(): CacheDatabase {
  const database = new Dexie(NAME, { chromeTransactionDurability: "relaxed", cache: "disabled" });
  database.version(1).stores({ layouts: "pilotId", blocks: "[pilotId+block]" });
  return database as CacheDatabase;
}

function blocksOf({ blocks }: CacheDatabase, pilotId: string) {
  return blocks.where("[pilotId+block]").between([pilotId], [pilotId, []]);
}

/** Whatever the cache fails with, the answer is that there is nothing. */
async function tried<Value>(nothing: Value, run: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await run();
  } catch {
    return nothing;
  }
}
