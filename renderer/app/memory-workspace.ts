import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import { newPilot } from "../../shared/commands/new-pilot.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import { mergePilots, type PilotMerge } from "../../shared/merge/merge-pilots.ts";
import { settleMerge } from "../../shared/merge/settle-merge.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { pilotRecord, recordById } from "../../shared/records/read-records.ts";
import { type BackgroundCommands, isHeavy } from "../data/background-commands.ts";
import { applyEffects, type CommandRun } from "../data/command-effects.ts";
import { lastHashesOf, readCopy, writeCopy } from "../data/pack-copy.ts";
import { isNews, previewOf } from "../data/pack-preview.ts";
import { isSame } from "../data/pilot-summary.ts";
import { runCommands } from "../data/run-commands.ts";
import type { PilotSummary, SaveState, StartVerdict, Workspace } from "../data/workspace.ts";
import { changedMeanwhile } from "../data/workspace-refusals.ts";
import { momentOf } from "./clock.ts";

/** What a workspace in memory is made with. */
export interface MemoryWorkspaceDeps {
  readonly now: () => number;
  /** Random bytes as hex. */
  readonly randomHex: (bytes: number) => string;
  /** Name and version of the app. */
  readonly app: string;
  readonly actor: string;
  /** Where the rows of imports are handled; absent: in this thread. */
  readonly background?: BackgroundCommands;
}

const FIRST_RUN: StartVerdict = { kind: "first run" };

