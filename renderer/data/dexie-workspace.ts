import { success } from "../../shared/errors/problem.ts";
import { OpenWorkspace } from "./open-workspace.ts";
import type { SaveState, Workspace } from "./workspace.ts";
import type { WorkspaceOptions } from "./workspace-options.ts";

/** A workspace that can be given back: afterwards another window may open the data. */
export interface DexieWorkspace extends Workspace {
  /** The name of the database, from which workers read; null: none is open. */
  readonly databaseName: () => string | null;
  readonly close: () => void;
}

const READ_ONLY: SaveState = { kind: "read-only" };

/** The workspace over the database and the host's journal. Changes run one after the other, in the order of asking. */
export function createDexieWorkspace(options: WorkspaceOptions): DexieWorkspace {
  const workspace = new OpenWorkspace(options);
  return {
    start: () => workspace.inTurn(() => workspace.start()),
    restart: (lost) => workspace.inTurn(() => workspace.restart(lost)),
    verdict: () => workspace.verdict,
    summaries: () => workspace.summaries,
    opened: (pilotId) => workspace.known(pilotId),
    // What is open already does not wait for an import that runs.
    open: async (pilotId) => {
      const known = workspace.known(pilotId);
      return known === null ? workspace.inTurn(() => workspace.open(pilotId)) : success(known);
    },
    execute: (pilotId, requests, signal) =>
      workspace.inTurn(() => workspace.execute(pilotId, requests, signal)),
    replicas: (pilotIds) => workspace.replicas(pilotIds),
    create: (facts) => workspace.inTurn(() => workspace.create(facts)),
    readPack: (bytes, passphrase) => workspace.inTurn(() => workspace.readPack(bytes, passphrase)),
    checkPack: (bytes) => workspace.checkPack(bytes),
    openPack: async (bytes) => {
      const read = await workspace.inTurn(() => workspace.readPack(bytes));
      return read.ok ? read.value.take() : read;
    },
    lookAtMerge: (arriving) => workspace.inTurn(() => workspace.lookAtMerge(arriving)),
    merge: (arriving, choices) => workspace.inTurn(() => workspace.merge(arriving, choices)),
    openBackup: (bytes) => workspace.inTurn(() => workspace.openBackup(bytes)),
    packOf: (pilotIds, terms) => workspace.inTurn(() => workspace.packOf(pilotIds, terms)),
    restore: (pilots) => workspace.inTurn(() => workspace.restore(pilots)),
    // Not in turn: what is being saved may never end.
    rescue: () => workspace.rescue(),
    remove: (pilotId, seen) => workspace.inTurn(() => workspace.remove(pilotId, seen)),
    // That the last change was not saved says more than that none can be.
    saveState: () =>
      workspace.verdict.kind === "read-only" && workspace.saveState.kind === "saved"
        ? READ_ONLY
        : workspace.saveState,
    databaseName: () => workspace.databaseName(),
    subscribe: (listener) => workspace.subscribe(listener),
    close: () => workspace.close(),
  };
}
