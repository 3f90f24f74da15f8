import { failure, type Problem, type Result, success } from "../../shared/errors/problem.ts";
import type { BackupReason } from "../../shared/ipc/backup-reasons.ts";
import type { Backup, BackupList } from "../../shared/ipc/ipc-contract.ts";
import type { PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import type { BackupHome } from "../host/host.ts";
import { isSame } from "./pilot-summary.ts";
import type { PackInHand, Workspace } from "./workspace.ts";

/** How the backups of this installation stand. */
export interface BackupState {
  /** Null: the folder was not looked at yet. */
  readonly list: BackupList | null;
  readonly isRunning: boolean;
  /** Why the last one could not be made; null: it could. */
  readonly problem: Problem | null;
}

/** Backups of everything that is here: made, read back and opened before they count, and put back when a person says so. */
export interface Backups {
  readonly state: () => BackupState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Looks at what is in the folder. */
  readonly look: () => Promise<void>;
  /** Looks at the folder, and makes the backup of the day where changes are newer than the last one. */
  readonly daily: () => Promise<void>;
  /**
   * A verified backup of every pilot; null: there is nothing to back up. Whoever is about to do something that cannot be
   * taken back (a merge, a restore, a removal) calls this first and goes on only where it succeeds.
   */
  readonly backUp: (reason: BackupReason) => Promise<Result<Backup | null>>;
  /** A backup, opened in a place of its own and verified, beside what is here; nothing is taken from it yet. */
  readonly open: (backup: Backup) => Promise<Result<PackInHand>>;
  /**
   * Backs up what is here, then puts the backup in its place: what was `opened` of it, else it is opened first. The backup
   * of before is the way back.
   */
  readonly restore: (backup: Backup, opened?: PackInHand) => Promise<Result<Backup | null>>;
  /**
   * Backs up what is here, then takes a pilot out of it. The backup is the way back: where it cannot be made, read back
   * and opened, or the pilot went on meanwhile, nothing is removed.
   */
  readonly remove: (pilotId: string) => Promise<Result<Backup | null>>;
  readonly chooseFolder: () => Promise<Result<null>>;
  readonly show: () => Promise<Result<null>>;
}

const DAY_MS = 86_400_000;

/** The last backup that was read back and opened; null: there is none. */
export function lastVerified(list: BackupList | null): Backup | null {
  return list?.backups.find(({ isVerified }) => isVerified) ?? null;
}

/** The backups over the folder that the host keeps. `now` is the machine's clock in epoch milliseconds. */
export function createBackups(
  home: BackupHome,
  workspace: Workspace,
  now: () => number,
  /** Why the backup before an upgrade could not be made. */
  refusal: Problem | null = null,
): Backups {
  let state: BackupState = { list: null, isRunning: false, problem: refusal };
  const listeners = new Set<() => void>();
  let last: Promise<unknown> = Promise.resolve();
  const set = (part: Partial<BackupState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };

  async function write(reason: BackupReason): Promise<Result<Backup | null>> {
    const ids = workspace.summaries().map(({ pilotId }) => pilotId);
    if (ids.length === 0) return success(null);
    const pilots: PilotState[] = [];
    for (const id of ids) {
      const opened = await workspace.open(id);
      if (!opened.ok) return opened;
      pilots.push(opened.value);
    }
    const pack = await workspace.packOf(ids);
    if (!pack.ok) return pack;
    const entries = pilots.reduce((sum, pilot) => sum + pilot.entries.length, 0);
    const written = await home.write({ reason, pilots: ids.length, entries }, pack.value);
    if (!written.ok) return written;
    const back = await home.read(written.value);
    const read = back.ok ? await workspace.checkPack(back.value) : back;
    if (!read.ok) return read;
    if (!pilots.every(({ pilotId, entries }) => read.value.get(pilotId) === entries.at(-1)?.hash)) {
      return failure("VERIFY_FAILED", "the backup does not hold what is here");
    }
    const confirmed = await home.confirm(written.value.id);
    if (!confirmed.ok) return confirmed;
    set({ list: confirmed.value });
    return success({ ...written.value, isVerified: true });
  }

  async function open(backup: Backup): Promise<Result<PackInHand>> {
    const bytes = await home.read(backup);
    return bytes.ok ? workspace.openBackup(bytes.value) : bytes;
  }

  async function made(reason: BackupReason): Promise<Result<Backup | null>> {
    set({ isRunning: true });
    const done = await write(reason);
    set({ isRunning: false, problem: done.ok ? null : done.problem });
    return done;
  }

  async function look(): Promise<BackupList | null> {
    const list = await home.list();
    set(list.ok ? { list: list.value } : { problem: list.problem });
    return list.ok ? list.value : null;
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: async () => {
      await inTurn(look);
    },
    daily: () =>
      inTurn(async () => {
        const newest = lastVerified(await look());
        const changedAt = workspace
          .summaries()
          .reduce((at, one) => Math.max(at, Date.parse(one.changedAt)), 0);
        const isDue =
          newest === null ||
          newest.pilots !== workspace.summaries().length ||
          (now() - Date.parse(newest.at) >= DAY_MS && changedAt > Date.parse(newest.at));
        if (isDue && workspace.saveState().kind !== "failed") await made("daily");
      }),
    backUp: (reason) => inTurn(() => made(reason)),
    open,
    restore: (backup, opened) =>
      inTurn(async () => {
        const inHand = opened === undefined ? await open(backup) : success(opened);
        if (!inHand.ok) return inHand;
        const before = await made("restore");
        if (!before.ok) return before;
        const changing: WholePilot[] = [];
        for (const pilot of inHand.value.pilots) {
          const here = await workspace.open(pilot.pilotId);
          if (!here.ok || !isSame(here.value, pilot)) changing.push(pilot);
        }
        const restored = await workspace.restore(changing);
        return restored.ok ? before : restored;
      }),
    remove: (pilotId) =>
      inTurn(async () => {
        const seen = await workspace.open(pilotId);
        if (!seen.ok) return seen;
        const before = await made("removal");
        if (!before.ok) return before;
        const removed = await workspace.remove(pilotId, seen.value);
        return removed.ok ? before : removed;
      }),
    chooseFolder: async () => {
      const chosen = await home.chooseFolder();
      if (!chosen.ok) return chosen;
      if (chosen.value !== null) set({ list: chosen.value, problem: null });
      return success(null);
    },
    show: () => home.show(),
  };
}
