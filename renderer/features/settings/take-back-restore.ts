import { type Result, success } from "../../../shared/errors/problem.ts";
import type { Backup } from "../../../shared/ipc/ipc-contract.ts";
import type { Services } from "../../app/services.ts";
import type { Backups } from "../../data/backups.ts";
import type { RestoreLine } from "./restore-lines.ts";

/**
 * Takes a restore back: what was here goes back from the backup of `before` (null: nothing was here), and companies that
 * the restore brought are removed again, once everything is backed up.
 */
export async function takeBackRestore(
  { workspace }: Pick<Services, "workspace">,
  backups: Backups,
  before: Backup | null,
  lines: readonly RestoreLine[],
): Promise<Result<null>> {
  const replaced = lines.filter(({ here }) => here !== null).map(({ pilotId }) => pilotId);
  if (before !== null && replaced.length > 0) {
    const opened = await backups.open(before);
    if (!opened.ok) return opened;
    const pilots = opened.value.pilots.filter(({ pilotId }) => replaced.includes(pilotId));
    const restored = await backups.restore(before, { ...opened.value, pilots });
    if (!restored.ok) return restored;
  }
  for (const { pilotId, here } of lines) {
    if (here !== null || workspace.summaries().every((one) => one.pilotId !== pilotId)) continue;
    const removed = await backups.remove(pilotId);
    if (!removed.ok) return removed;
  }
  return success(null);
}
