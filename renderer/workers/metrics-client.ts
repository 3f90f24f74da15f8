import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { QuestionAnswer, QuestionInput, QuestionName } from "../figures/figure-questions.ts";
import type { Figures } from "../figures/figures.ts";
import { type AskedWorker, createAskedWorker } from "./asked-worker.ts";
import type { MetricsCalls, PortfolioQuestion } from "./metrics-calls.ts";
import { shareOut } from "./share-out.ts";
import { startMetricsWorker } from "./start-metrics-worker.ts";

/** Figures from workers that can be ended. */
export interface MetricsClient extends Figures {
  /** Starts a worker before there is a question, which reads what was answered last. */
  readonly begin: () => void;
  readonly stop: () => void;
}

/** What a client works with. */
export interface MetricsClientOptions {
  /** The database that holds the pilots which come without their rows; null: none is open. */
  readonly databaseName?: () => string | null;
  /** Opens a pilot where there is no database to read it from. */
  readonly openPilot?: (pilotId: string) => Promise<Result<PilotState>>;
  /** Told when a worker died and another one answers in its place. */
  readonly onRestart?: () => void;
  readonly start?: () => Worker;
  /** Workers at most; unless said two, where the machine can run them at the same time. */
  readonly workers?: 1 | 2;
}

/** From so many companies on that must be computed a second worker is started: below that it would begin when all is done. */
const SHARED_FROM = 4;

/**
 * A client with workers of its own, the first started by the first question, the second by many companies at once. A
 * company stays with the worker that computed it: what is laid out is there once. Where a worker dies, what waits for it is
 * asked of another one once more.
 */
export function createMetricsClient(options: MetricsClientOptions = {}): MetricsClient {
  const { databaseName = () => null, openPilot, start = startMetricsWorker } = options;
  const { onRestart = () => undefined, workers: most = navigator.hardwareConcurrency > 1 ? 2 : 1 } = options;
  const first = createAskedWorker(start, databaseName, onRestart);
  let second: AskedWorker | null = null;
  const holders = new Map<string, AskedWorker>();
  const holderOf = (pilotId: string): AskedWorker => holders.get(pilotId) ?? first;
  /** The one that is asked now, and from now on. */
  const heldBy = (pilotId: string, worker = holderOf(pilotId)): AskedWorker => {
    holders.set(pilotId, worker);
    return worker;
  };

  /** Pilots that no database holds are told of first. */
  const asked = (
    worker: AskedWorker,
    pilotIds: readonly string[],
    nowMs: number,
    ask: (question: PortfolioQuestion) => Promise<Result<null>>,
  ): Promise<Result<null>> =>
    worker.twice(async () => {
      const database = databaseName();
      if (database === null) {
        for (const pilotId of pilotIds) {
          const pilot = await openPilot?.(pilotId);
          const told = pilot?.ok === true ? worker.tell(pilot.value) : null;
          if (told?.ok === false) return told;
        }
      }
      return ask({ database, pilotIds, nowMs });
    });
  /** Each worker is asked about the pilots that it holds. */
  const askHolders = async (
    pilotIds: readonly string[],
    nowMs: number,
    ask: (worker: AskedWorker, question: PortfolioQuestion) => Promise<Result<null>>,
  ): Promise<Result<null>> => {
    const shares = [...Map.groupBy(pilotIds, holderOf)];
    const done = await Promise.all(
      shares.map(([worker, share]) => asked(worker, share, nowMs, (question) => ask(worker, question))),
    );
    return done.find(({ ok }) => !ok) ?? success(null);
  };
  /** Who is asked to compute so many companies at once. */
  const computing = (count: number): readonly AskedWorker[] => {
    if (most === 2 && databaseName() !== null && count >= SHARED_FROM)
      second ??= createAskedWorker(start, databaseName, onRestart);
    return second === null ? [first] : [first, second];
  };

  return {
    ask: async <Name extends QuestionName>(
      name: Name,
      pilot: PilotState,
      asOfMs: number,
      input: QuestionInput<Name>,
    ) => {
      const { pilotId } = pilot;
      const worker = heldBy(pilotId);
      return worker.twice(async () => {
        const told = worker.tell(pilot);
        if (!told.ok) return told;
        // The table of calls is made from the questions name by name; the compiler does not follow that for a name it does not know.
        const question = { pilotId, asOfMs, input } as MetricsCalls[Name]["input"];
        return worker.call(name, question) as Promise<Result<QuestionAnswer<Name>>>;
      });
    },
    overviews: async (pilotIds, nowMs, { onOverview, signal }) => {
      const listening = {
        onProgress: ({ pilotId, overview, stand }: MetricsCalls["overviews"]["progress"]) =>
          onOverview(pilotId, overview, stand),
        ...signalOf(signal),
      };
      const known = new Set<string>();
      const still = await askHolders(pilotIds, nowMs, (worker, question) =>
        worker.call("overviewsStillTrue", question, {
          ...listening,
          onProgress: (told) => {
            known.add(told.pilotId);
            listening.onProgress(told);
          },
        }),
      );
      const left = pilotIds.filter((pilotId) => !known.has(pilotId));
      const done = !still.ok
        ? still
        : await shareOut({
            items: left,
            takers: computing(left.length),
            mayTake: (worker, pilotId) => (holders.get(pilotId) ?? worker) === worker,
            work: (worker, pilotId) =>
              asked(heldBy(pilotId, worker), [pilotId], nowMs, (question) =>
                worker.call("overviews", question, listening),
              ),
          });
      const database = databaseName();
      if (done.ok && database !== null) void first.call("sweep", database);
      return unlessLeft(done, signal);
    },
    prepare: async (pilotIds, nowMs, signal) => {
      for (const pilotId of pilotIds) heldBy(pilotId);
      const done = await askHolders(pilotIds, nowMs, (worker, question) =>
        worker.call("prepare", question, signalOf(signal)),
      );
      return unlessLeft(done, signal);
    },
    lookAhead: async (pilotIds, nowMs, signal) =>
      unlessLeft(
        await askHolders(pilotIds, nowMs, (worker, question) =>
          worker.call("lookAhead", question, signalOf(signal)),
        ),
        signal,
      ),
    standings: async (pilotIds, nowMs, { onStanding, signal }) =>
      unlessLeft(
        await askHolders(pilotIds, nowMs, (worker, question) =>
          worker.call("standings", question, {
            onProgress: ({ pilotId, standing }) => onStanding(pilotId, standing),
            ...signalOf(signal),
          }),
        ),
        signal,
      ),
    dayStandings: async (pilotIds, nowMs, day, { onStanding, signal }) =>
      unlessLeft(
        await askHolders(pilotIds, nowMs, (worker, question) =>
          worker.call(
            "dayStandings",
            { ...question, day },
            {
              onProgress: ({ pilotId, standing }) => onStanding(pilotId, standing),
              ...signalOf(signal),
            },
          ),
        ),
        signal,
      ),
    begin: () => void first.call("readAhead", null),
    release: (pilotId) => {
      first.release(pilotId);
      second?.release(pilotId);
      holders.delete(pilotId);
    },
    stop() {
      first.stop();
      second?.stop();
    },
  };
}

/** Who left hears CANCELLED, even where all answers had been on their way. */
function unlessLeft(done: Result<null>, signal: AbortSignal | undefined): Result<null> {
  return signal?.aborted === true ? failure("CANCELLED", "it was cancelled") : done;
}

function signalOf(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
