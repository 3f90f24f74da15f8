/**
 * The little of IndexedDB that a start reads before anything else is loaded: without Dexie, which is large. Everything
 * that fails gives null or rejects; the caller goes the ordinary way then.
 */

/**
 * Opens a database at exactly this version. Where it is missing or older: `make` makes it; without `make` it is left as
 * it is, and the answer is null. Null too: it is newer, or cannot be opened.
 */
export function openPlain(
  name: string,
  version: number,
  make: ((database: IDBDatabase) => void) | null,
): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name, version);
    request.addEventListener("upgradeneeded", () => {
      // Given up, the database is as it was: one that was missing is missing still.
      if (make === null) request.transaction?.abort();
      else make(request.result);
    });
    request.addEventListener("success", () => {
      const database = request.result;
      // Whoever wants to delete or upgrade it does not wait for a reader.
      database.addEventListener("versionchange", () => database.close());
      resolve(database);
    });
    request.addEventListener("error", (event) => {
      event.preventDefault();
      resolve(null);
    });
    request.addEventListener("blocked", () => resolve(null));
  });
}

/** The result of a request. */
export function resultOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("a request failed")));
  });
}

/** Waits until a transaction is through. */
export function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("it was given up")));
  });
}

/** All keys that begin so: an array sorts after every text and number. */
export function keysFrom(...beginning: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...beginning], [...beginning, []]);
}
