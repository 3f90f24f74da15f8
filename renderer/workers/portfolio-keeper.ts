import type { Result } from "../../shared/errors/problem.ts";
import { isWhole } from "../../shared/journal/pilot-state.ts";
import type { ComingCache } from "../data/coming-cache.ts";
import type { PilotReader } from "../data/pilot-reader.ts";
import type { PortfolioCache, PortfolioEntry } from "../data/portfolio-cache.ts";
import type { FigureGround } from "../figures/figure-ground.ts";
import {
  answerStill,
  type PortfolioAnswer,
  type PortfolioAnswers,
  type PortfolioName,
  portfolioAnswer,
} from "../figures/portfolio-answers.ts";

/** Answers are stored together: many come at once, and whoever waits for the next one comes first. */
const STORED_TOGETHER_MS = 300;

/** An answer, with what its pilot is made of. */
export interface TrueAnswer<Name extends PortfolioName> {
  readonly answer: PortfolioAnswers[Name];
  readonly stand: string;
}

/** A question that is asked once or more often, until an answer counts. */
export interface Noting<Name extends PortfolioName> {
  readonly ask: (ground: FigureGround) => PortfolioAnswers[Name];
  /** What the pilot was made of when it was asked last; null: it is not kept. */
  readonly stand: () => string | null;
  /** Keeps what was answered last, unless it came to nothing: then it was given without rows that it needs. */
  readonly keep: (answered: Result<unknown>) => void;
  /** The same of what was asked of a moment to come; it is used when that moment is there. */
  readonly keepComing: (answered: Result<unknown>) => Promise<void>;
}

/** Keeps what the portfolio asks of every company for as long as it is true, in memory and beyond this worker. */
export interface PortfolioKeeper {
  /** Reads what was stored before anybody asks for it. */
  readonly readAhead: () => Promise<void>;
  /** The answers about pilots of a database that are true now (epoch milliseconds), by pilot; all others must be asked. */
  readonly stillTrue: <Name extends PortfolioName>(
    database: string,
    pilotIds: readonly string[],
    name: Name,
    nowMs: number,
  ) => Promise<ReadonlyMap<string, TrueAnswer<Name>>>;
  /**
   * The first moment, at `untilMs` at the latest, from which on an answer about a pilot is not known. Null: all are; or
   * not even that of now is, or the pilot has a clock of its own.
   */
  readonly unknownFrom: (database: string, pilotId: string, untilMs: number) => Promise<number | null>;
  /** Notes what a question is answered with. Pilots that stand in no database are not kept. */
  readonly noting: <Name extends PortfolioName>(
    pilotId: string,
    name: Name,
    question: (ground: FigureGround) => PortfolioAnswers[Name],
  ) => Noting<Name>;
  /** Forgets all pilots but these. */
  readonly keepOnly: (pilotIds: readonly string[]) => Promise<void>;
}

type Held = Map<string, { [Name in PortfolioName]?: PortfolioAnswer<Name> }>;

const NAMES = ["overview", "standing"] as const satisfies readonly PortfolioName[];

/** What a keeper works with. */
export interface PortfolioSources {
  readonly reader: Pick<PilotReader, "stands">;
  /** Null: it keeps in memory alone. */
  readonly answers: PortfolioCache | null;
  /** Null: nothing of moments to come is kept. */
  readonly coming: ComingCache | null;
}

/** A keeper over what was stored before. Without sources it keeps in memory alone, and knows no pilot to be unchanged. */
export function createPortfolioKeeper(sources: PortfolioSources | null): PortfolioKeeper {
  const { reader = null, answers: cache = null, coming = null } = sources ?? {};
  let reading: Promise<Held> | null = null;
  let waiting: PortfolioEntry[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const held = (): Promise<Held> => {
    reading ??= readHeld(cache);
    return reading;
  };
  const store = (): void => {
    timer = null;
    const entries = waiting;
    waiting = [];
    void cache?.write(entries);
  };
  const keep = async (entry: PortfolioEntry): Promise<void> => {
    put(await held(), entry);
    waiting.push(entry);
    timer ??= setTimeout(store, STORED_TOGETHER_MS);
  };

  return {
    async readAhead() {
      await held();
    },
    async stillTrue(database, pilotIds, name, nowMs) {
      const found = new Map<string, TrueAnswer<typeof name>>();
      const known = await held();
      const asked = pilotIds.filter((pilotId) => known.get(pilotId)?.[name] !== undefined);
      const stands = asked.length === 0 ? null : await reader?.stands(database, asked);
      if (stands?.ok !== true) return found;
      const take = (pilotId: string, kept: PortfolioAnswer<typeof name> | undefined): boolean => {
        const stand = stands.value.get(pilotId);
        if (kept === undefined || stand === undefined) return false;
        const answer = answerStill(kept, stand, nowMs);
        if (answer !== null) found.set(pilotId, { answer, stand });
        return answer !== null;
      };
      const ended = asked.filter((pilotId) => !take(pilotId, known.get(pilotId)?.[name]));
      if (coming === null || ended.length === 0) return found;
      for (const [pilotId, kept] of await coming.next(ended, name, nowMs))
        if (take(pilotId, kept)) void keep({ pilotId, name, kept });
      return found;
    },
    async unknownFrom(database, pilotId, untilMs) {
      const known = (await held()).get(pilotId);
      const stands = known === undefined ? null : await reader?.stands(database, [pilotId]);
      const stand = stands?.ok === true ? stands.value.get(pilotId) : undefined;
      let first = untilMs;
      for (const name of NAMES) {
        const kept: PortfolioAnswer | undefined = known?.[name];
        if (kept === undefined || kept.stand !== stand || kept.hasOwnClock) return null;
        first = Math.min(first, heldUntil(kept, (await coming?.after(pilotId, name, kept.untilMs)) ?? []));
      }
      return first < untilMs ? first : null;
    },
    noting(pilotId, name, question) {
      let last: PortfolioAnswer<typeof name> | null = null;
      return {
        ask: (ground) => {
          const answer = question(ground);
          last = isWhole(ground.state) ? null : portfolioAnswer(ground, answer);
          return answer;
        },
        stand: () => last?.stand ?? null,
        keep: ({ ok }) => {
          if (ok && last !== null) void keep({ pilotId, name, kept: last });
        },
        keepComing: async ({ ok }) => {
          if (ok && last !== null) await coming?.keep({ pilotId, name, kept: last });
        },
      };
    },
    async keepOnly(pilotIds) {
      const wanted = new Set(pilotIds);
      const known = await held();
      for (const pilotId of known.keys()) if (!wanted.has(pilotId)) known.delete(pilotId);
      waiting = waiting.filter(({ pilotId }) => wanted.has(pilotId));
      await cache?.keepOnly(pilotIds);
      await coming?.keepOnly(pilotIds);
    },
  };
}

async function readHeld(cache: PortfolioCache | null): Promise<Held> {
  const held: Held = new Map();
  for (const entry of (await cache?.read()) ?? []) put(held, entry);
  return held;
}

/** Epoch milliseconds up to which answers follow one another without a gap. */
function heldUntil({ stand, untilMs }: PortfolioAnswer, coming: readonly PortfolioAnswer[]): number {
  return coming.reduce(
    (until, next) => (next.stand === stand && next.fromMs <= until ? Math.max(until, next.untilMs) : until),
    untilMs,
  );
}

function put(held: Held, { pilotId, name, kept }: PortfolioEntry): void {
  held.set(pilotId, { ...held.get(pilotId), [name]: kept });
}
