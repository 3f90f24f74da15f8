import { type Result, success } from "../../../shared/errors/problem.ts";
import type { Services } from "../../app/services.ts";
import { problemMessage } from "../../app/use-execute.ts";
import type { PilotSummary } from "../../data/workspace.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { useMessages } from "../../stores/message-store.ts";
import { useUndo } from "../../stores/undo-store.ts";

type Needed = Pick<Services, "workspace" | "backups">;

/**
 * Removes a company and says so, with the way back: on the desktop the backup that was made and verified before, where a
 * page keeps none the company itself, in memory, as long as the message stands. Nothing is removed where that way back
 * could not be made.
 */
export async function removeCompany(services: Needed, summary: PilotSummary): Promise<Result<null>> {
  const { backups, workspace } = services;
  const { pilotId, company } = summary;
  const { say } = useMessages.getState();
  if (backups !== null) {
    const removed = await backups.remove(pilotId);
    if (!removed.ok) return removed;
    useUndo.getState().forget(pilotId);
    const backup = removed.value;
    const restore = (): void => {
      if (backup !== null) useLayers.getState().showRestore({ backup, companies: [pilotId] });
    };
    say({
      kind: "done",
      text: `Removed ${company}. As it was before is backed up`,
      stays: true,
      actions: [{ label: "Restore…", run: restore }],
    });
    return success(null);
  }
  const seen = await workspace.open(pilotId);
  if (!seen.ok) return seen;
  const pack = await workspace.packOf([pilotId]);
  if (!pack.ok) return pack;
  const removed = await workspace.remove(pilotId, seen.value);
  if (!removed.ok) return removed;
  useUndo.getState().forget(pilotId);
  say({
    kind: "done",
    text: `Removed ${company}`,
    stays: true,
    undo: () => void bringBack(services, summary, pack.value),
  });
  return success(null);
}

async function bringBack({ workspace }: Needed, { company }: PilotSummary, pack: Uint8Array): Promise<void> {
  const { say } = useMessages.getState();
  // The bytes are handed over: a second try needs them too.
  const opened = await workspace.openPack(pack.slice());
  const refused = opened.ok ? opened.value.find((arrival) => arrival.kind === "failed") : undefined;
  if (!opened.ok) say(problemMessage(opened.problem));
  else if (refused?.kind === "failed") say(problemMessage(refused.problem));
  else say({ kind: "done", text: `Undone: ${company} is back` });
}
