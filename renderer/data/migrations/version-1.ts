import type { Migration } from "./migration.ts";

/** The first schema. Everything belongs to a pilot, so every key begins with it; no table needs a second index. */
export const version1: Migration = {
  version: 1,
  stores: {
    meta: "key",
    summaries: "pilotId",
    records: "[pilotId+id]",
    entries: "[pilotId+replica+seq]",
    blobs: "[pilotId+kind+name+part]",
    revisions: "pilotId",
  },
};
