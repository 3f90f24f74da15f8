import type { Result } from "../../shared/errors/problem.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import { productNames } from "../../shared/product-names.ts";
import type { Anchor, JournalHome } from "../host/host.ts";
import {
  type Database,
  isFromTheFuture,
  openDatabase,
  rebuiltName,
  type StoredDatabase,
  storedDatabases,
} from "./database.ts";
import { entriesOfLines, type PilotJournal, reachesDigest, relateJournals } from "./journal-lines.ts";
import { faultOf, readMeta, readRevisions } from "./repositories/meta-repository.ts";
import { readEntries } from "./repositories/pilot-repository.ts";
import type { MetaRow, RevisionRow } from "./rows.ts";
import { type DatabaseFacts, isOlderChromium, type PilotFacts, type StartFacts } from "./start.ts";
import { storageProblem } from "./storage-problem.ts";

/** What was found of both homes, and what was opened to find it. */
export interface Findings {
  readonly facts: StartFacts;
  readonly anchor: Anchor | null;
  /** The database if it can be used. */
  readonly database: Database | null;
  readonly meta: MetaRow | null;
  /** The lines of each pilot's journal file. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

/** Versions of this code and of the browser under it; the browser's is "" where it is not Chromium. */
export interface OwnVersions {
  readonly schema: number;
  readonly app: string;
  readonly chromium: string;
}

/** Looks at both homes without writing to either. `lost`: what a reader of the database found that it lacks. */
export async function gatherFindings(
  home: JournalHome,
  own: OwnVersions,
  lost: string | null = null,
): Promise<Findings> {
  const anchorRead = await home.readAnchor();
  // The journals are read while the database is looked at.
  const reading = readHome(home, anchorRead);
  const looked = await lookAtDatabase(anchorRead.ok ? anchorRead.value : null, own);
  const read = await reading;
  const anchor = read.ok ? read.value.anchor : null;
  // Of a home that cannot be read nothing counts, nor what its anchor says of the database.
  if (!read.ok) looked.database?.close();
  const found = damagedIfLost(read.ok ? looked : await lookAtDatabase(null, own), lost);
  const lines = read.ok ? read.value.lines : new Map<string, readonly string[]>();
  const { database, meta } = found;
  const revisions = new Map<string, RevisionRow>();
  if (database !== null) for (const row of await readRevisions(database)) revisions.set(row.pilotId, row);
  const pilots: PilotFacts[] = [];
  const longest: PilotJournal[] = [];
  const written: PilotJournal[] = [];
  const needsReach = anchor !== null && (meta === null || anchor.commit > meta.commit);
  for (const pilotId of new Set([...lines.keys(), ...revisions.keys()])) {
    const revision = revisions.get(pilotId);
    const journal = lines.get(pilotId) ?? [];
    if (meta?.replaced?.includes(pilotId) === true && !isSameFile(revision, journal)) {
      // Its journal is still the one of before: it follows the database, wherever that stands to it.
      pilots.push({ pilotId, relation: "ahead" });
      continue;
    }
    if (revision !== undefined && isSameJournal(revision, journal) && !needsReach) {
      pilots.push({ pilotId, relation: "equal" });
      continue;
    }
    const held = database === null ? [] : await readEntries(database, pilotId);
    const filed = entriesOfLines(journal);
    const relation = filed.ok ? relateJournals(held, filed.value) : "faulty";
    pilots.push({ pilotId, relation });
    if (filed.ok) written.push({ pilotId, entries: filed.value });
    longest.push({ pilotId, entries: relation === "behind" && filed.ok ? filed.value : held });
  }
  return {
    facts: {
      own,
      home: read.ok ? { kind: "readable", anchor } : { kind: "unreadable", reason: read.problem.message },
      database: found.facts,
      pilots,
      reachesAnchor: anchor === null || !needsReach || reachesAnchor(longest, anchor),
      areJournalsLast: anchor !== null && needsReach && reachesDigest(written, anchor.digest),
    },
    anchor,
    database,
    meta,
    lines,
  };
}

/** Whether the journals hold what the anchor says, or what it says of before a restore that was cut off. */
function reachesAnchor(journals: readonly PilotJournal[], { digest, before }: Anchor): boolean {
  return reachesDigest(journals, digest) || (before !== undefined && reachesDigest(journals, before));
}

/** Entries of a journal file that was read. */
export function journalOf(findings: Findings, pilotId: string): Result<readonly JournalEntry[]> {
  return entriesOfLines(findings.lines.get(pilotId) ?? []);
}

/** Stands for a journal that cannot even be read as text: an empty line is no entry. */
const DAMAGED: readonly string[] = [""];

interface HomeContent {
  readonly anchor: Anchor | null;
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

async function readHome(home: JournalHome, anchor: Result<Anchor | null>): Promise<Result<HomeContent>> {
  if (!anchor.ok && anchor.problem.code !== "CHECKSUM") return anchor;
  const pilots = await home.listPilots();
  if (!pilots.ok) return pilots;
  const lines = new Map<string, readonly string[]>();
  const journals = pilots.value.map((pilotId) => [pilotId, home.readJournal(pilotId)] as const);
  for (const [pilotId, asked] of journals) {
    const journal = await asked;
    if (!journal.ok && journal.problem.code !== "CHECKSUM") return journal;
    const held = journal.ok ? journal.value : DAMAGED;
    if (held.length > 0) lines.set(pilotId, held);
  }
  if (anchor.ok) return { ok: true, value: { anchor: anchor.value, lines } };
  // A damaged anchor beside journals is written anew; alone it may be all that is left of lost data.
  return lines.size === 0 ? anchor : { ok: true, value: { anchor: null, lines } };
}

interface FoundDatabase {
  readonly facts: DatabaseFacts;
  readonly database: Database | null;
  readonly meta: MetaRow | null;
}

const NO_DATABASE: FoundDatabase = { facts: { kind: "missing" }, database: null, meta: null };

async function lookAtDatabase(anchor: Anchor | null, own: OwnVersions): Promise<FoundDatabase> {
  // What a newer version used last is not even opened.
  if (anchor !== null && (anchor.schema > own.schema || isOlderChromium(own.chromium, anchor.chromium))) {
    return NO_DATABASE;
  }
  try {
    const stored = await chooseDatabase(anchor);
    if (stored === null) return NO_DATABASE;
    if (isFromTheFuture(stored)) {
      return { ...NO_DATABASE, facts: { kind: "from the future", schema: stored.schema } };
    }
    const database = await openDatabase(stored.name);
    try {
      return await lookInside(database, anchor);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    const { message, detail } = storageProblem(error);
    return damaged(message, detail);
  }
}

/** A database that looks whole and was found to lack something is damaged. */
function damagedIfLost(found: FoundDatabase, lost: string | null): FoundDatabase {
  if (lost === null || found.facts.kind !== "present") return found;
  found.database?.close();
  return damaged(lost);
}

async function lookInside(database: Database, anchor: Anchor | null): Promise<FoundDatabase> {
  const meta = await readMeta(database);
  const fault =
    meta === null
      ? (await database.entries.count()) === 0
        ? null
        : "it lost what it says of itself"
      : anchor !== null && anchor.storeId !== meta.storeId
        ? "it is not the one that the journal belongs to"
        : await faultOf(database, meta);
  if (meta === null || fault !== null) {
    database.close();
    return fault === null ? NO_DATABASE : damaged(fault);
  }
  const { commit, digest, app, chromium } = meta;
  return { facts: { kind: "present", commit, digest, app, chromium }, database, meta };
}

function damaged(reason: string, detail?: string): FoundDatabase {
  return { ...NO_DATABASE, facts: { kind: "damaged", reason, detail } };
}

/** The database of the anchor's store; without an anchor the one that was committed to most. */
async function chooseDatabase(anchor: Anchor | null): Promise<StoredDatabase | null> {
  const all = await storedDatabases();
  const first = all.find(({ name }) => name === productNames.database) ?? null;
  if (anchor !== null) return all.find(({ name }) => name === rebuiltName(anchor.storeId)) ?? first;
  let chosen = first;
  let most = -1;
  for (const stored of all) {
    if (isFromTheFuture(stored)) return stored;
    const database = await openDatabase(stored.name);
    const meta = await readMeta(database);
    database.close();
    if ((meta?.commit ?? 0) > most) {
      most = meta?.commit ?? 0;
      chosen = stored;
    }
  }
  return chosen;
}

function isSameFile(revision: RevisionRow | undefined, lines: readonly string[]): boolean {
  return revision !== undefined && isSameJournal(revision, lines);
}

/** Whether a journal file ends where the database says and has as many lines; the file is written in order. */
function isSameJournal({ entries, lastHash }: RevisionRow, lines: readonly string[]): boolean {
  return lines.length === entries && (lines.at(-1)?.includes(`"hash":"${lastHash}"`) ?? false);
}
