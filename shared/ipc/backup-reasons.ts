/** Why a backup was made: once a day, because a person asked, or before something that cannot be taken back by itself. */
export const BACKUP_REASONS = ["daily", "asked", "upgrade", "restore", "merge", "removal"] as const;

export type BackupReason = (typeof BACKUP_REASONS)[number];
