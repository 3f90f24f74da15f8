import type { Result } from "../../shared/errors/problem.ts";
import type { MetricsCalls } from "./metrics-calls.ts";
import { createPilotTeller, type PilotTeller } from "./pilot-teller.ts";
import { createWorkerClient, type WorkerClient } from "./worker-client.ts";

/** One metrics worker, started when it is first asked, with what it was told. */
export interface AskedWorker extends PilotTeller, Pick<WorkerClient<MetricsCalls>, "call" | "stop"> {
  /** Asks; where the worker dies meanwhile, another one in its place is asked once more. */
  readonly twice: <Value>(ask: () => Promise<Result<Value>>) => Promise<Result<Value>>;
}

/**
 * A worker that nobody asked yet.
 * @param onRestart told when it died and another one answers in its place
 */
export function createAskedWorker(
  start: () => Worker,
  databaseName: () => string | null,
  onRestart: () => void,
): AskedWorker {
  const client = createWorkerClient<MetricsCalls>(start);
  let saidOf = 0;
  /** Many questions may have waited for one worker: that it died is said once. */
  const sayRestart = (): void => {
    if (client.generation() > saidOf) onRestart();
    saidOf = client.generation();
  };
  return {
    ...createPilotTeller(client, databaseName),
    call: client.call,
    stop() {
      client.stop();
      saidOf = client.generation();
    },
    async twice(ask) {
      sayRestart();
      const answer = await ask();
      if (answer.ok || answer.problem.code !== "ABORTED_BY_CRASH") return answer;
      sayRestart();
      return ask();
    },
  };
}
