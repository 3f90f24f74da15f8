import { productNames } from "../../shared/product-names.ts";
import { isKept, type KeptAnswer, type KeptAnswers, type KeptQuestion } from "../figures/kept-answers.ts";
import { forgetRows, inCache } from "./plain-cache.ts";
import { resultOf } from "./plain-idb.ts";

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
const CACHE = { database: ANSWERS_DATABASE, version: 1 } as const;

/** The cache of this origin, for one build of the app. */
export function createAnswerCache(madeBy: string): AnswerCache {
  return {
    read: (pilotId) =>
      inCache(CACHE, {}, "readonly", async (rows) => {
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
      inCache(CACHE, undefined, "readwrite", async (rows) => {
        await forgetRows(rows, (key) => key !== pilotId);
        rows.put({ pilotId, name, madeBy, kept } satisfies AnswerRow);
      }),
  };
}

/** Forgets what is kept of a pilot that was removed. */
export function forgetAnswers(pilotId: string): Promise<void> {
  return inCache(CACHE, undefined, "readwrite", (rows) => forgetRows(rows, (key) => key === pilotId));
}
