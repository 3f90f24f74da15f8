import type { SampleCalls } from "./sample-calls.ts";
import { createSampleHandlers } from "./sample-handlers.ts";
import { serveCalls, type WorkerScope } from "./serve-calls.ts";

serveCalls<SampleCalls>(globalThis as unknown as WorkerScope, createSampleHandlers());
