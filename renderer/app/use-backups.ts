import { useSyncExternalStore } from "react";
import type { BackupState } from "../data/backups.ts";
import { useServices } from "./services.ts";

/** How the backups stand, kept up to date; null: the surroundings have no place for them. */
export function useBackups(): BackupState | null {
  const { backups } = useServices();
  return useSyncExternalStore(backups?.subscribe ?? nothingToHear, () => backups?.state() ?? null);
}

function nothingToHear(): () => void {
  return () => undefined;
}
