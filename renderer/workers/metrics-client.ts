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

/** A client with a worker of its own, started by the first question; it tells the worker what it does not know yet. */
export function createMetricsClient(
  start: () => Worker = () =>
    new Worker(new URL("./metrics-worker.ts", import.meta.url), { type: "module", name: "metrics" }),
): MetricsClient {
  const client = createWorkerClient<MetricsCalls>(start);
  const teller = createPilotTeller(client);
  return {
    ask: async <Name extends QuestionName>(
      name: Name,
      pilot: PilotState,
      asOfMs: number,
      input: QuestionInput<Name>,
    ) => {
      await teller.tell(pilot);
      // The table of calls is made from the questions name by name; the compiler does not follow that for a name it does not know.
      const question = { pilotId: pilot.pilotId, asOfMs, input } as MetricsCalls[Name]["input"];
      return client.call(name, question) as Promise<Result<QuestionAnswer<Name>>>;
    },
    release: teller.release,
    stop: client.stop,
  };
}
