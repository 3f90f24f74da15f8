import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { type PilotState, type WholePilot, withoutRows } from "../../shared/journal/pilot-state.ts";
import type { Choices } from "../../shared/merge/choices.ts";
import type { PilotMerge } from "../../shared/merge/merge-pilots.ts";
import type { BackgroundCommands } from "./background-commands.ts";
import type { PilotChange } from "./blobs.ts";
import type { CommandRun } from "./command-effects.ts";
import { forgetFigures } from "./forget-figures.ts";
import { createOwnThreadCommands } from "./own-thread-commands.ts";
import { arrivalOf, newBatches, replicaFor, withEntriesOf } from "./pack-arrival.ts";
import { previewOf } from "./pack-preview.ts";
import { inOrder, isSame, summaryOf } from "./pilot-summary.ts";
import { readMending } from "./read-mending.ts";
import type { RescueSources } from "./rescue-pilots.ts";
import { runRequests } from "./run-requests.ts";
import { Store } from "./store.ts";
import { type StoreLock, takeStoreLock } from "./store-lock.ts";
import { markOf } from "./stored-pilot.ts";
import type {
  CopyTerms,
  PackArrival,
  PackInHand,
  PackPreview,
  PilotSummary,
  Rescue,
  SaveState,
  StartVerdict,
  Workspace,
} from "./workspace.ts";
import type { WorkspaceOptions } from "./workspace-options.ts";
import { BUSY, busy, changedMeanwhile, VANISHED } from "./workspace-refusals.ts";

