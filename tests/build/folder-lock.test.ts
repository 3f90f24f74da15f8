import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withFolderLock } from "../../build/folder-lock.mjs";

let folder = "";
let lock = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "converge180-lock-"));
  lock = join(folder, "lock");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leaveLock(holder: string): void {
  mkdirSync(lock);
  writeFileSync(join(lock, "holder"), holder);
}

/** The process id of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

describe("withFolderLock", () => {
  it("lets one in at a time", async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    let waited = 0;
    const run = (): Promise<void> => withFolderLock(lock, work, () => (waited += 1));
    await Promise.all([run(), run(), run()]);
    expect(most).toBe(1);
    expect(waited).toBe(2);
    expect(readdirSync(folder)).toStrictEqual([]);
  });

  it("gives back what the work gives, and frees the lock when the work fails", async () => {
    expect(await withFolderLock(lock, () => Promise.resolve(7))).toBe(7);
    const failing = withFolderLock(lock, () => Promise.reject(new Error("on purpose")));
    await expect(failing).rejects.toThrow("on purpose");
    expect(existsSync(lock)).toBe(false);
  });

  it("takes over the lock of a process that has ended", async () => {
    leaveLock(`${hostname()} ${deadProcess()} 0 0`);
    expect(await withFolderLock(lock, () => Promise.resolve("in"))).toBe("in");
    expect(readdirSync(folder)).toStrictEqual([]);
  });

  it("takes over a lock of another machine that has been silent for long", async () => {
    leaveLock("elsewhere 1 0 0");
    const longAgo = new Date(Date.now() - 10 * 60_000);
    utimesSync(lock, longAgo, longAgo);
    expect(await withFolderLock(lock, () => Promise.resolve("in"))).toBe("in");
  });

  it("waits for a holder that is alive", async () => {
    leaveLock(`${hostname()} ${process.pid} 0 0`);
    let entered = false;
    const free = (): void => {
      expect(entered).toBe(false);
      rmSync(lock, { recursive: true });
    };
    await withFolderLock(lock, () => Promise.resolve((entered = true)), free);
    expect(entered).toBe(true);
  });
});
