import type { Problem, Result } from "../../shared/errors/problem.ts";
import { failure, success } from "../../shared/errors/problem.ts";
import type { PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import type { JournalHome } from "../host/host.ts";
import { arrivalOfWhole, type PilotChange } from "./blobs.ts";
import { commitToDatabase } from "./commit-to-database.ts";
import type { Database } from "./database.ts";
import { writeHomeFiles, writeHomePilot } from "./home-pilot.ts";
import { SCHEMA_VERSION } from "./migrations/migration-list.ts";
import { askToKeepStorage } from "./persistent-storage.ts";
import { anchorOf, readMeta, readSummaries, settleReplaced } from "./repositories/meta-repository.ts";
import { deletePilot, readPilot, readWholePilot, writePilot } from "./repositories/pilot-repository.ts";
import type { RevisionRow } from "./rows.ts";
import { decideStart } from "./start.ts";
import { gatherFindings } from "./start-facts.ts";
import { carryOut, type StartOutcome } from "./start-run.ts";
import { storageProblem, tryReading, tryStorage } from "./storage-problem.ts";
import type { PilotSummary, StartVerdict } from "./workspace.ts";

/** What a store is opened over. */
export interface StoreOptions {
  readonly home: JournalHome;
  /** Throws away the browser's databases where they cannot be opened any more; absent: nobody here can. */
  readonly dropDatabases?: () => Promise<Result<null>>;
  /** Name and version of the app. */
  readonly app: string;
  /** Version of Chromium, "" in another browser. */
  readonly chromium: string;
  /** New random text of letters and digits. */
  readonly newId: () => string;
}

/**
 * Both homes of the data as one: reads from the database, commits to both in the order of the design (files, journal,
 * database, anchor). It knows nothing of commands; one caller uses it at a time.
 */
export class Store {
  readonly #options: StoreOptions;
  #outcome: StartOutcome | null = null;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** Compares the homes, mends what can be mended, and opens the data; again after a failure. `lost`: what the database was found to lack. */
  async start(lost: string | null = null): Promise<StartVerdict> {
    this.close();
    const { home, dropDatabases, app, chromium, newId } = this.#options;
    const own = { schema: SCHEMA_VERSION, app, chromium };
    try {
      const findings = await gatherFindings(home, own, lost);
      this.#outcome = await carryOut(decideStart(findings.facts), findings, {
        home,
        own,
        newId,
        ...(dropDatabases === undefined ? {} : { dropDatabases }),
      });
    } catch (error) {
      const { code, message, detail } = storageProblem(error);
      this.#outcome = {
        verdict: { kind: "read-only", code, reason: message, detail },
        database: null,
        pilots: new Map(),
      };
    }
    // Nobody waits for the browser's answer: nothing depends on it.
    void askToKeepStorage();
    return this.#outcome.verdict;
  }

  close(): void {
    this.#outcome?.database?.close();
    this.#outcome = null;
  }

  /** Why nothing can be written; null: it can. */
  writeProblem(): Problem | null {
    const verdict = this.#outcome?.verdict;
    if (verdict === undefined) return { code: "READ_ONLY", message: "the data are not open" };
    if (verdict.kind !== "read-only" && verdict.kind !== "refused") return null;
    return {
      code: verdict.kind === "refused" ? (verdict.code ?? "READ_ONLY") : "READ_ONLY",
      message: verdict.reason,
    };
  }

  async summaries(): Promise<readonly PilotSummary[]> {
    const database = this.#outcome?.database ?? null;
    const read = database === null ? null : await tryStorage(() => readSummaries(database));
    if (read?.ok === true) return read.value;
    return [...(this.#outcome?.pilots.values() ?? [])].map(({ summary }) => summary);
  }

  /** The name of the database, from which workers read; null: what is shown comes from the journal alone. */
  databaseName(): string | null {
    return this.#outcome?.database?.name ?? null;
  }

  /**
   * A pilot: without the rows of its imports where the database holds them, complete where only the journal does.
   * REF_DANGLING: there is none of that id here.
   */
  async read(pilotId: string): Promise<Result<PilotState>> {
    return this.#read(pilotId, readPilot);
  }

  /** A pilot, complete. REF_DANGLING: there is none of that id here. */
  async readWhole(pilotId: string): Promise<Result<WholePilot>> {
    return this.#read(pilotId, readWholePilot);
  }

  async #read<Pilot extends PilotState>(
    pilotId: string,
    readFrom: (database: Database, pilotId: string) => Promise<Result<Pilot | null>>,
  ): Promise<Result<Pilot | WholePilot>> {
    const verdict = this.#outcome?.verdict;
    if (verdict === undefined) return failure("READ_ONLY", "the data are not open");
    if (verdict.kind === "refused") return failure(verdict.code ?? "READ_ONLY", verdict.reason);
    const kept = this.#outcome?.pilots.get(pilotId);
    if (kept !== undefined) return success(kept.state);
    const database = this.#outcome?.database ?? null;
    if (database !== null) {
      const tried = await tryReading(() => readFrom(database, pilotId));
      const read = tried.ok ? tried.value : tried;
      if (!read.ok) return read;
      if (read.value !== null) return success(read.value);
    }
    return failure("REF_DANGLING", `there is no pilot ${pilotId.slice(0, 60)} here`);
  }

  /** Whether the browser has not closed the database meanwhile, as it does when its storage is cleared or fails. */
  isConnected(): boolean {
    return this.#outcome?.database?.isOpen() !== false;
  }

  async revision(pilotId: string): Promise<Result<RevisionRow | null>> {
    return tryStorage(async () => (await this.#outcome?.database?.revisions.get(pilotId)) ?? null);
  }

  /** The replica that this machine writes with, of each pilot that it has one of. */
  async replicas(pilotIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const database = this.#outcome?.database ?? null;
    const rows = await tryStorage(async () => (await database?.revisions.bulkGet([...pilotIds])) ?? []);
    const known = rows.ok ? rows.value.filter((row) => row !== undefined) : [];
    return new Map(known.flatMap(({ pilotId, replica }) => (replica === null ? [] : [[pilotId, replica]])));
  }

  /** Commits a change of a pilot. After a failure the caller starts the store again. */
  async commit(change: PilotChange, replica: string | null): Promise<Result<null>> {
    const database = this.#writable();
    if (!database.ok) return database;
    const filed = await writeHomePilot(this.#options.home, change);
    if (!filed.ok) return filed;
    return this.#commitMeta(database.value, async (revision) => {
      await writePilot(database.value, change, { revision, replica });
    });
  }

  /**
   * Puts pilots in the place of what is here of them, whatever that is, all or none. Their files come first: no journal
   * names them yet. Then one transaction, which also notes that the database alone says how these pilots stand; a start
   * after a power cut writes their journals from it. So every moment leaves all of before or all of after.
   */
  async replace(pilots: readonly WholePilot[]): Promise<Result<null>> {
    const writable = this.#writable();
    if (!writable.ok) return writable;
    const database = writable.value;
    const { home } = this.#options;
    const changes = pilots.map(arrivalOfWhole);
    for (const change of changes) {
      const filed = await writeHomeFiles(home, change);
      if (!filed.ok) return filed;
    }
    const ids = pilots.map(({ pilotId }) => pilotId);
    const last = await tryStorage(async () => (await readMeta(database))?.digest);
    if (!last.ok) return last;
    const committed = await tryStorage(() =>
      commitToDatabase(
        database,
        async (revision) => {
          for (const change of changes) {
            await deletePilot(database, change.after.pilotId);
            // What is written here from now on belongs to a new replica: numbers of the old one were given out already.
            await writePilot(database, change, { revision, replica: null });
          }
        },
        ids,
      ),
    );
    if (!committed.ok) return committed;
    // A restore may shorten journals: whoever finds them without the database must not take them for cut off.
    const announced = await home.writeAnchor({ ...anchorOf(committed.value), before: last.value });
    if (!announced.ok) return announced;
    for (const change of changes) {
      const filed = await writeHomePilot(home, change);
      if (!filed.ok) return filed;
    }
    const settled = await tryStorage(() => settleReplaced(database));
    return settled.ok ? home.writeAnchor(anchorOf(settled.value)) : settled;
  }

  /** Takes a pilot out of both homes. */
  async remove(pilotId: string): Promise<Result<null>> {
    const database = this.#writable();
    if (!database.ok) return database;
    const removed = await this.#options.home.removePilot(pilotId);
    if (!removed.ok) return removed;
    return this.#commitMeta(database.value, () => deletePilot(database.value, pilotId));
  }

  /** Writes to both homes without changing anything: whether they take changes. */
  async probe(): Promise<Result<null>> {
    const database = this.#writable();
    return database.ok ? this.#commitMeta(database.value, async () => undefined) : database;
  }

  #writable(): Result<Database> {
    const problem = this.writeProblem();
    if (problem !== null) return { ok: false, problem };
    const database = this.#outcome?.database ?? null;
    return database === null ? failure("READ_ONLY", "the data are not open") : success(database);
  }

  async #commitMeta(database: Database, write: (commit: number) => Promise<unknown>): Promise<Result<null>> {
    const written = await tryStorage(() => commitToDatabase(database, write));
    if (!written.ok) return written;
    return this.#options.home.writeAnchor(anchorOf(written.value));
  }
}
