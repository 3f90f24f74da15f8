import type { PilotStatus } from "../../shared/domain/status.ts";
import type { Result } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { Comparison, ComparisonQuery, Figure, FigureQuery } from "../../shared/metrics/figure.ts";
import type { MetricsCalls, PilotGain, PilotViewData, SeriesQuery, WeeklySeries } from "./metrics-calls.ts";
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
  const told = new Map<string, PilotState>();
  let toldGeneration = client.generation();

  // Messages arrive in order, so the question may follow at once.
  const tell = (pilot: PilotState): void => {
    if (toldGeneration !== client.generation()) told.clear();
    const known = told.get(pilot.pilotId);
    if (known === pilot) return;
    told.set(pilot.pilotId, pilot);
    const gain = known === undefined ? null : gainOf(known, pilot);
    if (gain === null) void client.call("hold", { ...pilot, attachments: new Map() });
    else void client.call("extend", gain);
    toldGeneration = client.generation();
  };
  const ask = <Name extends "figures" | "comparisons" | "series" | "status" | "view">(
    name: Name,
    pilot: PilotState,
    query: MetricsCalls[Name]["input"]["query"],
  ): Promise<Result<MetricsCalls[Name]["output"]>> => {
    tell(pilot);
    return client.call(name, { pilotId: pilot.pilotId, query } as MetricsCalls[Name]["input"]);
  };
  return {
    figures: (pilot, query) => ask("figures", pilot, query),
    comparisons: (pilot, query) => ask("comparisons", pilot, query),
    series: (pilot, query) => ask("series", pilot, query),
    status: (pilot, asOfMs) => ask("status", pilot, { asOfMs }),
    view: (pilot, asOfMs) => ask("view", pilot, { asOfMs }),
    release: (pilotId) => {
      if (told.delete(pilotId)) void client.call("release", pilotId);
    },
    stop: client.stop,
  };
}

/** What a pilot has beyond an earlier state of it; null: it is not simply longer (a pack was opened, a start mended it). */
export function gainOf(before: PilotState, after: PilotState): PilotGain | null {
  const count = before.entries.length;
  if (after.entries.length <= count) return null;
  if (before.entries.some(({ hash }, index) => after.entries[index]?.hash !== hash)) return null;
  const added = <Value>(old: ReadonlyMap<string, Value>, own: ReadonlyMap<string, Value>) =>
    new Map([...own].filter(([name]) => !old.has(name)));
  return {
    pilotId: after.pilotId,
    entries: after.entries.slice(count),
    confidential: added(before.confidential, after.confidential),
    batches: added(before.batches, after.batches),
  };
}
