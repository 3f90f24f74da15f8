import { createLayoutCache } from "../data/layout-cache.ts";
import { createPilotReader } from "../data/pilot-reader.ts";
import type { MetricsCalls } from "./metrics-calls.ts";
import { createMetricsHandlers } from "./metrics-handlers.ts";
import { serveCalls, type WorkerScope } from "./serve-calls.ts";

serveCalls<MetricsCalls>(
  globalThis as unknown as WorkerScope,
  createMetricsHandlers({ reader: createPilotReader(), cache: createLayoutCache() }),
);
