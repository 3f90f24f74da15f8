import { failure, type Result } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { QuestionAnswer, QuestionInput, QuestionName } from "../figures/figure-questions.ts";
import type { Figures } from "../figures/figures.ts";
import type { MetricsCalls } from "./metrics-calls.ts";
import { createPilotTeller } from "./pilot-teller.ts";
import { createWorkerClient } from "./worker-client.ts";

/** Figures from a worker that can be ended. */
export interface MetricsClient extends Figures {
  /** Starts the worker before there is a question. */
  readonly begin: () => void;
  readonly stop: () => void;
}

/** What a client works with. */
export interface MetricsClientOptions {
  /** The database that holds the pilots which come without their rows; null: none is open. */
  readonly databaseName?: () => string | null;
  /** Opens a pilot where there is no database to read it from. */
  readonly openPilot?: (pilotId: string) => Promise<Result<PilotState>>;
  /** Told when the worker died and another one answers in its place. */
  readonly onRestart?: () => void;
  readonly start?: () => Worker;
}

/**
 * A client with a worker of its own, started by the first question. Where the worker dies, what waits for it is asked of
 * another one once more.
 */
export function createMetricsClient(options: MetricsClientOptions = {}): MetricsClient {
  const { databaseName = () => null, openPilot, onRestart, start = startWorker } = options;
  const client = createWorkerClient<MetricsCalls>(start);
  const teller = createPilotTeller(client, databaseName);
  let saidOf = 0;
  /** Many questions may have waited for one worker: that it died is said once. */
  const sayRestart = (): void => {
    if (client.generation() > saidOf) onRestart?.();
    saidOf = client.generation();
  };
  const twice = async <Value>(ask: () => Promise<Result<Value>>): Promise<Result<Value>> => {
    sayRestart();
    const answer = await ask();
    if (answer.ok || answer.problem.code !== "ABORTED_BY_CRASH") return answer;
    sayRestart();
    return ask();
  };
  /** Pilots that no database holds are told of first. Who left hears CANCELLED, even where all answers had been on their way. */
  const overMany = async (
    pilotIds: readonly string[],
    signal: AbortSignal | undefined,
    ask: (database: string | null) => Promise<Result<null>>,
  ): Promise<Result<null>> => {
    const done = await twice(async () => {
      const database = databaseName();
      if (database === null) {
        for (const pilotId of pilotIds) {
          const pilot = await openPilot?.(pilotId);
          const told = pilot?.ok === true ? teller.tell(pilot.value) : null;
          if (told?.ok === false) return told;
        }
      }
      return ask(database);
    });
    return signal?.aborted === true ? failure("CANCELLED", "it was cancelled") : done;
  };
  return {
    ask: async <Name extends QuestionName>(
      name: Name,
      pilot: PilotState,
      asOfMs: number,
      input: QuestionInput<Name>,
    ) =>
      twice(async () => {
        const told = teller.tell(pilot);
        if (!told.ok) return told;
        // The table of calls is made from the questions name by name; the compiler does not follow that for a name it does not know.
        const question = { pilotId: pilot.pilotId, asOfMs, input } as MetricsCalls[Name]["input"];
        return client.call(name, question) as Promise<Result<QuestionAnswer<Name>>>;
      }),
    overviews: (pilotIds, nowMs, { onOverview, signal }) =>
      overMany(pilotIds, signal, (database) =>
        client.call(
          "overviews",
          { database, pilotIds, nowMs },
          {
            onProgress: ({ pilotId, overview, stand }) => onOverview(pilotId, overview, stand),
            ...signalOf(signal),
          },
        ),
      ),
    prepare: (pilotIds, nowMs, signal) =>
      overMany(pilotIds, signal, (database) =>
        client.call("prepare", { database, pilotIds, nowMs }, signalOf(signal)),
      ),
    standings: (pilotIds, nowMs, { onStanding, signal }) =>
      overMany(pilotIds, signal, (database) =>
        client.call(
          "standings",
          { database, pilotIds, nowMs },
          { onProgress: ({ pilotId, standing }) => onStanding(pilotId, standing), ...signalOf(signal) },
        ),
      ),
    dayStandings: (pilotIds, nowMs, day, { onStanding, signal }) =>
      overMany(pilotIds, signal, (database) =>
        client.call(
          "dayStandings",
          { database, pilotIds, nowMs, day },
          { onProgress: ({ pilotId, standing }) => onStanding(pilotId, standing), ...signalOf(signal) },
        ),
      ),
    begin: client.begin,
    release: teller.release,
    stop() {
      client.stop();
      saidOf = client.generation();
    },
  };
}

function signalOf(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

function startWorker(): Worker {
  return new Worker(new URL("./metrics-worker.ts", import.meta.url), { type: "module", name: "metrics" });
}
