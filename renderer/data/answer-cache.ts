import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { productNames } from "../../shared/product-names.ts";
import {
  isKept,
  type KeptAnswer,
  type KeptAnswers,
  type KeptQuestion,
  standOf,
} from "../figures/kept-answers.ts";
import { copyOfPilot, type PilotCopy } from "./pilot-copy.ts";
import { forgetRows, inCache } from "./plain-cache.ts";
import { resultOf } from "./plain-idb.ts";

/**
 * The company that was looked at last and the last answers about it, kept so that a start can show them at once. A cache:
 * it is in a database of its own, nobody waits for it, and whatever is wrong with it means that there is nothing. What it
 * holds is shown only where `takeFirstLook` and `answerAtOnce` allow it.
 */
export interface AnswerCache {
  /** What this build of the app kept of a pilot. */
  readonly read: (pilotId: string) => Promise<KeptCompany>;
  /** Keeps an answer about a pilot, and the pilot; forgets whatever is of any other. */
  readonly write: (pilot: PilotState, name: KeptQuestion, kept: KeptAnswer) => Promise<void>;
}

/** What is kept of one company. */
export interface KeptCompany {
  readonly answers: KeptAnswers;
  /** Null: it is not kept. */
  readonly copy: PilotCopy | null;
}

/** One answer as it is stored. */
export interface AnswerRow {
  readonly pilotId: string;
  readonly name: KeptQuestion;
  /** What made it: another build may answer differently. */
  readonly madeBy: string;
  readonly kept: KeptAnswer;
}

/** The pilot that the answers are about. */
export interface CopyRow {
  readonly pilotId: string;
  readonly name: typeof COPY;
  readonly madeBy: string;
  readonly copy: PilotCopy;
}

const COPY = "pilot";

// Not one of the databases that a start looks for: those are named after the product and a store.
export const ANSWERS_DATABASE = `${productNames.database}.answers`;
const CACHE = { database: ANSWERS_DATABASE, version: 1 } as const;

/** The cache of this origin, for one build of the app. */
export function createAnswerCache(madeBy: string): AnswerCache {
  /** What the copy was made of that this window kept last. One that was there before it may not be readable. */
  let copied: string | null = null;
  return {
    read: (pilotId) =>
      inCache(CACHE, NOTHING, "readonly", async (rows) => {
        const all = (await resultOf(rows.getAll())) as (AnswerRow | CopyRow)[];
        const own = all.filter((row) => row.pilotId === pilotId && row.madeBy === madeBy);
        const copy = own.find((row) => row.name === COPY)?.copy ?? null;
        const answers = own.flatMap((row) =>
          isKept(row.name) && "kept" in row ? [[row.name, row.kept] as const] : [],
        );
        return { answers: Object.fromEntries(answers), copy };
      }),
    write: (pilot, name, kept) =>
      inCache(CACHE, undefined, "readwrite", async (rows) => {
        const { pilotId } = pilot;
        await forgetRows(rows, (key) => key !== pilotId);
        rows.put({ pilotId, name, madeBy, kept } satisfies AnswerRow);
        const stand = standOf(pilot);
        // As large as the pilot: it is written once for all the answers about it.
        if (copied === stand && (await resultOf(rows.getKey([pilotId, COPY]))) !== undefined) return;
        rows.put({ pilotId, name: COPY, madeBy, copy: copyOfPilot(pilot) } satisfies CopyRow);
        copied = stand;
      }),
  };
}

const NOTHING: KeptCompany = { answers: {}, copy: null };

/** Forgets what is kept of a pilot that was removed. */
export function forgetAnswers(pilotId: string): Promise<void> {
  return inCache(CACHE, undefined, "readwrite", (rows) => forgetRows(rows, (key) => key === pilotId));
}
