import type { PilotStatus } from "../../shared/domain/status.ts";
import type { Result } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { Comparison, ComparisonQuery, Figure, FigureQuery } from "../../shared/metrics/figure.ts";
import type { MetricsCalls, PilotViewData, SeriesQuery, WeeklySeries } from "./metrics-calls.ts";
import { createPilotTeller } from "./pilot-teller.ts";
import { createWorkerClient } from "./worker-client.ts";

/**
 * Figures from the background. Every question names the pilot as it stands; the client tells the worker what it does
 * not know of it yet. PACK_FORMAT: a batch is damaged. ABORTED_BY_CRASH: the worker died; asking again starts a new one.
 */
export interface MetricsClient {
  readonly figures: (pilot: PilotState, query: FigureQuery) => Promise<Result<readonly Figure[]>>;
  readonly comparisons: (pilot: PilotState, query: ComparisonQuery) => Promise<Result<readonly Comparison[]>>;
  readonly series: (pilot: PilotState, query: SeriesQuery) => Promise<Result<readonly WeeklySeries[]>>;
  readonly status: (pilot: PilotState, asOfMs: number) => Promise<Result<PilotStatus>>;
  readonly view: (pilot: PilotState, asOfMs: number) => Promise<Result<PilotViewData>>;
  /** The worker forgets a pilot that is not shown any more. */
  readonly release: (pilotId: string) => void;
  readonly stop: () => void;
}

/** A client with a worker of its own, started by the first question. */
export function createMetricsClient(
  start: () => Worker = () =>
    new Worker(new URL("./metrics-worker.ts", import.meta.url), { type: "module", name: "metrics" }),
): MetricsClient {
  const client = createWorkerClient<MetricsCalls>(start);
  const teller = createPilotTeller(client);
  const ask = <Name extends "figures" | "comparisons" | "series" | "status" | "view">(
    name: Name,
    pilot: PilotState,
    query: MetricsCalls[Name]["input"]["query"],
  ): Promise<Result<MetricsCalls[Name]["output"]>> => {
    teller.tell(pilot);
    return client.call(name, { pilotId: pilot.pilotId, query } as MetricsCalls[Name]["input"]);
  };
  return {
    figures: (pilot, query) => ask("figures", pilot, query),
    comparisons: (pilot, query) => ask("comparisons", pilot, query),
    series: (pilot, query) => ask("series", pilot, query),
    status: (pilot, asOfMs) => ask("status", pilot, { asOfMs }),
    view: (pilot, asOfMs) => ask("view", pilot, { asOfMs }),
    release: teller.release,
    stop: client.stop,
  };
}
