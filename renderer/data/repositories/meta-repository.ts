import type { Anchor } from "../../host/host.ts";
import type { Database } from "../database.ts";
import { isSummary } from "../is-summary.ts";
import { headsDigest } from "../journal-lines.ts";
import type { MetaRow, RevisionRow } from "../rows.ts";
import type { PilotSummary } from "../workspace.ts";

/** What the database says of itself; null: nothing was ever committed to it. */
export async function readMeta(database: Database): Promise<MetaRow | null> {
  return (await database.meta.get("store")) ?? null;
}

/** Writes what the database says of itself; in a commit, inside its transaction. */
export async function writeMeta(database: Database, meta: MetaRow): Promise<void> {
  await database.meta.put(meta);
}

/** The journals of the pilots that were put in the place of others are written: both homes say the same again. */
export async function settleReplaced(database: Database): Promise<MetaRow> {
  return database.transaction("rw", [database.meta], async () => {
    const { replaced: _, ...settled } = (await readMeta(database)) ?? noMeta();
    await writeMeta(database, settled);
    return settled;
  });
}

function noMeta(): never {
  throw new Error("a database without its own row");
}

/** The anchor that stands beside the journals for a commit. */
export function anchorOf({ storeId, commit, digest, schema, app, chromium }: MetaRow): Anchor {
  return { storeId, commit, digest, schema, app, chromium };
}

/** What lists show, without opening a pilot. */
export async function readSummaries(database: Database): Promise<readonly PilotSummary[]> {
  return database.summaries.toArray();
}

/** Where the journals stand. */
export async function readRevisions(database: Database): Promise<readonly RevisionRow[]> {
  return database.revisions.toArray();
}

/**
 * What is wrong inside the database, as a sentence; null: its journals are those of its last commit. Counts rows
 * instead of reading them, so that a start stays quick.
 */
export async function faultOf(database: Database, meta: MetaRow): Promise<string | null> {
  return database.transaction("r", [database.revisions, database.summaries, database.entries], async () => {
    const [revisions, summaries] = await Promise.all([readRevisions(database), readSummaries(database)]);
    if (headsDigest(revisions) !== meta.digest) return "its journals are not those of its last commit";
    const listed = new Set(summaries.filter(isSummary).map(({ pilotId }) => pilotId));
    if (!revisions.every(({ pilotId }) => listed.has(pilotId)) || listed.size !== summaries.length)
      return "it lost what lists show of a pilot";
    const held = await Promise.all(
      revisions.map(({ pilotId }) =>
        database.entries.where("[pilotId+replica+seq]").between([pilotId], [pilotId, []]).count(),
      ),
    );
    const isWhole = revisions.every(({ entries }, place) => held[place] === entries);
    return isWhole ? null : "it lost entries of a journal";
  });
}
