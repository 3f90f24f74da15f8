import { productNames } from "../../shared/product-names.ts";
import { isKept, type KeptAnswer, type KeptAnswers, type KeptQuestion } from "../figures/kept-answers.ts";
import { endOf, openPlain, resultOf } from "./plain-idb.ts";

/**
 * The last answers about the company that was looked at last, kept so that a start can show them at once. A cache: it is
 * in a database of its own, nobody waits for it, and whatever is wrong with it means that there is nothing. What it holds
 * is shown only where `answerAtOnce` allows it.
 */
export interface AnswerCache {
  /** What this build of the app kept of a pilot. */
  readonly read: (pilotId: string) => Promise<KeptAnswers>;
  /** Keeps an answer, and forgets those about any other pilot. */
  readonly write: (pilotId: string, name: KeptQuestion, kept: KeptAnswer) => Promise<void>;
}

/** One answer as it is stored. */
export interface AnswerRow {
  readonly pilotId: string;
  readonly name: string;
  /** What made it: another build may answer differently. */
  readonly madeBy: string;
  readonly kept: KeptAnswer;
}

// Not one of the databases that a start looks for: those are named after the product and a store.
export const ANSWERS_DATABASE = `${productNames.database}.answers`;
/** Raise it when rows are stored in another way. */
const VERSION = 1;
const ROWS = "answers";

/** The cache of this origin, for one build of the app. */
export function createAnswerCache(madeBy: string): AnswerCache {
  return {
    read: (pilotId) =>
      inCache({}, "readonly", async (rows) => {
        const found = (await resultOf(rows.getAll())) as AnswerRow[];
        return Object.fromEntries(
          found.flatMap((row) =>
            row.pilotId === pilotId && row.madeBy === madeBy && isKept(row.name)
              ? [[row.name, row.kept] as const]
              : [],
          ),
        );
      }),
    write: (pilotId, name, kept) =>
      inCache(undefined, "readwrite", async (rows) => {
        await forget(rows, (key) => key !== pilotId);
        rows.put({ pilotId, name, madeBy, kept } satisfies AnswerRow);
      }),
  };
}

/** Forgets what is kept of a pilot that was removed. */
export function forgetAnswers(pilotId: string): Promise<void> {
  return inCache(undefined, "readwrite", (rows) => forget(rows, (key) => key === pilotId));
}

async function forget(rows: IDBObjectStore, isMeant: (pilotId: unknown) => boolean): Promise<void> {
  for (const key of await resultOf(rows.getAllKeys())) {
    if (isMeant(Array.isArray(key) ? key[0] : key)) rows.delete(key);
  }
}

async function inCache<Value>(
  nothing: Value,
  mode: "readonly" | "readwrite",
  run: (rows: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  let database: IDBDatabase | null = null;
  try {
    database = await openPlain(ANSWERS_DATABASE, VERSION, (made) => {
      made.createObjectStore(ROWS, { keyPath: ["pilotId", "name"] });
    });
    if (database === null) return nothing;
    const transaction = database.transaction(ROWS, mode, { durability: "relaxed" });
    const ended = endOf(transaction);
    const [value] = await Promise.all([run(transaction.objectStore(ROWS)), ended]);
    return value;
  } catch {
    return nothing;
  } finally {
    database?.close();
  }
}
