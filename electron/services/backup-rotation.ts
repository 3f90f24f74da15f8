import type { Backup } from "../../shared/ipc/ipc-contract.ts";

const DAY_MS = 86_400_000;
/** Every backup of the last day is kept, one a day for a month, one a month for a year. */
const ALL_FOR_DAYS = 1;
const DAILY_FOR_DAYS = 30;
const MONTHLY_FOR_DAYS = 366;
/** What was removed is in no later backup: what was made before a removal stays that long. */
const REMOVAL_FOR_DAYS = 366;
/** So many verified ones are kept whatever their age. */
const LEAST_VERIFIED = 3;

/**
 * The backups that are not needed any more, by id. One goes only where a newer verified one that stays holds at least as
 * many companies and entries: a good one never makes way for a smaller one.
 */
export function superfluousBackups(backups: readonly Backup[], nowMs: number): readonly string[] {
  const newestFirst = backups.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const verified = newestFirst.filter(({ isVerified }) => isVerified);
  const kept = new Set(verified.slice(0, LEAST_VERIFIED).map(({ id }) => id));
  const periods = new Set<string>();
  for (const { id, at, reason } of verified) {
    const ageDays = (nowMs - Date.parse(at)) / DAY_MS;
    const day = at.slice(0, 10);
    const month = at.slice(0, 7);
    const isDue =
      ageDays < ALL_FOR_DAYS ||
      (reason === "removal" && ageDays < REMOVAL_FOR_DAYS) ||
      (ageDays < DAILY_FOR_DAYS && !periods.has(day)) ||
      (ageDays < MONTHLY_FOR_DAYS && !periods.has(month));
    periods.add(day).add(month);
    if (isDue) kept.add(id);
  }
  const stay: Backup[] = [];
  const go: string[] = [];
  for (const backup of newestFirst) {
    if (kept.has(backup.id) || !isCovered(backup, stay, nowMs)) stay.push(backup);
    else go.push(backup.id);
  }
  return go;
}

/**
 * Whether a newer backup that stays holds at least as much. One that was not verified is waited for a day; one of which
 * nothing is known stays.
 */
function isCovered(backup: Backup, newer: readonly Backup[], nowMs: number): boolean {
  if (backup.pilots === 0) return false;
  if (!backup.isVerified && nowMs - Date.parse(backup.at) < DAY_MS) return false;
  return newer.some(
    ({ isVerified, pilots, entries }) => isVerified && pilots >= backup.pilots && entries >= backup.entries,
  );
}
