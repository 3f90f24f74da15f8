/** How a call of the browser's database goes wrong. */
export type DatabaseFault =
  /** There is no room: the call throws, the transaction with it. */
  | "quota"
  /** The transaction is aborted under the call. */
  | "abort"
  /** The call is done, and the transaction is aborted before it could be committed. */
  | "late abort"
  /** A fault of the disk. */
  | "unknown"
  /** The browser closes the database under the call. */
  | "closed"
  /** The browser closes the database and says so, as it does when its storage fails or is cleared. */
  | "closed and said"
  /** Another window wants the database for itself. */
  | "version change"
  /** The call is done, and there is no room when it is to be committed. */
  | "late quota"
  /** The value cannot be copied. */
  | "clone"
  /** The browser took too long. */
  | "timeout"
  /** There is no room from this call on. */
  | "quota from then on";

export const DATABASE_FAULTS: readonly DatabaseFault[] = [
  "quota",
  "abort",
  "late abort",
  "unknown",
  "closed",
  "closed and said",
  "version change",
  "late quota",
  "clone",
  "timeout",
  "quota from then on",
];

/** The database calls of this page, of which one can be made to fail. */
export interface FailingDatabase {
  /** Calls since the last `failAt`. */
  readonly calls: () => number;
  /** The call at this place fails (counted from 0); null: none does. */
  readonly failAt: (place: number | null, fault: DatabaseFault) => void;
}

/**
 * Puts itself between the page and its databases; call it once in a page. It stands alone, so that its text can be run in
 * a page that knows nothing of it. `counted`: calls that count and fail; caches beside the data have names of their own.
 */
export function createFailingDatabase(counted: "all" | "writes of the data" = "all"): FailingDatabase {
  const STORE_CALLS = [
    "put",
    "add",
    "delete",
    "clear",
    "get",
    "getAll",
    "getAllKeys",
    "getKey",
    "count",
    "openCursor",
    "openKeyCursor",
  ] as const;
  let calls = 0;
  let at: number | null = null;
  let how: DatabaseFault = "quota";

  /** Counts a call, and fails it where it is its turn. */
  function meet(
    name: string,
    transaction: IDBTransaction | null,
    database: IDBDatabase,
  ): "as usual" | "end it later" {
    const isCache = database.name.includes(".");
    const isWrite = ["put", "add", "delete", "clear"].includes(name);
    if (counted === "writes of the data" && (isCache || !isWrite)) return "as usual";
    const place = calls;
    calls += 1;
    if (at === null || !database.name.startsWith("converge180")) return "as usual";
    if (how === "quota from then on" ? place < at : place !== at) return "as usual";
    switch (how) {
      case "quota":
      case "quota from then on":
        throw new DOMException("no room", "QuotaExceededError");
      case "unknown":
        throw new DOMException("the disk failed", "UnknownError");
      case "closed":
        database.close();
        throw new DOMException("the database is closed", "InvalidStateError");
      case "abort":
        if (transaction === null) throw new DOMException("aborted", "AbortError");
        transaction.abort();
        return "as usual";
      case "late abort":
      case "late quota":
        return "end it later";
      case "clone":
        throw new DOMException("the value cannot be copied", "DataCloneError");
      case "timeout":
        throw new DOMException("it took too long", "TimeoutError");
      case "closed and said":
        database.close();
        database.dispatchEvent(new Event("close"));
        throw new DOMException("the database is closed", "InvalidStateError");
      case "version change":
        database.dispatchEvent(
          new IDBVersionChangeEvent("versionchange", { oldVersion: database.version, newVersion: null }),
        );
        return "as usual";
    }
  }

  /** Ends a transaction whose calls were done; the browser gives its own reason where there is no room. */
  function end(transaction: IDBTransaction): void {
    try {
      if (how === "late quota") {
        Object.defineProperty(transaction, "error", {
          value: new DOMException("no room", "QuotaExceededError"),
        });
      }
      transaction.abort();
    } catch {
      // It had ended.
    }
  }

  for (const name of STORE_CALLS) {
    const real = IDBObjectStore.prototype[name] as (...input: unknown[]) => IDBRequest;
    Object.assign(IDBObjectStore.prototype, {
      [name](this: IDBObjectStore, ...input: unknown[]): IDBRequest {
        const { transaction } = this;
        const met = meet(name, transaction, transaction.db);
        const request = real.apply(this, input);
        if (met === "end it later") request.addEventListener("success", () => end(transaction));
        return request;
      },
    });
  }
  const open = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(this: IDBDatabase, ...input) {
    const met = meet("transaction", null, this);
    const opened = open.apply(this, input);
    if (met === "end it later") end(opened);
    return opened;
  };

  return {
    calls: () => calls,
    failAt(place, fault) {
      calls = 0;
      at = place;
      how = fault;
    },
  };
}
