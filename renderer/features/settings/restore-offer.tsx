import "../../styles/backups.css";
import type { ReactElement } from "react";
import { useServices } from "../../app/services.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { RestoreDialog } from "./restore-dialog.tsx";

/** The backup that somewhere else in the window was offered as the way back. */
export function RestoreOffer(): ReactElement | null {
  const { backups } = useServices();
  const { restoreOf, show } = useLayers();
  if (backups === null || restoreOf === null) return null;
  const { backup, companies } = restoreOf;
  return <RestoreDialog backups={backups} backup={backup} companies={companies} onClose={() => show(null)} />;
}
