import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

function make(): string {
  return mkdtempSync(join(realpathSync(tmpdir()), "converge180-"));
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Makes an empty folder for the running test; it is removed when that test ends. Call it inside a test. */
export function makeTemporaryFolder(): string {
  const folder = make();
  onTestFinished(() => remove(folder));
  return folder;
}

/** Runs `use` with an empty folder and removes that folder afterwards; for hooks and for code outside a test. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = make();
  try {
    return await use(folder);
  } finally {
    remove(folder);
  }
}
