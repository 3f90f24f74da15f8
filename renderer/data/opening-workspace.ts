import { success } from "../../shared/errors/problem.ts";
import type { DexieWorkspace } from "./dexie-workspace.ts";
import type { FirstLook } from "./first-look.ts";
import type { SaveState, StartVerdict } from "./workspace.ts";

const NOT_YET: StartVerdict = { kind: "equal" };
const OPENING: SaveState = { kind: "opening" };

/**
 * The workspace of a window that shows what the first look found while the homes of the data are still to be compared.
 * Until `opening` is through nothing is written and nothing else is read; from then on everything is as the start found
 * it, and who listens is told.
 */
export function createOpeningWorkspace(
  look: Pick<FirstLook, "summaries" | "pilot">,
  opening: Promise<DexieWorkspace>,
): DexieWorkspace {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let opened: DexieWorkspace | null = null;
  void opening.then(
    (workspace) => {
      opened = workspace;
      workspace.subscribe(tell);
      tell();
    },
    // Whoever shows the window says so: it has the same promise.
    () => undefined,
  );
  return {
    start: async () => (await opening).verdict(),
    restart: async (lost) => (await opening).restart(lost),
    verdict: () => opened?.verdict() ?? NOT_YET,
    summaries: () => opened?.summaries() ?? look.summaries,
    opened: (pilotId) => {
      if (opened !== null) return opened.opened(pilotId);
      return pilotId === look.pilot.pilotId ? look.pilot : null;
    },
    open: async (pilotId) =>
      opened === null && pilotId === look.pilot.pilotId ? success(look.pilot) : (await opening).open(pilotId),
    execute: async (pilotId, requests, signal) => (await opening).execute(pilotId, requests, signal),
    create: async (facts) => (await opening).create(facts),
    replicas: async (pilotIds) => (await opening).replicas(pilotIds),
    readPack: async (bytes, passphrase) => (await opening).readPack(bytes, passphrase),
    openBackup: async (bytes) => (await opening).openBackup(bytes),
    checkPack: async (bytes) => (await opening).checkPack(bytes),
    openPack: async (bytes) => (await opening).openPack(bytes),
    lookAtMerge: async (arriving) => (await opening).lookAtMerge(arriving),
    merge: async (arriving, choices) => (await opening).merge(arriving, choices),
    packOf: async (pilotIds, terms) => (await opening).packOf(pilotIds, terms),
    restore: async (pilots) => (await opening).restore(pilots),
    rescue: async () => (await opening).rescue(),
    remove: async (pilotId, seen) => (await opening).remove(pilotId, seen),
    saveState: () => opened?.saveState() ?? OPENING,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    databaseName: () => opened?.databaseName() ?? null,
    close: () => void opening.then((workspace) => workspace.close()),
  };
}
