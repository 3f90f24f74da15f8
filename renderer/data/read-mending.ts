import type { Result } from "../../shared/errors/problem.ts";

/** How reading ends where the browser closed the database, or lost what it held. */
const BROKEN = new Set(["WRITE_FAILED", "STORE_DAMAGED"]);

/**
 * Finds out what became of the database, and makes it again. It is told what was found to be lost: a look at the whole
 * database may not see it.
 */
export type Mend = (lost: string | null) => Promise<unknown>;

/** Whether this is how reading from a broken database ends. */
export function isBroken<Value>(read: Result<Value>): boolean {
  return !read.ok && BROKEN.has(read.problem.code);
}

/** What a reader found to be lost; null: nothing is known of it. */
export function lostIn<Value>(read: Result<Value>): string | null {
  return read.ok || read.problem.code !== "STORE_DAMAGED" ? null : read.problem.message;
}

/** Reads once more where the database is broken. */
export async function readMending<Value>(
  read: () => Promise<Result<Value>>,
  mend: Mend,
): Promise<Result<Value>> {
  const first = await read();
  if (!isBroken(first)) return first;
  await mend(lostIn(first));
  return read();
}

/** Mends once for all who ask for it meanwhile. */
export function mendedOnce(mend: Mend): Mend {
  let mending: Promise<unknown> | null = null;
  return (lost) => {
    mending ??= mend(lost).finally(() => {
      mending = null;
    });
    return mending;
  };
}
