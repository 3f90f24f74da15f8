import type { Problem, Result } from "../../shared/errors/problem.ts";
import { success } from "../../shared/errors/problem.ts";

/** What a person is told of an error that the browser's storage threw. */
export function storageProblem(error: unknown): Problem {
  const name = nameOf(error);
  if (name.includes("QuotaExceeded")) {
    return { code: "DISK_FULL", message: "there is no room left on the disk" };
  }
  return { code: "WRITE_FAILED", message: "the storage of the browser failed", detail: name };
}

/** Runs something that uses the browser's storage; what it throws becomes a problem. */
export async function tryStorage<Value>(
  run: () => Promise<Value>,
  problemOf: (error: unknown) => Problem = storageProblem,
): Promise<Result<Value>> {
  try {
    return success(await run());
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** The same for reading what was saved: rows that cannot be used as what they are were hurt. */
export function tryReading<Value>(run: () => Promise<Value>): Promise<Result<Value>> {
  return tryStorage(run, (error) =>
    error instanceof TypeError
      ? { code: "STORE_DAMAGED", message: "the database holds rows that nobody wrote" }
      : storageProblem(error),
  );
}

/** Dexie wraps the browser's error and names it in `inner`. */
function nameOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  const { name, inner } = error as { readonly name?: unknown; readonly inner?: unknown };
  const own = typeof name === "string" ? name : "unknown";
  return typeof inner === "object" && inner !== null ? `${own}: ${nameOf(inner)}` : own;
}
