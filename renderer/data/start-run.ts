import { Dexie } from "dexie";
import { failure, type Problem, type Result, success } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { productNames } from "../../shared/product-names.ts";
import type { JournalHome } from "../host/host.ts";
import { arrivalOfWhole } from "./blobs.ts";
import { commitToDatabase } from "./commit-to-database.ts";
import { type Database, openDatabase, rebuiltName, storedDatabases } from "./database.ts";
import { readHomePilot, verifiedPilot, writeHomePilot } from "./home-pilot.ts";
import { headsDigest } from "./journal-lines.ts";
import { summaryOf } from "./pilot-summary.ts";
import { anchorOf, settleReplaced, writeMeta } from "./repositories/meta-repository.ts";
import { deletePilot, readEntries, readWholePilot, writePilot } from "./repositories/pilot-repository.ts";
import type { MetaRow } from "./rows.ts";
import type { StartPlan } from "./start.ts";
import { type Findings, journalOf, type OwnVersions } from "./start-facts.ts";
import { tryStorage } from "./storage-problem.ts";
import type { PilotSummary, StartVerdict } from "./workspace.ts";

/** A store after its start. */
export interface StartOutcome {
  readonly verdict: StartVerdict;
  /** Null: refused, or readable only from the journal. */
  readonly database: Database | null;
  /** What could be read from the journal where there is no database. */
  readonly pilots: ReadonlyMap<string, { readonly state: WholePilot; readonly summary: PilotSummary }>;
}

/** What a start works with. */
export interface StartWorld {
  readonly home: JournalHome;
  readonly own: OwnVersions;
  readonly newId: () => string;
  readonly dropDatabases?: () => Promise<Result<null>>;
}

const NO_PILOTS: StartOutcome["pilots"] = new Map();

/**
 * Does what was decided. Where the browser cannot even make a database beside the damaged one, its files go, and the
 * database is made again from the journal. Where that fails too the data are opened for reading only.
 */
export async function carryOut(
  plan: StartPlan,
  findings: Findings,
  world: StartWorld,
): Promise<StartOutcome> {
  let tried = await tryStorage(() => attempt(plan, findings, world));
  const isShut = plan.kind === "rebuild" && findings.facts.database.kind === "damaged";
  if (!tried.ok && isShut && tried.problem.code !== "DISK_FULL" && world.dropDatabases !== undefined) {
    const dropped = await world.dropDatabases();
    if (dropped.ok) tried = await tryStorage(() => attempt(plan, findings, world));
  }
  const done = tried.ok ? tried.value : tried;
  return done.ok ? done.value : readOnly(findings, world, done.problem);
}

async function attempt(
  plan: StartPlan,
  findings: Findings,
  world: StartWorld,
): Promise<Result<StartOutcome>> {
  switch (plan.kind) {
    case "refused": {
      findings.database?.close();
      const { code, reason } = plan;
      return success({ verdict: { kind: "refused", code, reason }, database: null, pilots: NO_PILOTS });
    }
    case "read-only":
      return failure(plan.code, plan.reason, { detail: plan.detail });
    case "first run":
      return firstRun(findings, world);
    case "rebuild":
      return rebuild(findings, world);
    case "equal":
    case "mend": {
      const { database } = findings;
      if (database === null) throw new Error("a plan for a database that is not there");
      if (plan.kind === "mend") return mend(plan, database, findings, world);
      const renewed = plan.renew ? await renew(database, world) : success(null);
      return renewed.ok ? success(opened({ kind: "equal" }, database)) : renewed;
    }
  }
}

function opened(verdict: StartVerdict, database: Database): StartOutcome {
  return { verdict, database, pilots: NO_PILOTS };
}

async function firstRun({ database, meta }: Findings, world: StartWorld): Promise<Result<StartOutcome>> {
  const own = database ?? (await openDatabase(productNames.database));
  const first = meta ?? newMeta(world, world.newId(), 0);
  await writeMeta(own, first);
  const anchored = await world.home.writeAnchor(anchorOf(first));
  return anchored.ok ? success(opened({ kind: "first run" }, own)) : anchored;
}

function newMeta({ own }: StartWorld, storeId: string, commit: number): MetaRow {
  return { key: "store", storeId, commit, digest: headsDigest([]), ...own };
}

/** Writes the versions and the anchor anew, once both homes say the same; the data stay as they are. */
async function renew(database: Database, { home, own }: StartWorld): Promise<Result<null>> {
  const renewed = { ...(await settleReplaced(database)), ...own };
  await writeMeta(database, renewed);
  return home.writeAnchor(anchorOf(renewed));
}

