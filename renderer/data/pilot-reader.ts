import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { appendEntry } from "../../shared/journal/append-entry.ts";
import type { JournalEntry } from "../../shared/journal/journal-entry.ts";
import { compareEntries, compareText } from "../../shared/journal/journal-order.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { standText } from "../figures/kept-answers.ts";
import { type Database, openDatabase } from "./database.ts";
import {
  blobNames,
  readBatch,
  readBlobs,
  readConfidential,
  readPilot,
} from "./repositories/pilot-repository.ts";
import type { RevisionRow } from "./rows.ts";
import { tryReading } from "./storage-problem.ts";
import { isSameMark, markOf, type StoredPilot } from "./stored-pilot.ts";

/** Reads pilots from the database beside the thread that writes it. It never writes. */
export interface PilotReader {
  /** The pilot as it stands there, without its rows; of one that is known already only what came since is read. */
  readonly read: (place: StoredPilot, known: PilotState | null) => Promise<Result<PilotState>>;
  /** The bytes of one batch. PACK_FORMAT: it is missing. */
  readonly batch: (place: StoredPilot, digest: string) => Promise<Result<Uint8Array>>;
  /** The bytes of all batches by digest. */
  readonly batches: (place: StoredPilot) => Promise<Result<ReadonlyMap<string, Uint8Array>>>;
  /** The bytes of all attachments by digest; reading a pilot leaves them out. */
  readonly attachments: (place: StoredPilot) => Promise<Result<ReadonlyMap<string, Uint8Array>>>;
  /** What pilots are made of, as `standOf` says it, without reading them. One that is not there is missing. */
  readonly stands: (
    database: string,
    pilotIds: readonly string[],
  ) => Promise<Result<ReadonlyMap<string, string>>>;
  /** The ids of all pilots of a database. */
  readonly pilotIds: (database: string) => Promise<Result<readonly string[]>>;
}

/** A reader that keeps the databases open that it was asked for. */
export function createPilotReader(): PilotReader {
  const opened = new Map<string, Promise<Database>>();
  const inDatabase = async <Value>(
    name: string,
    run: (database: Database) => Promise<Value>,
  ): Promise<Result<Value>> => {
    const attempt = () =>
      tryReading(async () => {
        const opening = opened.get(name) ?? openDatabase(name);
        opened.set(name, opening);
        return run(await opening);
      });
    const first = await attempt();
    if (first.ok) return first;
    // The window closes databases when it starts its data anew: a second look opens them again.
    opened.delete(name);
    return attempt();
  };
  const blobs = (kind: "batch" | "attachment") => (place: StoredPilot) =>
    inDatabase(place.database, (database) => readBlobs(database, place.pilotId, kind));
  return {
    async read(place, known) {
      const { pilotId, mark } = place;
      if (known !== null && mark !== null && isSameMark(markOf(known), mark)) return success(known);
      const read = await inDatabase(place.database, (database) =>
        database.transaction(
          "r",
          [database.revisions, database.entries, database.records, database.blobs],
          async () => {
            const newer = known === null ? null : await readNewer(database, known);
            return newer === null ? readPilot(database, pilotId, { attachments: false }) : success(newer);
          },
        ),
      );
      const pilot = read.ok ? read.value : read;
      if (!pilot.ok) return pilot;
      return pilot.value === null || pilot.value.entries.length < (mark?.entries ?? 0)
        ? failure("STORE_DAMAGED", "the database lost a part of what it held")
        : success(pilot.value);
    },
    async batch(place, digest) {
      const read = await inDatabase(place.database, (database) => readBatch(database, place.pilotId, digest));
      if (!read.ok) return read;
      return read.value === null
        ? failure("PACK_FORMAT", "a batch is missing", { where: `batches/${digest}.csv` })
        : success(read.value);
    },
    batches: blobs("batch"),
    attachments: blobs("attachment"),
    stands: (name, pilotIds) =>
      inDatabase(name, (database) =>
        database.transaction("r", [database.revisions, database.blobs], async () => {
          const stands = await Promise.all(
            pilotIds.map(async (pilotId): Promise<readonly [string, string] | null> => {
              const [revision, commitments] = await Promise.all([
                database.revisions.get(pilotId),
                blobNames(database, pilotId, "confidential"),
              ]);
              return revision === undefined
                ? null
                : [pilotId, standText(revision.heads, revision.entries, commitments)];
            }),
          );
          return new Map(stands.filter((stand) => stand !== null));
        }),
      ),
    pilotIds: (name) =>
      inDatabase(name, async (database) =>
        (await database.revisions.toCollection().primaryKeys()).map(String),
      ),
  };
}

/** The pilot with the entries that came at the end of its journal, if any; null: it is not simply longer. */
async function readNewer(database: Database, known: PilotState): Promise<PilotState | null> {
  const { pilotId } = known;
  const revision = await database.revisions.get(pilotId);
  const added = revision === undefined ? null : await entriesSince(database, known, revision);
  const [first] = added ?? [];
  const last = known.entries.at(-1);
  if (revision === undefined || added === null || last === undefined) return null;
  const values = await readConfidential(database, pilotId);
  if (!values.ok) return null;
  if (first === undefined) return values.value.size === known.confidential.size ? known : null;
  if (compareEntries(last, first) >= 0) return null;
  let state = known;
  for (const [index, entry] of added.entries()) {
    const next: Result<PilotState> = appendEntry(
      state,
      entry,
      index === 0 ? { confidential: values.value } : {},
    );
    if (!next.ok) return null;
    state = next.value;
  }
  return state.entries.at(-1)?.hash === revision.lastHash ? state : null;
}

async function entriesSince(
  database: Database,
  { pilotId, entries }: PilotState,
  { heads, entries: count }: RevisionRow,
): Promise<readonly JournalEntry[] | null> {
  const lastOf = new Map<string, number>();
  for (const { replica, seq } of entries) lastOf.set(replica, Math.max(seq, lastOf.get(replica) ?? 0));
  const added: JournalEntry[] = [];
  for (const [replica, seq] of [...heads].sort(([one], [other]) => compareText(one, other))) {
    const last = lastOf.get(replica) ?? 0;
    if (seq <= last) continue;
    const rows = await database.entries
      .where("[pilotId+replica+seq]")
      .between([pilotId, replica, last + 1], [pilotId, replica, seq], true, true)
      .toArray();
    added.push(...rows.map(({ entry }) => entry));
  }
  return entries.length + added.length === count ? added.sort(compareEntries) : null;
}