/** A workspace that keeps everything in memory and nothing on the disk: for development and for tests of screens. */
export function createMemoryWorkspace(deps: MemoryWorkspaceDeps): Workspace {
  const pilots = new Map<string, WholePilot>();
  const replicas = new Map<string, string>();
  const listeners = new Set<() => void>();
  let saved: SaveState = { kind: "saved", at: null };
  let summaries: readonly PilotSummary[] = [];

  const changed = (): void => {
    saved = { kind: "saved", at: new Date(deps.now()).toISOString() };
    summaries = [...pilots.values()].map(summaryOf);
    for (const listener of listeners) listener();
  };
  const worldFor = (replica: string, at = deps.now()): CommandWorld => ({
    now: new Date(at).toISOString(),
    replica,
    app: deps.app,
    actor: deps.actor,
    salt: () => deps.randomHex(16),
  });
  const replicaOf = (pilotId: string): string => {
    const known = replicas.get(pilotId) ?? deps.randomHex(8);
    replicas.set(pilotId, known);
    return known;
  };

  const execute: Workspace["execute"] = async (pilotId, requests, signal) => {
    const pilot = pilots.get(pilotId);
    if (pilot === undefined) return failure("REF_DANGLING", "there is no such pilot");
    // The sample has its own clock: what is done in it is done at that moment.
    const world = worldFor(replicaOf(pilotId), momentOf(pilot, deps.now()));
    const done =
      deps.background !== undefined && requests.some(isHeavy)
        ? await runElsewhere(deps.background, pilot, requests, world, signal)
        : runCommands(pilot, requests, world);
    if (!done.ok) return done;
    if (signal?.aborted === true) return failure("CANCELLED", "it was cancelled");
    if (done.value.entries.length > 0) {
      pilots.set(pilotId, done.value.pilot);
      changed();
    }
    return done;
  };
  const readPack: Workspace["readPack"] = async (bytes, passphrase) => {
    const { background } = deps;
    const read = await (background?.readPack(bytes, passphrase) ?? readCopy(bytes, passphrase));
    if (!read.ok) return read;
    const look = (pilot: WholePilot) => previewOf(success(pilots.get(pilot.pilotId) ?? null), pilot);
    const take = () => {
      const taken = read.value.map((pilot) => {
        const preview = look(pilot);
        if (isNews(preview)) pilots.set(pilot.pilotId, pilot);
        return preview;
      });
      if (taken.some(isNews)) changed();
      return Promise.resolve(success(taken.map(({ arrival }) => arrival)));
    };
    return success({ previews: read.value.map(look), pilots: read.value, take });
  };
  const lookAtMerge = (arriving: WholePilot): Result<PilotMerge> => {
    const here = pilots.get(arriving.pilotId);
    return here === undefined
      ? failure("REF_DANGLING", "there is no such pilot")
      : mergePilots(here, arriving);
  };
  let lastTurn: Promise<unknown> = Promise.resolve();

  return {
    start: () => Promise.resolve({ kind: "first run" }),
    restart: () => Promise.resolve({ kind: "first run" }),
    verdict: () => FIRST_RUN,
    summaries: () => summaries,
    opened: (pilotId) => pilots.get(pilotId) ?? null,
    open: (pilotId) => {
      const pilot = pilots.get(pilotId);
      return Promise.resolve(
        pilot === undefined ? failure("REF_DANGLING", "there is no such pilot") : success(pilot),
      );
    },
    execute: (...asked) => {
      // One after the other: two that run at once would each forget what the other did.
      const turn = lastTurn.then(() => execute(...asked));
      lastTurn = turn;
      return turn;
    },
    replicas: () => Promise.resolve(new Map(replicas)),
    create: (facts) => {
      const replica = deps.randomHex(8);
      const made = newPilot(facts, worldFor(replica));
      if (!made.ok) return Promise.resolve(made);
      replicas.set(made.value.state.pilotId, replica);
      pilots.set(made.value.state.pilotId, made.value.state);
      changed();
      return Promise.resolve(success(made.value.state));
    },
    checkPack: lastHashesOf,
    readPack,
    openPack: async (bytes) => {
      const read = await readPack(bytes);
      return read.ok ? read.value.take() : read;
    },
    openBackup: (bytes) => readPack(bytes),
    lookAtMerge: (arriving) => Promise.resolve(lookAtMerge(arriving)),
    merge: (arriving, choices) => {
      const looked = lookAtMerge(arriving);
      if (!looked.ok) return Promise.resolve(looked);
      const world = worldFor(replicaOf(arriving.pilotId), momentOf(looked.value.merged, deps.now()));
      const settled = settleMerge(looked.value, choices, world);
      if (settled.ok) {
        pilots.set(arriving.pilotId, settled.value);
        changed();
      }
      return Promise.resolve(settled);
    },
    packOf: (pilotIds, terms) =>
      writeCopy(
        pilotIds.flatMap((id) => pilots.get(id) ?? []),
        terms,
      ),
    rescue: () => {
      const pack = writePack([...pilots.values()]);
      return Promise.resolve(
        pack.ok ? success({ bytes: pack.value, pilots: pilots.size, missing: [] }) : pack,
      );
    },
    restore: (given) => {
      for (const pilot of given) pilots.set(pilot.pilotId, pilot);
      changed();
      return Promise.resolve(success(null));
    },
    remove: (pilotId, seen) => {
      const here = pilots.get(pilotId);
      if (seen !== undefined && here !== undefined && !isSame(here, seen))
        return Promise.resolve(changedMeanwhile());
      if (pilots.delete(pilotId)) changed();
      return Promise.resolve(success(null));
    },
    saveState: () => saved,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function runElsewhere(
  background: BackgroundCommands,
  pilot: WholePilot,
  requests: readonly CommandRequest[],
  world: CommandWorld,
  signal: AbortSignal | undefined,
): Promise<Result<CommandRun<WholePilot>>> {
  const { salt: _, ...plain } = world;
  const effects = await background.run(pilot, requests, plain, signal);
  return effects.ok ? applyEffects(pilot, effects.value) : effects;
}

function summaryOf(pilot: PilotState): PilotSummary {
  const { status, startDate } = pilotRecord(pilot);
  return {
    pilotId: pilot.pilotId,
    company: companyOf(pilot),
    status,
    startDate: startDate ?? null,
    changedAt: pilot.entries.at(-1)?.at ?? "",
  };
}

function companyOf(pilot: PilotState): string {
  return recordById(pilot, "company", pilotRecord(pilot).company)?.name ?? "Company";
}
