const ITEM = "converge180.lastStart";

/** The database that the last start opened for writing; null: there is no note of it. Nothing depends on it but speed. */
export function readStartNote(storage: Pick<Storage, "getItem">): string | null {
  try {
    return storage.getItem(ITEM);
  } catch {
    return null;
  }
}

/** Notes which database was opened; null: none was, or not for writing too. */
export function writeStartNote(
  storage: Pick<Storage, "setItem" | "removeItem">,
  database: string | null,
): void {
  try {
    if (database === null) storage.removeItem(ITEM);
    else storage.setItem(ITEM, database);
  } catch {
    // A browser without room for it starts the ordinary way.
  }
}
