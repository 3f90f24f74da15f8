/** Starts a worker that answers the calls of `metrics-calls.ts`. */
export function startMetricsWorker(): Worker {
  return new Worker(new URL("./metrics-worker.ts", import.meta.url), { type: "module", name: "metrics" });
}
