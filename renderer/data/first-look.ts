import { compareEntries } from "../../shared/journal/journal-order.ts";
import type { ConfidentialValue, PilotState } from "../../shared/journal/pilot-state.ts";
import type { KeptAnswers } from "../figures/kept-answers.ts";
import type { Anchor } from "../host/host.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { isSummary } from "./is-summary.ts";
import { SCHEMA_VERSION } from "./migrations/migration-list.ts";
import { bytesByName, pilotOfRows } from "./pilot-of-rows.ts";
import { endOf, keysFrom, openPlain, resultOf } from "./plain-idb.ts";
import type { BlobRow, EntryRow, MetaRow, RecordRow, RevisionRow } from "./rows.ts";
import type { OwnVersions } from "./start-facts.ts";
import type { StoreLock } from "./store-lock.ts";
import type { PilotSummary } from "./workspace.ts";

/** Dexie keeps its version times ten in IndexedDB. */
const DEXIE_FACTOR = 10;
const TABLES = ["meta", "revisions", "summaries", "entries", "records", "blobs"] as const;

/** What the database holds before the homes were compared: enough to show one pilot, and nothing is written by it. */
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
 * Looks at one pilot in the database that the last start of the same versions opened. Null: something is not as that start
 * left it, so that nothing may be shown before the homes were compared.
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
    const look = lookOf(pilotId, anchor, read);
    return look === null ? null : { ...look, kept: await asked };
  } catch {
    return null;
  } finally {
    void opening.then((database) => database?.close());
  }
}

/** All rows that a look is made of, in one transaction. */
async function readRows(database: IDBDatabase, pilotId: string) {
  const transaction = database.transaction(TABLES, "readonly");
  const all = <Row>(table: (typeof TABLES)[number], range?: IDBKeyRange): Promise<readonly Row[]> =>
    resultOf(transaction.objectStore(table).getAll(range) as IDBRequest<Row[]>);
  const blobs = (kind: string): Promise<readonly BlobRow[]> => all("blobs", keysFrom(pilotId, kind));
  const asked = Promise.all([
    resultOf(transaction.objectStore("meta").get("store") as IDBRequest<MetaRow | undefined>),
    resultOf(transaction.objectStore("revisions").get(pilotId) as IDBRequest<RevisionRow | undefined>),
    all<PilotSummary>("summaries"),
    all<EntryRow>("entries", keysFrom(pilotId)),
    all<RecordRow>("records", keysFrom(pilotId)),
    blobs("confidential"),
    blobs("attachment"),
  ]);
  const [[meta, revision, summaries, entries, records, secrets, files]] = await Promise.all([
    asked,
    endOf(transaction),
  ]);
  return { meta, revision, summaries, entries, records, secrets, files };
}

/** The pilot of these rows; null: they are not those of the commit that the anchor names. */
function lookOf(
  pilotId: string,
  anchor: Partial<Anchor>,
  { meta, revision, summaries, entries: rows, records, secrets, files }: Awaited<ReturnType<typeof readRows>>,
): Pick<FirstLook, "summaries" | "pilot"> | null {
  const entries = rows.map(({ entry }) => entry).sort(compareEntries);
  if (meta === undefined || !isSame(meta, anchor, ANCHORED) || !summaries.every(isSummary)) return null;
  if (revision?.entries !== entries.length || revision.lastHash !== entries.at(-1)?.hash) return null;
  const confidential = confidentialOf(bytesByName(secrets));
  const pilot = pilotOfRows(pilotId, { entries, records, confidential, attachments: bytesByName(files) });
  return pilot === null ? null : { summaries, pilot };
}

/** What is read where the journal home says nothing of a last commit. */
const nothing = (): Promise<unknown> => Promise.resolve(null);

/** Confidential values as they were written; what is damaged throws, and the ordinary way says what it is. */
function confidentialOf(blobs: ReadonlyMap<string, Uint8Array>): PilotState["confidential"] {
  const decoder = new TextDecoder();
  const values = [...blobs].map(([name, bytes]): readonly [string, ConfidentialValue] => {
    const { commitment, value, salt } = JSON.parse(decoder.decode(bytes)) as ConfidentialValue & {
      readonly commitment: string;
    };
    if (commitment !== name || value === undefined) throw new Error("a confidential value is another");
    return [name, { value, salt }];
  });
  return new Map(values);
}

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
