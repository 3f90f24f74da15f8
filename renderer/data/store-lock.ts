import { productNames } from "../../shared/product-names.ts";

/** The right to write that one window holds at a time. */
export interface StoreLock {
  readonly release: () => void;
}

/** A window that was reloaded or closed gives its lock back a moment later. */
const PATIENCE_MS = 1_000;

/**
 * Takes the Web Lock of the store; null: another window holds it. The browser gives it back when the window is closed or
 * dies, so no stale lock can remain.
 */
export async function takeStoreLock(): Promise<StoreLock | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(productNames.database, { signal }, async () => {
      await new Promise<void>((release) => resolve({ release }));
    });
    held.catch((error: unknown) => {
      if (signal.aborted) resolve(null);
      else reject(error instanceof Error ? error : new Error("the lock of the data failed"));
    });
  });
}

/** Waits until no window holds the store any more; false: the waiting was ended. Nothing is held afterwards. */
export async function whenStoreIsFree(signal: AbortSignal): Promise<boolean> {
  try {
    await navigator.locks.request(productNames.database, { signal }, () => undefined);
    return true;
  } catch {
    return false;
  }
}
