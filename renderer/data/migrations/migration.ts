import type { Transaction } from "dexie";

/**
 * One step of the database's schema. Steps are append-only: a released one never changes, and none imports the types of
 * today's records, because it has to understand those of its own time.
 */
export interface Migration {
  /** Contiguous from 1. */
  readonly version: number;
  /** Dexie's notation of keys and indexes of the tables that change; null removes a table. */
  readonly stores: { readonly [table: string]: string | null };
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}
