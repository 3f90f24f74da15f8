import { productNames } from "../../shared/product-names.ts";
import type { PortfolioAnswer, PortfolioName } from "../figures/portfolio-answers.ts";
import { forgetRows, inCache } from "./plain-cache.ts";
import { resultOf } from "./plain-idb.ts";
import type { PortfolioEntry } from "./portfolio-cache.ts";

/**
 * What the portfolio will be answered at moments to come, if nobody changes anything until then: of each pilot and
 * question one answer after the other. A cache in a database of its own, of which only what is asked for is read; what it
 * holds is used only where `answerStill` allows it.
 */
export interface ComingCache {
  /** Of each pilot the first answer that holds beyond a moment (epoch milliseconds); a pilot without one is left out. */
  readonly next: <Name extends PortfolioName>(
    pilotIds: readonly string[],
    name: Name,
    momentMs: number,
  ) => Promise<ReadonlyMap<string, PortfolioAnswer<Name>>>;
  /** All answers of a pilot that hold beyond a moment, in the order in which they end. */
  readonly after: (
    pilotId: string,
    name: PortfolioName,
    momentMs: number,
  ) => Promise<readonly PortfolioAnswer[]>;
  /** Keeps an answer as the last one of its pilot: those that end later were of a pilot that has changed since. */
  readonly keep: (entry: PortfolioEntry) => Promise<void>;
  /** Forgets all pilots but these. */
  readonly keepOnly: (pilotIds: readonly string[]) => Promise<void>;
}

/** One answer as it is stored: `name` is that of its question, and when it ends. */
interface ComingRow {
  readonly pilotId: string;
  readonly name: string;
  readonly kept: PortfolioAnswer;
  /** What made it: another build may answer differently. */
  readonly madeBy: string;
}

// Not one of the databases that a start looks for: those are named after the product and a store.
export const COMING_CACHE = { database: `${productNames.database}.coming`, version: 1 } as const;

/** Milliseconds after which an answer is of no use to anybody. */
const PAST_MS = 7 * 86_400_000;

/** The cache of this origin, for one build of the app. */
export function createComingCache(madeBy: string): ComingCache {
  const read = <Value>(nothing: Value, run: (rows: IDBObjectStore) => Promise<Value>): Promise<Value> =>
    inCache(COMING_CACHE, nothing, "readonly", run);
  const ofRows = (found: readonly ComingRow[]): readonly PortfolioAnswer[] =>
    found.filter((row) => row.madeBy === madeBy).map(({ kept }) => kept);
  return {
    next: <Name extends PortfolioName>(pilotIds: readonly string[], name: Name, momentMs: number) =>
      read<ReadonlyMap<string, PortfolioAnswer<Name>>>(new Map(), async (rows) => {
        const found = await Promise.all(
          pilotIds.map(async (pilotId) => {
            const [kept] = ofRows(
              (await resultOf(rows.getAll(endingAfter(pilotId, name, momentMs), 1))) as ComingRow[],
            );
            // Stored under the name of the question that it answers.
            return kept === undefined ? [] : ([[pilotId, kept as PortfolioAnswer<Name>]] as const);
          }),
        );
        return new Map(found.flat());
      }),
    after: (pilotId, name, momentMs) =>
      read<readonly PortfolioAnswer[]>([], async (rows) =>
        ofRows((await resultOf(rows.getAll(endingAfter(pilotId, name, momentMs)))) as ComingRow[]),
      ),
    keep: ({ pilotId, name, kept }) =>
      inCache(COMING_CACHE, undefined, "readwrite", (rows) => {
        rows.delete(endingAfter(pilotId, name, kept.fromMs));
        rows.delete(endingBefore(pilotId, name, kept.fromMs - PAST_MS));
        rows.put({ pilotId, name: nameOf(name, kept.untilMs), kept, madeBy } satisfies ComingRow);
        return Promise.resolve();
      }),
    keepOnly: (pilotIds) => {
      const wanted = new Set<unknown>(pilotIds);
      return forget((pilotId) => !wanted.has(pilotId));
    },
  };
}

/** Forgets what is kept of a pilot that was removed. */
export function forgetComing(pilotId: string): Promise<void> {
  return forget((key) => key === pilotId);
}

function forget(isMeant: (pilotId: unknown) => boolean): Promise<void> {
  return inCache(COMING_CACHE, undefined, "readwrite", (rows) => forgetRows(rows, isMeant));
}

function endingAfter(pilotId: string, name: PortfolioName, momentMs: number): IDBKeyRange {
  return IDBKeyRange.bound([pilotId, nameOf(name, momentMs)], [pilotId, `${name}!`], true);
}

function endingBefore(pilotId: string, name: PortfolioName, momentMs: number): IDBKeyRange {
  return IDBKeyRange.bound([pilotId, nameOf(name, 0)], [pilotId, nameOf(name, momentMs)]);
}

/** Names sort as the moments do: all have as many digits; `!` comes after the space. */
function nameOf(name: PortfolioName, untilMs: number): string {
  return `${name} ${String(untilMs).padStart(16, "0")}`;
}
