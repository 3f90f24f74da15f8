import type { CommandWorld } from "../../shared/commands/execute-command.ts";
import { newPilot } from "../../shared/commands/new-pilot.ts";
import { executeCommand } from "../../shared/commands/registry.ts";
import { failure, success } from "../../shared/errors/problem.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { pilotRecord, recordById } from "../../shared/records/read-records.ts";
import type { PackArrival, PilotSummary, SaveState, StartVerdict, Workspace } from "../data/workspace.ts";
import { momentOf } from "./clock.ts";

/** What a workspace in memory is made with. */
export interface MemoryWorkspaceDeps {
  readonly now: () => number;
  /** Random bytes as hex. */
  readonly randomHex: (bytes: number) => string;
  /** Name and version of the app. */
  readonly app: string;
  readonly actor: string;
}

const FIRST_RUN: StartVerdict = { kind: "first run" };

/** A workspace that keeps everything in memory and nothing on the disk: for development and for tests of screens. */
export function createMemoryWorkspace(deps: MemoryWorkspaceDeps): Workspace {
  const pilots = new Map<string, PilotState>();
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

  return {
    start: () => Promise.resolve({ kind: "first run" }),
    restart: () => Promise.resolve({ kind: "first run" }),
    verdict: () => FIRST_RUN,
    summaries: () => summaries,
    open: (pilotId) => {
      const pilot = pilots.get(pilotId);
      return Promise.resolve(
        pilot === undefined ? failure("REF_DANGLING", "there is no such pilot") : success(pilot),
      );
    },
    execute: (pilotId, requests) => {
      let pilot = pilots.get(pilotId);
      if (pilot === undefined) return Promise.resolve(failure("REF_DANGLING", "there is no such pilot"));
      const entries: JournalEntry[] = [];
      const notes: string[] = [];
      // The sample has its own clock: what is done in it is done at that moment.
      const world = worldFor(replicaOf(pilotId), momentOf(pilot, deps.now()));
      for (const request of requests) {
        const done = executeCommand(pilot, request, world);
        if (!done.ok) return Promise.resolve(done);
        pilot = done.value.state;
        notes.push(...done.value.notes);
        if (done.value.entry !== null) entries.push(done.value.entry);
      }
      if (entries.length > 0) {
        pilots.set(pilotId, pilot);
        changed();
      }
      return Promise.resolve(success({ pilot, entries, notes }));
    },
    create: (facts) => {
      const replica = deps.randomHex(8);
      const made = newPilot(facts, worldFor(replica));
      if (!made.ok) return Promise.resolve(made);
      replicas.set(made.value.state.pilotId, replica);
      pilots.set(made.value.state.pilotId, made.value.state);
      changed();
      return Promise.resolve(success(made.value.state));
    },
    openPack: (bytes) => {
      const pack = readPack(bytes);
      if (!pack.ok) return Promise.resolve(pack);
      const arrivals = pack.value.pilots.map((pilot): PackArrival => {
        const { pilotId } = pilot;
        const here = pilots.get(pilotId);
        const kind = arrivalOf(here, pilot);
        const company = companyOf(pilot);
        if (kind === "added" || kind === "updated") pilots.set(pilotId, pilot);
        if (kind !== "updated") return { kind, pilotId, company };
        return { kind, pilotId, company, entries: pilot.entries.length - (here?.entries.length ?? 0) };
      });
      if (arrivals.some(({ kind }) => kind === "added" || kind === "updated")) changed();
      return Promise.resolve(success(arrivals));
    },
    packOf: (pilotIds) => Promise.resolve(writePack(pilotIds.flatMap((id) => pilots.get(id) ?? []))),
    rescue: () => {
      const pack = writePack([...pilots.values()]);
      return Promise.resolve(
        pack.ok ? success({ bytes: pack.value, pilots: pilots.size, missing: [] }) : pack,
      );
    },
    remove: (pilotId) => {
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

function arrivalOf(
  here: PilotState | undefined,
  arriving: PilotState,
): Exclude<PackArrival["kind"], "failed"> {
  if (here === undefined) return "added";
  const known = new Set(here.entries.map(({ hash }) => hash));
  const given = new Set(arriving.entries.map(({ hash }) => hash));
  const isNewer = [...given].some((hash) => !known.has(hash));
  const isOlder = [...known].some((hash) => !given.has(hash));
  if (isNewer) return isOlder ? "forked" : "updated";
  return isOlder ? "nothing to do" : "unchanged";
}
