import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { withFileLock } from "../../../electron/services/file-lock.ts";
import { success } from "../../../shared/errors/problem.ts";
import { makeTemporaryFolder } from "../../e2e/support/temporary-folder.ts";

describe("withFileLock", () => {
  it("lets one run after the other, however many ask at once", async () => {
    const path = join(makeTemporaryFolder(), "p.c180");
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const act = (number: number) => async () => {
      inside += 1;
      most = Math.max(most, inside);
      await Promise.resolve();
      order.push(number);
      inside -= 1;
      return success(number);
    };
    await Promise.all([1, 2, 3, 4].map((number) => withFileLock(path, act(number))));
    expect(most).toBe(1);
    expect(new Set(order)).toEqual(new Set([1, 2, 3, 4]));
  });

  it("takes over the lock of a process that is gone, and leaves none behind", async () => {
    const folder = makeTemporaryFolder();
    const lock = join(folder, ".p.c180.lock");
    // No system gives a process a number this large.
    writeFileSync(lock, "2147483646");
    const done = await withFileLock(join(folder, "p.c180"), async () => success("done"));
    expect(done).toEqual({ ok: true, value: "done" });
    expect(existsSync(lock)).toBe(false);
  });

  it("takes over a lock that a failing disk left unsigned, and not one that is just being written", async () => {
    const folder = makeTemporaryFolder();
    const path = join(folder, "p.c180");
    const lock = join(folder, ".p.c180.lock");
    writeFileSync(lock, "");
    const waiting = withFileLock(path, async () => success("done"));
    await new Promise((resolve) => setImmediate(resolve));
    expect(existsSync(lock)).toBe(true);
    utimesSync(lock, new Date(0), new Date(0));
    expect(await waiting).toEqual({ ok: true, value: "done" });
    expect(existsSync(lock)).toBe(false);
  });

  it("takes over its own lock that could not be removed, and not one that it holds", async () => {
    const folder = makeTemporaryFolder();
    const path = join(folder, "p.c180");
    const lock = join(folder, ".p.c180.lock");
    writeFileSync(lock, String(process.pid));
    const order: string[] = [];
    const [one, two] = await Promise.all([
      withFileLock(path, async () => {
        order.push("first in");
        await new Promise((resolve) => setImmediate(resolve));
        order.push("first out");
        return success(1);
      }),
      withFileLock(path, async () => {
        order.push("second");
        return success(2);
      }),
    ]);
    expect([one.ok, two.ok]).toStrictEqual([true, true]);
    expect(order.indexOf("first out")).toBe(order.indexOf("first in") + 1);
    expect(existsSync(lock)).toBe(false);
  });
});
