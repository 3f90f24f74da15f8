import type { FileHandle } from "node:fs/promises";

/**
 * Closes a file of which everything that counts is done: read, or written out to the disk. What closing says then changes
 * nothing of that, and is no reason to call it failed.
 */
export async function closeFile(handle: FileHandle | null): Promise<void> {
  await handle?.close().catch(() => undefined);
}
