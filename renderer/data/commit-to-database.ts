import type { Database } from "./database.ts";
import { headsDigest } from "./journal-lines.ts";
import { readMeta, readRevisions, writeMeta } from "./repositories/meta-repository.ts";
import type { MetaRow } from "./rows.ts";

/**
 * One strict transaction over the whole database, with the next commit number and the digest over all heads. `replaced`:
 * the pilots whose journals are to follow the database, whatever they hold.
 */
export async function commitToDatabase(
  database: Database,
  write: (commit: number) => Promise<unknown>,
  replaced: readonly string[] = [],
): Promise<MetaRow> {
  return database.transaction("rw", database.tables, async () => {
    const meta = await readMeta(database);
    if (meta === null) throw new Error("a database without its own row");
    await write(meta.commit + 1);
    const digest = headsDigest(await readRevisions(database));
    const next = { ...meta, commit: meta.commit + 1, digest, ...(replaced.length === 0 ? {} : { replaced }) };
    await writeMeta(database, next);
    return next;
  });
}
