import { Dexie, type EntityTable, type Table } from "dexie";
import { productNames } from "../../shared/product-names.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./migrations/migration-list.ts";
import type { BlobRow, EntryRow, MetaRow, RecordRow, RevisionRow } from "./rows.ts";
import type { PilotSummary } from "./workspace.ts";

/** The database of the app: what screens work on. The journal home holds the same in plain files. */
export interface Database extends Dexie {
  readonly meta: EntityTable<MetaRow, "key">;
  readonly summaries: EntityTable<PilotSummary, "pilotId">;
  readonly revisions: EntityTable<RevisionRow, "pilotId">;
  readonly records: Table<RecordRow, [pilotId: string, id: string]>;
  readonly entries: Table<EntryRow, [pilotId: string, replica: string, seq: number]>;
  readonly blobs: Table<BlobRow, [pilotId: string, kind: string, name: string, part: number]>;
}

/** A database that exists on this machine. */
export interface StoredDatabase {
  readonly name: string;
  /** Version of its schema. */
  readonly schema: number;
}

/** Dexie keeps its version times ten in IndexedDB. */
const DEXIE_FACTOR = 10;

/** The database that a store was rebuilt into: IndexedDB cannot rename one, so the anchor's store id points to it. */
export function rebuiltName(storeId: string): string {
  return `${productNames.database}-${storeId}`;
}

/** The databases of the app on this machine, the first one first. None of them is opened. */
export async function storedDatabases(): Promise<readonly StoredDatabase[]> {
  const all = await indexedDB.databases();
  return all
    .flatMap(({ name, version }) =>
      name === undefined || version === undefined || !isOurs(name)
        ? []
        : [{ name, schema: Math.ceil(version / DEXIE_FACTOR) }],
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Opens a database and brings its schema up to date. The caller has looked at its version before: Dexie opens a
 * database from the future without a word and would write to it.
 */
export async function openDatabase(name: string): Promise<Database> {
  const database = describeDatabase(name);
  await database.open();
  return database;
}

/**
 * A database of the current schema, not yet open. Commits are on the disk when their promise is fulfilled. Dexie's own
 * cache is off: it would copy every row that is written, whole batches among them.
 */
function describeDatabase(name: string): Database {
  const database = new Dexie(name, {
    chromeTransactionDurability: "strict",
    autoOpen: false,
    cache: "disabled",
  });
  for (const { version, stores, upgrade } of MIGRATIONS) {
    const step = database.version(version).stores({ ...stores });
    if (upgrade !== undefined) step.upgrade(upgrade);
  }
  return database as Database;
}

/** Whether a database is of a schema that this code does not know. */
export function isFromTheFuture({ schema }: StoredDatabase): boolean {
  return schema > SCHEMA_VERSION;
}

function isOurs(name: string): boolean {
  return name === productNames.database || name.startsWith(`${productNames.database}-`);
}