async function mend(
  { replay, append }: StartPlan & { readonly kind: "mend" },
  database: Database,
  findings: Findings,
  world: StartWorld,
): Promise<Result<StartOutcome>> {
  let replayed = 0;
  let appended = 0;
  for (const pilotId of replay) {
    const held = await readEntries(database, pilotId);
    const replica = (await database.revisions.get(pilotId))?.replica ?? null;
    const state = await pilotOfHome(findings, pilotId, world);
    if (!state.ok) return state;
    await commitToDatabase(database, async (revision) => {
      await deletePilot(database, pilotId);
      await writePilot(database, arrivalOfWhole(state.value), { revision, replica });
    });
    replayed += state.value.entries.length - held.length;
  }
  for (const pilotId of append) {
    const read = await readWholePilot(database, pilotId);
    if (!read.ok) return read;
    if (read.value === null) return failure("CHAIN", `the pilot ${pilotId} has no entries`);
    const state = verifiedPilot(read.value);
    if (!state.ok) return state;
    const written = await writeHomePilot(world.home, arrivalOfWhole(state.value));
    if (!written.ok) return written;
    const filed = journalOf(findings, pilotId);
    appended += state.value.entries.length - (filed.ok ? filed.value.length : 0);
  }
  const renewed = await renew(database, world);
  if (!renewed.ok) return renewed;
  const verdict: StartVerdict =
    replay.length > 0 ? { kind: "replayed", entries: replayed } : { kind: "mended", entries: appended };
  return success(opened(verdict, database));
}

/**
 * Makes the database again from the journal, under a name of its own, in one transaction. The anchor's new store id is
 * what swaps it in; the old one stays beside it until the next rebuilding.
 */
async function rebuild(findings: Findings, world: StartWorld): Promise<Result<StartOutcome>> {
  const states: WholePilot[] = [];
  for (const pilotId of findings.lines.keys()) {
    const state = await pilotOfHome(findings, pilotId, world);
    if (!state.ok) return state;
    states.push(state.value);
  }
  findings.database?.close();
  const storeId = world.newId();
  const existing = await storedDatabases();
  const name = existing.length === 0 ? productNames.database : rebuiltName(storeId);
  const database = await openDatabase(name);
  const commit = findings.anchor?.commit ?? 0;
  await writeMeta(database, newMeta(world, storeId, commit));
  const meta = await commitToDatabase(database, async (revision) => {
    // No replica is taken over: what it wrote last may stand in a pack that this journal does not know of.
    for (const state of states) {
      await writePilot(database, arrivalOfWhole(state), { revision, replica: null });
    }
  });
  const anchored = await world.home.writeAnchor(anchorOf(meta));
  if (!anchored.ok) {
    database.close();
    return anchored;
  }
  const replaced = findings.anchor === null ? null : rebuiltName(findings.anchor.storeId);
  const kept = new Set<string | null>([productNames.database, name, replaced]);
  // One that cannot go now goes with the next rebuilding: the store stands without it.
  for (const old of existing) if (!kept.has(old.name)) await tryStorage(() => Dexie.delete(old.name));
  const why = findings.facts.database.kind === "missing" ? "missing" : "damaged";
  return success(opened({ kind: "rebuilt", pilots: states.length, why }, database));
}

async function pilotOfHome(
  findings: Findings,
  pilotId: string,
  { home }: StartWorld,
): Promise<Result<WholePilot>> {
  const entries = journalOf(findings, pilotId);
  return entries.ok ? readHomePilot(home, pilotId, entries.value) : entries;
}

/** Opens what can be read: the database as it is, else every pilot of the journal that verifies. */
async function readOnly(findings: Findings, world: StartWorld, problem: Problem): Promise<StartOutcome> {
  const { code, message, detail } = problem;
  const verdict: StartVerdict = { kind: "read-only", code, reason: message, detail };
  if (findings.database !== null) return opened(verdict, findings.database);
  const pilots = new Map<string, { readonly state: WholePilot; readonly summary: PilotSummary }>();
  for (const pilotId of findings.lines.keys()) {
    const state = await pilotOfHome(findings, pilotId, world);
    if (state.ok) pilots.set(pilotId, { state: state.value, summary: summaryOf(state.value) });
  }
  return { verdict, database: null, pilots };
}
