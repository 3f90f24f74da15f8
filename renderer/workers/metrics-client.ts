import type { Result } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { QuestionAnswer, QuestionInput, QuestionName } from "../figures/figure-questions.ts";
import type { Figures } from "../figures/figures.ts";
import type { MetricsCalls } from "./metrics-calls.ts";
import { createPilotTeller } from "./pilot-teller.ts";
import { createWorkerClient } from "./worker-client.ts";

/** Figures from a worker that can be ended. */
export interface MetricsClient extends Figures {
  readonly stop: () => void;
}

/**
 * A client with a worker of its own, started by the first question; it tells the worker what it does not know yet. One
 * that dies is started again and asked once more, and `onCrash` hears of it; ABORTED_BY_CRASH: it died of the same
 * question twice.
 */
export function createMetricsClient(
  start: () => Worker = () =>
    new Worker(new URL("./metrics-worker.ts", import.meta.url), { type: "module", name: "metrics" }),
  onCrash: () => void = () => undefined,
): MetricsClient {
  const client = createWorkerClient<MetricsCalls>(start);
  const teller = createPilotTeller(client);
  let toldGeneration = 0;
  const askOnce = async <Name extends QuestionName>(
    name: Name,
    pilot: PilotState,
    asOfMs: number,
    input: QuestionInput<Name>,
  ): Promise<Result<QuestionAnswer<Name>>> => {
    await teller.tell(pilot);
    // The table of calls is made from the questions name by name; the compiler does not follow that for a name it does not know.
    const question = { pilotId: pilot.pilotId, asOfMs, input } as MetricsCalls[Name]["input"];
    return client.call(name, question) as Promise<Result<QuestionAnswer<Name>>>;
  };
  return {
    ask: async (...question) => {
      const answer = await askOnce(...question);
      if (answer.ok || answer.problem.code !== "ABORTED_BY_CRASH") return answer;
      // Questions that waited together for one worker are one crash.
      if (toldGeneration !== client.generation()) onCrash();
      toldGeneration = client.generation();
      return askOnce(...question);
    },
    release: teller.release,
    stop: client.stop,
  };
}
