import type { BackupReason } from "../../shared/ipc/backup-reasons.ts";
import { dateFormat } from "../../shared/report/format/date-format.ts";
import { type BackupState, lastVerified } from "../data/backups.ts";
import { shownLocale } from "./shown-locale.ts";

/** Why a backup was made, as the list of them says it. */
export const REASON_WORDS: Readonly<Record<BackupReason, string>> = {
  daily: "daily",
  asked: "asked for",
  upgrade: "before an upgrade",
  restore: "before a restore",
  merge: "before a merge",
  removal: "before a removal",
};

const DAY_MS = 86_400_000;
/** From then on the last backup is called old. */
const OLD_DAYS = 3;

/** How the last backup stands, in a sentence, and whether something is to be done about it. */
export interface BackupWords {
  readonly text: string;
  readonly isDue: boolean;
}

/** `Last verified backup Fri 27 Nov 14:02`, or what is wrong. */
export function backupWords({ list, problem, isRunning }: BackupState, nowMs: number): BackupWords {
  if (list === null && problem === null) return { text: "Looking for backups…", isDue: false };
  const last = lastVerified(list);
  const when =
    last === null ? "No verified backup yet" : `Last verified backup ${momentHere(last.at, nowMs)}`;
  if (isRunning) return { text: `${when} · backing up…`, isDue: false };
  if (list?.isReachable === false)
    return { text: "The folder of the backups cannot be reached", isDue: true };
  if (problem !== null) return { text: `${when} · the last one failed: ${problem.message}`, isDue: true };
  const isOld = last !== null && nowMs - Date.parse(last.at) > OLD_DAYS * DAY_MS;
  return { text: when, isDue: last === null || isOld };
}

/** A moment by the clock of this machine: backups are about here and now, not about a pilot's zone. */
export function momentHere(at: string, nowMs: number): string {
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { year } = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  return dateFormat(shownLocale(), year).moment(Date.parse(at), timeZone);
}
