import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const folder = import.meta.dirname;
const lockFile = join(folder, "package-lock.json");
/** The lock file that the installed peers follow. */
const installedLock = join(folder, "node_modules/.installed-lock.json");

/** Installs the peers as their lock file says, where that was not done yet. The app needs none of them. */
export function installPeers(): void {
  const lock = readFileSync(lockFile, "utf8");
  if (existsSync(installedLock) && readFileSync(installedLock, "utf8") === lock) return;
  console.log("installing what the app is measured beside (once)…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--ignore-scripts"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0)
    throw new Error("the peers could not be installed: the benches beside them need npm and its registry");
  writeFileSync(installedLock, lock);
}
