import type { ReactElement } from "react";
import { backupWords } from "../../app/backup-words.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useBackups } from "../../app/use-backups.ts";

/** When everything was backed up last and proved to be readable. */
export function BackupLine(): ReactElement {
  const { now } = useServices();
  const state = useBackups();
  const words =
    state === null
      ? { text: "In a browser nothing is backed up by itself", isDue: false }
      : backupWords(state, now());
  return (
    <p className="caption backupline">
      <span className={words.isDue ? "said" : ""}>{words.text}</span>{" "}
      <a href={hrefOf("/settings")}>{state === null ? "Download a backup" : "Backups"}</a>
    </p>
  );
}
