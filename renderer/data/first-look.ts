import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { type KeptAnswers, standText } from "../figures/kept-answers.ts";
import type { Anchor } from "../host/host.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { isSummary } from "./is-summary.ts";
import { SCHEMA_VERSION } from "./migrations/migration-list.ts";
import { type PilotCopy, pilotOfCopy } from "./pilot-copy.ts";
import { bytesByName } from "./pilot-of-rows.ts";
import { endOf, keysFrom, openPlain, resultOf } from "./plain-idb.ts";
import type { BlobRow, MetaRow, RevisionRow } from "./rows.ts";
import type { OwnVersions } from "./start-facts.ts";
import type { StoreLock } from "./store-lock.ts";
import type { PilotSummary } from "./workspace.ts";

/** Dexie keeps its version times ten in IndexedDB. */
const DEXIE_FACTOR = 10;
const TABLES = ["meta", "revisions", "summaries", "blobs"] as const;

/** What is there before the homes were compared: enough to show one pilot, and nothing is written by it. */
export interface FirstLook {
  /** As the database has them: to put them in the order of their names takes a while, and nothing shows them all at first. */
  readonly summaries: readonly PilotSummary[];
  readonly pilot: PilotState;
  readonly kept: KeptAnswers;
}

/** What a look is taken with. */
export interface LookWorld {
  readonly own: OwnVersions;
  /** The database that the last start opened for writing; null: that is not known. */
  readonly note: string | null;
  /** Finds what the journal home says of the last commit, and gives what reads it then, unchecked. */
  readonly findAnchor: () => Promise<() => Promise<unknown>>;
  readonly cache: Pick<AnswerCache, "read">;
  /** The right to the data; null: another window has it. */
  readonly lock: Promise<StoreLock | null>;
}

/**
 * Looks at the copy of one pilot, and whether the database that the last start of the same versions opened has the very
 * same. Null: something is not as that start left it, so that nothing may be shown before the homes were compared.
 */
export async function takeFirstLook(
  pilotId: string,
  { own, note, findAnchor, cache, lock }: LookWorld,
): Promise<FirstLook | null> {
  if (note === null) return null;
  // Both homes are found while the lock is waited for; nothing of them is read before it is held.
  const opening = openPlain(note, SCHEMA_VERSION * DEXIE_FACTOR, null);
  const finding = findAnchor().catch(() => nothing);
  try {
    if ((await lock) === null) return null;
    const asked = cache.read(pilotId);
    const [read, anchor] = await Promise.all([
      opening.then((database) => (database === null ? null : readRows(database, pilotId))),
      finding.then((readAnchor) => readAnchor()).then(anchorOf),
    ]);
    if (read === null || !isSame(anchor, own, VERSIONS)) return null;
    const { answers, copy } = await asked;
    const look = copy === null ? null : lookOf(copy, pilotId, anchor, read);
    return look === null ? null : { ...look, kept: answers };
  } catch {
    return null;
  } finally {
    void opening.then((database) => database?.close());
  }
}

/** What the database says of a pilot and of itself, in one transaction. */
async function readRows(database: IDBDatabase, pilotId: string) {
  const transaction = database.transaction(TABLES, "readonly");
  const table = (name: (typeof TABLES)[number]): IDBObjectStore => transaction.objectStore(name);
  const asked = Promise.all([
    resultOf(table("meta").get("store") as IDBRequest<MetaRow | undefined>),
    resultOf(table("revisions").get(pilotId) as IDBRequest<RevisionRow | undefined>),
    resultOf(table("summaries").getAll() as IDBRequest<PilotSummary[]>),
    resultOf(table("blobs").getAllKeys(keysFrom(pilotId, "confidential"))),
    resultOf(table("blobs").getAll(keysFrom(pilotId, "attachment")) as IDBRequest<BlobRow[]>),
  ]);
  const [[meta, revision, summaries, secrets, files]] = await Promise.all([asked, endOf(transaction)]);
  return { meta, revision, summaries, commitments: secrets.map(nameOfBlob), files };
}

/** What a blob is called: the third part of its key. */
function nameOfBlob(key: IDBValidKey): string {
  const name: unknown = Array.isArray(key) ? key[2] : undefined;
  return typeof name === "string" ? name : "";
}

/** The pilot of the copy; null: it is not the one of the commit that the anchor names. */
function lookOf(
  copy: PilotCopy,
  pilotId: string,
  anchor: Partial<Anchor>,
  { meta, revision, summaries, commitments, files }: Awaited<ReturnType<typeof readRows>>,
): Pick<FirstLook, "summaries" | "pilot"> | null {
  if (meta === undefined || !isSame(meta, anchor, ANCHORED) || !summaries.every(isSummary)) return null;
  if (revision === undefined || copy.stand !== standText(revision.heads, revision.entries, commitments))
    return null;
  return { summaries, pilot: pilotOfCopy(pilotId, copy, bytesByName(files)) };
}

/** What is read where the journal home says nothing of a last commit. */
const nothing = (): Promise<unknown> => Promise.resolve(null);

const VERSIONS = ["schema", "app", "chromium"] as const satisfies readonly (keyof OwnVersions)[];
const ANCHORED = [...VERSIONS, "storeId", "commit", "digest"] as const satisfies readonly (keyof Anchor)[];

function anchorOf(read: unknown): Partial<Anchor> {
  return typeof read === "object" && read !== null ? read : {};
}

function isSame<Name extends string>(
  one: { readonly [Field in Name]?: unknown },
  other: { readonly [Field in Name]?: unknown },
  names: readonly Name[],
): boolean {
  return names.every((name) => one[name] !== undefined && one[name] === other[name]);
}
