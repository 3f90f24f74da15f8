import { endOf, openPlain, resultOf } from "../../../renderer/data/plain-idb.ts";

/** Writes the bytes that it is sent to a file and flushes it, with nothing else around it. */
const WRITER = `onmessage = async ({ data: { name, bytes } }) => {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle(name, { create: true });
  const access = await file.createSyncAccessHandle();
  access.write(bytes, { at: 0 });
  access.flush();
  access.close();
  postMessage(name);
};`;

/** The least that any implementation has to do, by hand. */
export interface StoreFloor {
  /** One SHA-256 of bytes, then they are put strictly and written and flushed as a file, both at once. */
  readonly save: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly keep: (name: string, record: unknown) => Promise<void>;
  /** One record by its key. */
  readonly read: (name: string) => Promise<unknown>;
}

export async function createStoreFloor(): Promise<StoreFloor> {
  const database = await openPlain("bench-floor", 1, (made) => {
    made.createObjectStore("values");
  });
  if (database === null) throw new Error("no database for the floor");
  const worker = new Worker(URL.createObjectURL(new Blob([WRITER])));
  const written = (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
    new Promise((resolve) => {
      worker.addEventListener("message", () => resolve(), { once: true });
      worker.postMessage({ name, bytes }, []);
    });
  const put = async (name: string, value: unknown): Promise<void> => {
    const transaction = database.transaction("values", "readwrite", { durability: "strict" });
    transaction.objectStore("values").put(value, name);
    await endOf(transaction);
  };
  return {
    async save(name, bytes) {
      await crypto.subtle.digest("SHA-256", bytes);
      await Promise.all([written(name, bytes), put(name, bytes)]);
    },
    keep: put,
    read: (name) => resultOf(database.transaction("values").objectStore("values").get(name)),
  };
}
