import type { Result } from "../../shared/errors/problem.ts";

/** How reading ends where the browser closed the database, or lost what it held. */
const BROKEN = new Set(["WRITE_FAILED", "STORE_DAMAGED"]);

/**
 * Reads once more where the database is broken: `start` finds out what became of it, and makes it again. It is told what was
 * found to be lost: a look at the whole database may not see it.
 */
export async function readMending<Value>(
  read: () => Promise<Result<Value>>,
  start: (lost: string | null) => Promise<unknown>,
): Promise<Result<Value>> {
  const first = await read();
  if (first.ok || !BROKEN.has(first.problem.code)) return first;
  await start(first.problem.code === "STORE_DAMAGED" ? first.problem.message : null);
  return read();
}
