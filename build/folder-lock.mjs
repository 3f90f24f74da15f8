import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";

const POLL_MS = 100;
const HEARTBEAT_MS = 2_000;
/** A living holder touches its lock every two seconds; one that was silent for so long is gone. */
const SILENT_MS = 60_000;
const GIVE_UP_MS = 15 * 60_000;

let counter = 0;

/**
 * Runs `work` while holding the lock folder `lock`; at most one process at a time does. A lock whose holder has died is
 * taken over.
 * @template T
 * @param {string} lock
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once if somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withFolderLock(lock, work, onWait) {
  mkdirSync(dirname(lock), { recursive: true });
  const token = `${hostname()} ${process.pid} ${Date.now()} ${counter++}`;
  const deadline = Date.now() + GIVE_UP_MS;
  for (let first = true; !tryTake(lock, token); first = false) {
    if (first) onWait?.();
    if (Date.now() > deadline) throw new Error(`another run holds ${lock}: end it, or delete that folder`);
    const holder = holderOf(lock);
    if (holder !== undefined && isGone(lock, holder)) removeStale(lock, holder);
    else await wait(POLL_MS);
  }
  const heartbeat = setInterval(() => touch(lock), HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (holderOf(lock) === token) rmSync(lock, { recursive: true, force: true });
  }
}

/**
 * Takes the lock by renaming a folder that already names its holder: there is no moment with a lock without one.
 * @param {string} lock
 * @param {string} token
 */
function tryTake(lock, token) {
  if (holderOf(lock) !== undefined) return false;
  const prepared = `${lock}-${process.pid}-${counter++}`;
  mkdirSync(prepared);
  writeFileSync(join(prepared, "holder"), token);
  try {
    renameSync(prepared, lock);
    return true;
  } catch (error) {
    rmSync(prepared, { recursive: true, force: true });
    if (holderOf(lock) === undefined && !exists(lock)) throw error;
    return false;
  }
}

/**
 * @param {string} lock
 * @returns {string | undefined} undefined if there is no lock
 */
function holderOf(lock) {
  try {
    return readFileSync(join(lock, "holder"), "utf8");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} lock
 * @param {string} holder
 */
function isGone(lock, holder) {
  const [host, pid] = holder.split(" ");
  if (host === hostname() && !isAlive(Number(pid))) return true;
  return ageMs(lock) > SILENT_MS;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Only one process may remove a given stale lock, else a slow one would remove the lock of the next holder.
 * @param {string} lock
 * @param {string} holder
 */
function removeStale(lock, holder) {
  const claim = `${lock}-stale`;
  try {
    mkdirSync(claim);
  } catch {
    if (ageMs(claim) > SILENT_MS) rmSync(claim, { recursive: true, force: true });
    return;
  }
  try {
    if (holderOf(lock) === holder) rmSync(lock, { recursive: true, force: true });
  } finally {
    rmSync(claim, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function touch(folder) {
  try {
    const now = new Date();
    utimesSync(folder, now, now);
  } catch {
    // The lock was taken away: the end of the work finds that out.
  }
}

/** @param {string} folder */
function exists(folder) {
  return statSync(folder, { throwIfNoEntry: false }) !== undefined;
}

/** @param {string} folder */
function ageMs(folder) {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}
