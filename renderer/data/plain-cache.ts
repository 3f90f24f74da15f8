import { endOf, openPlain, resultOf } from "./plain-idb.ts";

/**
 * A database of one table whose rows are named by a pilot and a question. A cache: nobody waits for it, and whatever is
 * wrong with it means that there is nothing.
 */
export interface PlainCache {
  readonly database: string;
  /** Raise it when rows are stored in another way. */
  readonly version: number;
}

const ROWS = "answers";

/** What `run` makes of the rows; `nothing`: they cannot be had. */
export async function inCache<Value>(
  { database: name, version }: PlainCache,
  nothing: Value,
  mode: "readonly" | "readwrite",
  run: (rows: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  let database: IDBDatabase | null = null;
  try {
    database = await openPlain(name, version, (made) => {
      made.createObjectStore(ROWS, { keyPath: ["pilotId", "name"] });
    });
    if (database === null) return nothing;
    const transaction = database.transaction(ROWS, mode, { durability: "relaxed" });
    const ended = endOf(transaction);
    const [value] = await Promise.all([run(transaction.objectStore(ROWS)), ended]);
    return value;
  } catch {
    return nothing;
  } finally {
    database?.close();
  }
}

/** Takes out the rows of the pilots that are meant. */
export async function forgetRows(
  rows: IDBObjectStore,
  isMeant: (pilotId: unknown) => boolean,
): Promise<void> {
  for (const key of await resultOf(rows.getAllKeys())) {
    if (isMeant(Array.isArray(key) ? key[0] : key)) rows.delete(key);
  }
}
