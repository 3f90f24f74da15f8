import { productNames } from "../../shared/product-names.ts";
import type { PortfolioAnswer, PortfolioName } from "../figures/portfolio-answers.ts";
import { forgetRows, inCache } from "./plain-cache.ts";
import { resultOf } from "./plain-idb.ts";

/** One answer about one pilot. */
export interface PortfolioEntry<Name extends PortfolioName = PortfolioName> {
  readonly pilotId: string;
  readonly name: Name;
  readonly kept: PortfolioAnswer<Name>;
}

/**
 * The last answers to what the portfolio asks of every company, so that a start need not compute what nothing has
 * changed. A cache in a database of its own; what it holds is used only where `answerStill` allows it.
 */
export interface PortfolioCache {
  /** What this build of the app kept, of all pilots. */
  readonly read: () => Promise<readonly PortfolioEntry[]>;
  readonly write: (entries: readonly PortfolioEntry[]) => Promise<void>;
  /** Forgets all pilots but these. */
  readonly keepOnly: (pilotIds: readonly string[]) => Promise<void>;
}

/** One answer as it is stored. */
export interface PortfolioCacheRow extends PortfolioEntry {
  /** What made it: another build may answer differently. */
  readonly madeBy: string;
}

// Not one of the databases that a start looks for: those are named after the product and a store.
export const PORTFOLIO_CACHE = { database: `${productNames.database}.portfolio`, version: 1 } as const;

/** The cache of this origin, for one build of the app. */
export function createPortfolioCache(madeBy: string): PortfolioCache {
  return {
    read: () =>
      inCache<readonly PortfolioEntry[]>(PORTFOLIO_CACHE, [], "readonly", async (rows) => {
        const found = (await resultOf(rows.getAll())) as PortfolioCacheRow[];
        return found.filter((row) => row.madeBy === madeBy);
      }),
    write: (entries) =>
      inCache(PORTFOLIO_CACHE, undefined, "readwrite", (rows) => {
        for (const entry of entries) rows.put({ ...entry, madeBy } satisfies PortfolioCacheRow);
        return Promise.resolve();
      }),
    keepOnly: (pilotIds) => {
      const kept = new Set<unknown>(pilotIds);
      return inCache(PORTFOLIO_CACHE, undefined, "readwrite", (rows) =>
        forgetRows(rows, (pilotId) => !kept.has(pilotId)),
      );
    },
  };
}

/** Forgets what is kept of a pilot that was removed. */
export function forgetPortfolioAnswers(pilotId: string): Promise<void> {
  return inCache(PORTFOLIO_CACHE, undefined, "readwrite", (rows) =>
    forgetRows(rows, (key) => key === pilotId),
  );
}
