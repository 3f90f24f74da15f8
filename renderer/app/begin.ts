import { APP } from "../../shared/product-version.ts";
import { type AnswerCache, createAnswerCache } from "../data/answer-cache.ts";
import { type FirstLook, takeFirstLook } from "../data/first-look.ts";
import { SCHEMA_VERSION } from "../data/migrations/migration-list.ts";
import type { OwnVersions } from "../data/start-facts.ts";
import { readStartNote } from "../data/start-note.ts";
import { type StoreLock, takeStoreLock } from "../data/store-lock.ts";
import { findLastAnchor } from "../host/last-anchor.ts";
import { storedLastPilotId } from "../stores/stored-preferences.ts";
import { startMetricsWorker } from "../workers/start-metrics-worker.ts";
import { workerAhead } from "../workers/worker-ahead.ts";
import { isPortfolio } from "./portfolio-address.ts";

/** What is under way before the code of the window is there. */
export interface Beginning {
  readonly own: OwnVersions;
  readonly cache: AnswerCache;
  readonly lock: Promise<StoreLock | null>;
  /** What can be shown before the data are open; null: nothing. */
  readonly look: Promise<FirstLook | null>;
  /** Starts the workers for figures; one of them may have begun already. */
  readonly startMetrics: () => Worker;
}

/**
 * Asks for the right to the data and reads what the window shows first, where that is the Today of a company.
 * @param script address of the page's first script: it is called after what all scripts hold, so another build differs
 */
export function beginStart(script: string): Beginning {
  const own = { schema: SCHEMA_VERSION, app: APP, chromium: chromiumVersion(navigator.userAgent) };
  const cache = createAnswerCache(`${APP} ${new URL(script).pathname}`);
  const lock = takeStoreLock();
  const pilotId = lookedAt(window.location.hash);
  const note = readStartNote(localStorage);
  const look =
    pilotId === null
      ? Promise.resolve(null)
      : takeFirstLook(pilotId, { own, note, findAnchor: findLastAnchor, cache, lock });
  // Nothing of the portfolio can be shown before it is asked; elsewhere it would take the processor from the first screen.
  const startMetrics = isPortfolio(window.location.hash)
    ? workerAhead(startMetricsWorker)
    : startMetricsWorker;
  return { own, cache, lock, look, startMetrics };
}

/** The company whose Today the address names, or may lead to where it names nothing; null: another place is shown. */
function lookedAt(hash: string): string | null {
  if (/^#?\/?$/u.test(hash)) return storedLastPilotId(localStorage);
  return /^#\/c\/([^/]+)\/today$/u.exec(hash)?.[1] ?? null;
}

function chromiumVersion(userAgent: string): string {
  return /Chrom(?:e|ium)\/([\d.]+)/u.exec(userAgent)?.[1] ?? "";
}
