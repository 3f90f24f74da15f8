import { type BrowserWindow, dialog, shell } from "electron";
import { type Result, success } from "../../shared/errors/problem.ts";
import type { BackupFolder } from "../services/backup-folder.ts";
import type { BackupPlace } from "../services/backup-place.ts";
import { createByteParts } from "./byte-parts.ts";
import type { IpcHandlers } from "./register.ts";

type BackupHandlers = Pick<
  IpcHandlers,
  "listBackups" | "writeBackup" | "readBackup" | "confirmBackup" | "chooseBackupFolder" | "showBackups"
>;

/** The operations of backups: the window hands bytes over and names backups, never where they lie. */
export function backupHandlers(
  backups: BackupFolder,
  place: BackupPlace,
  window: () => BrowserWindow | null,
): BackupHandlers {
  const parts = createByteParts();
  /** One after the other: each reads the note that the one before wrote. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
  return {
    listBackups: () => inTurn(() => backups.list()),
    writeBackup: async ({ reason, pilots, entries, ...part }) => {
      const whole = parts.add(part);
      if (!whole.ok) return whole;
      const { value } = whole;
      return value === null ? success(null) : inTurn(() => backups.write({ reason, pilots, entries }, value));
    },
    readBackup: ({ id, offset, length }) => inTurn(() => backups.read(id, offset, length)),
    confirmBackup: ({ id }) => inTurn(() => backups.confirm(id)),
    async chooseBackupFolder() {
      const owner = window();
      if (owner === null) return success(null);
      const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
        properties: ["openDirectory", "createDirectory"],
      });
      const [chosen] = filePaths;
      if (canceled || chosen === undefined) return success(null);
      const done = place.choose(chosen);
      return done.ok ? inTurn(() => backups.list()) : done;
    },
    async showBackups() {
      await shell.openPath(place.folder());
      return success(null);
    },
  };
}