/** The workspace while it is open; whoever hands it out runs what changes it one after the other. */
export class OpenWorkspace {
  readonly #options: WorkspaceOptions;
  readonly #store: Store;
  readonly #background: BackgroundCommands;
  readonly #states = new Map<string, PilotState>();
  /** The last state seen of every pilot: for the emergency export, also where a start finds less than there was. */
  readonly #remembered = new Map<string, PilotState>();
  readonly #sources: Omit<RescueSources, "known">;
  readonly #listeners = new Set<() => void>();
  #lock: StoreLock | null = null;
  /** What was begun before the first start, until that takes it. */
  #begun: Pick<WorkspaceOptions, "lock" | "seen">;
  /** A commit failed and the homes could not be compared since: nothing may be written before they are. */
  #mustRestart = false;
  /** Both homes were emptied under the running app. */
  #isVanished = false;
  #lastTurn: Promise<unknown> = Promise.resolve();
  summaries: readonly PilotSummary[] = [];
  verdict: StartVerdict = { kind: "first run" };
  saveState: SaveState = { kind: "saved", at: null };

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.#begun = options;
    this.#store = new Store(options);
    const read = (pilotId: string) => this.#store.readWhole(pilotId);
    this.#background = options.background ?? createOwnThreadCommands(read, options.salt);
    this.#sources = { remembered: this.#remembered, read, home: options.home };
  }

  inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
    const turn = this.#lastTurn.then(run, run);
    this.#lastTurn = turn;
    return turn;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  databaseName(): string | null {
    return this.#store.databaseName();
  }

  close(): void {
    this.#states.clear();
    this.#store.close();
    this.#lock?.release();
    this.#lock = null;
  }

  async start(lost: string | null = null): Promise<StartVerdict> {
    const { lock, seen } = this.#begun;
    this.#begun = {};
    this.#lock ??= await (lock ?? takeStoreLock());
    if (this.#lock === null) {
      this.verdict = { kind: "refused", code: "STORE_BUSY", reason: BUSY };
      this.#tell();
      return this.verdict;
    }
    const verdict = await this.#startStore(null, lost);
    if (verdict.kind === "equal" && seen !== undefined) await this.#keepSeen(seen);
    return verdict;
  }

  /** Nothing but this window writes, so a journal that is as long and ends alike is the one that was read. */
  async #keepSeen(seen: PilotState): Promise<void> {
    const revision = await this.#store.revision(seen.pilotId);
    const { entries, lastHash } = markOf(seen);
    if (revision.ok && revision.value?.entries === entries && revision.value.lastHash === lastHash)
      this.#keep(seen);
  }

  async restart(lost: string | null = null): Promise<StartVerdict> {
    const verdict = await this.start(lost);
    if (this.saveState.kind === "failed" && this.#store.writeProblem() === null) {
      const probed = await this.#store.probe();
      if (probed.ok) this.#setSaveState({ kind: "saved", at: this.#options.now(null) });
      else this.#failed(probed);
    }
    return verdict;
  }

  async rescue(): Promise<Result<Rescue>> {
    return (await import("./rescue-pilots.ts")).rescuePilots({ known: this.summaries, ...this.#sources });
  }

  known(pilotId: string): PilotState | null {
    return this.#states.get(pilotId) ?? null;
  }

  async open(pilotId: string): Promise<Result<PilotState>> {
    const known = this.known(pilotId);
    if (known !== null) return success(known);
    if (this.#lock === null) return busy();
    const read = await this.#mending(() => this.#store.read(pilotId));
    if (read.ok) this.#keep(read.value);
    return read;
  }

  #mending<Value>(read: () => Promise<Result<Value>>): Promise<Result<Value>> {
    return this.#lock === null ? read() : readMending(read, (lost) => this.#startStore(null, lost));
  }

  async execute(
    pilotId: string,
    requests: readonly CommandRequest[],
    signal?: AbortSignal,
  ): Promise<Result<CommandRun>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const revision = await this.#revision(pilotId);
    if (!revision.ok) return revision;
    const opened = await this.open(pilotId);
    if (!opened.ok) return opened;
    const before = opened.value;
    const replica = revision.value?.replica ?? this.#options.newId();
    const world = this.#world(before, replica);
    const done = await this.#mending(() => runRequests(this.#background, before, requests, world, signal));
    if (!done.ok || done.value.run.entries.length === 0) return done.ok ? success(done.value.run) : done;
    if (signal?.aborted === true) return failure("CANCELLED", "it was cancelled");
    const { run, batches } = done.value;
    const saved = await this.#save({ before, after: run.pilot, batches }, replica);
    return saved.ok ? success(run) : saved;
  }

  replicas(pilotIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#store.replicas(pilotIds);
  }

  async create(facts: Parameters<Workspace["create"]>[0]): Promise<Result<PilotState>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const replica = this.#options.newId();
    const { newPilot } = await import("../../shared/commands/new-pilot.ts");
    const made = newPilot(facts, this.#world(null, replica));
    if (!made.ok) return made;
    const after = withoutRows(made.value.state);
    const saved = await this.#save({ before: null, after, batches: new Map() }, replica);
    return saved.ok ? success(after) : saved;
  }

  async readPack(bytes: Uint8Array, passphrase?: string): Promise<Result<PackInHand>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    return this.#inHand(await this.#background.readPack(bytes, passphrase));
  }

  async openBackup(bytes: Uint8Array): Promise<Result<PackInHand>> {
    const ready = await this.#ready();
    return ready.ok ? this.#inHand(await this.#background.openBackup(bytes)) : ready;
  }

  async #inHand(read: Result<readonly WholePilot[]>): Promise<Result<PackInHand>> {
    if (!read.ok) return read;
    const pilots = read.value;
    const previews: PackPreview[] = [];
    for (const pilot of pilots) previews.push(previewOf(await this.#openIfHere(pilot.pilotId), pilot));
    return success({ previews, pilots, take: () => this.inTurn(() => this.#takeAll(pilots)) });
  }

  checkPack(bytes: Uint8Array): ReturnType<Workspace["checkPack"]> {
    return this.#background.checkPack(bytes);
  }

  async #takeAll(pilots: readonly WholePilot[]): Promise<Result<readonly PackArrival[]>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const arrivals: PackArrival[] = [];
    for (const pilot of pilots) {
      const arrival = await this.#takeIn(pilot);
      const { pilotId, company } = summaryOf(pilot);
      arrivals.push(
        arrival.ok ? arrival.value : { kind: "failed", pilotId, company, problem: arrival.problem },
      );
    }
    return success(arrivals);
  }

  async lookAtMerge(arriving: WholePilot): Promise<Result<PilotMerge>> {
    if (this.#lock === null) return busy();
    const here = await this.open(arriving.pilotId);
    return here.ok ? this.#mending(() => this.#background.lookAtMerge(here.value, arriving)) : here;
  }

  async merge(arriving: WholePilot, choices: Choices): Promise<Result<PilotState>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const opened = await this.open(arriving.pilotId);
    if (!opened.ok) return opened;
    const before = opened.value;
    const both = withEntriesOf(before, arriving);
    const replica = (await this.#replicaAfter(before, both)) ?? this.#options.newId();
    const { salt: _, ...world } = this.#world(before, replica);
    const settled = await this.#mending(() => this.#background.settleMerge(before, arriving, choices, world));
    if (!settled.ok) return settled;
    const after = withoutRows(settled.value);
    const saved = await this.#save({ before, after, batches: newBatches(before, settled.value) }, replica);
    return saved.ok ? success(after) : saved;
  }

  async packOf(pilotIds: readonly string[], terms?: CopyTerms): Promise<Result<Uint8Array>> {
    const states: PilotState[] = [];
    for (const pilotId of pilotIds) {
      const opened = await this.open(pilotId);
      if (!opened.ok) return opened;
      states.push(opened.value);
    }
    return this.#mending(() => this.#background.packOf(states, terms));
  }

  async restore(pilots: readonly WholePilot[]): Promise<Result<null>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    if (pilots.length === 0) return success(null);
    this.#setSaveState({ kind: "saving" });
    const replaced = await this.#store.replace(pilots);
    if (!replaced.ok && !(await this.#areSavedAllTheSame(pilots))) return this.#failed(replaced);
    for (const pilot of pilots) {
      forgetFigures(pilot.pilotId);
      this.#saved(pilot.pilotId, withoutRows(pilot));
    }
    return success(null);
  }

  async remove(pilotId: string, seen?: PilotState): Promise<Result<null>> {
    const ready = await this.#ready();
    if (!ready.ok) return ready;
    const here = seen === undefined ? null : await this.open(pilotId);
    if (here?.ok === false) return here;
    if (here !== null && seen !== undefined && !isSame(here.value, seen)) return changedMeanwhile();
    this.#setSaveState({ kind: "saving" });
    // One home loses it before the other: where that goes wrong, it can be saved from memory whatever can be read.
    const { wholePilotOf } = await import("./rescue-pilots.ts");
    const whole = await wholePilotOf(pilotId, this.#sources);
    if (whole !== null) this.#remembered.set(pilotId, whole);
    const removed = await this.#store.remove(pilotId);
    forgetFigures(pilotId);
    if (removed.ok) return this.#saved(pilotId, null);
    await this.#startStore(pilotId);
    const isGone = this.summaries.every((summary) => summary.pilotId !== pilotId);
    return isGone && !this.#mustRestart ? this.#saved(pilotId, null) : this.#failed(removed);
  }

  async #openIfHere(pilotId: string): Promise<Result<PilotState | null>> {
    return this.summaries.some((one) => one.pilotId === pilotId) ? this.open(pilotId) : success(null);
  }

  async #takeIn(whole: WholePilot): Promise<Result<PackArrival>> {
    const arriving = withoutRows(whole);
    const { pilotId, company } = summaryOf(arriving);
    const known = await this.#openIfHere(pilotId);
    if (!known.ok) return known;
    const arrival = arrivalOf(known.value, arriving);
    if (!arrival.ok) return arrival;
    const { kind } = arrival.value;
    if (kind !== "added" && kind !== "updated") return success({ kind, pilotId, company });
    const before = known.value;
    const after = arrival.value.state;
    const change = { before, after, batches: newBatches(before, whole) };
    const saved = await this.#save(change, await this.#replicaAfter(before, after));
    if (!saved.ok) return saved;
    if (kind === "added") return success({ kind, pilotId, company });
    return success({ kind, pilotId, company, entries: after.entries.length - (before?.entries.length ?? 0) });
  }

  async #replicaAfter(before: PilotState | null, after: PilotState): Promise<string | null> {
    if (before === null) return null;
    const revision = await this.#store.revision(after.pilotId);
    return replicaFor(revision.ok ? (revision.value?.replica ?? null) : null, before, after);
  }

  async #save(change: PilotChange, replica: string | null): Promise<Result<null>> {
    const { after } = change;
    this.#setSaveState({ kind: "saving" });
    const committed = await this.#store.commit(change, replica);
    if (committed.ok || (await this.#areSavedAllTheSame([after]))) return this.#saved(after.pilotId, after);
    // The journal was gone, and the start has written it again: what failed for that alone is done now.
    if (committed.problem.code === "FILE_NOT_FOUND" && !this.#mustRestart && !this.#isVanished) {
      const again = await this.#store.commit(change, replica);
      if (again.ok || (await this.#areSavedAllTheSame([after]))) return this.#saved(after.pilotId, after);
    }
    return this.#failed(committed);
  }

  /** That is what a start finds out: it compares the homes and mends them. */
  async #areSavedAllTheSame(pilots: readonly PilotState[]): Promise<boolean> {
    await this.#startStore();
    if (this.#mustRestart || this.#isVanished) return false;
    for (const after of pilots) {
      const found = await this.#store.read(after.pilotId);
      if (!found.ok || !isSame(found.value, after)) return false;
    }
    return true;
  }

  #keep(state: PilotState): void {
    this.#states.set(state.pilotId, state);
    this.#remembered.set(state.pilotId, state);
  }

  #saved(pilotId: string, state: PilotState | null): Result<null> {
    const others = this.summaries.filter((summary) => summary.pilotId !== pilotId);
    if (state === null) {
      this.#states.delete(pilotId);
      this.#remembered.delete(pilotId);
    } else this.#keep(state);
    this.summaries = inOrder(state === null ? others : [...others, summaryOf(state)]);
    this.#setSaveState({ kind: "saved", at: this.#options.now(null) });
    return success(null);
  }

  #failed(result: Result<null> & { readonly ok: false }): Result<null> & { readonly ok: false } {
    const { code, message, detail } = result.problem;
    this.#setSaveState({ kind: "failed", reason: message, code, detail });
    return result;
  }

  async #ready(): Promise<Result<null>> {
    if (this.#lock === null) return busy();
    if (this.#mustRestart || !this.#store.isConnected()) await this.#startStore();
    if (this.#isVanished) return failure("READ_ONLY", VANISHED.reason);
    const problem = this.#store.writeProblem();
    return problem === null ? success(null) : { ok: false, problem };
  }

  /** The browser can have closed the database and not said so yet: a start opens it again, or finds out what became of it. */
  async #revision(pilotId: string): ReturnType<Store["revision"]> {
    const read = await this.#store.revision(pilotId);
    if (read.ok) return read;
    await this.#startStore();
    const ready = await this.#ready();
    return ready.ok ? this.#store.revision(pilotId) : ready;
  }

  /** `leaving`: a pilot that was being removed, so that its absence means nothing; `lost`: what the database was found to lack. */
  async #startStore(leaving: string | null = null, lost: string | null = null): Promise<StartVerdict> {
    const before = this.summaries.filter(({ pilotId }) => pilotId !== leaving);
    this.#states.clear();
    const verdict = await this.#store.start(lost);
    this.#mustRestart = this.#store.writeProblem() !== null;
    const found = await this.#store.summaries();
    // An empty store under pilots that were just there is no first run.
    this.#isVanished = before.length > 0 && found.length === 0 && !this.#mustRestart;
    this.summaries = this.#isVanished ? before : inOrder(found);
    this.verdict = this.#isVanished ? VANISHED : verdict;
    this.#tell();
    return this.verdict;
  }

  #world(pilot: PilotState | null, replica: string): CommandWorld {
    const { now, app, actor, salt } = this.#options;
    return { now: now(pilot), replica, app, actor: actor(), salt };
  }

  #setSaveState(state: SaveState): void {
    this.saveState = state;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
