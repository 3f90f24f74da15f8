import { createPilotReader } from "../data/pilot-reader.ts";
import type { ImportCalls } from "./import-calls.ts";
import { createImportHandlers } from "./import-handlers.ts";
import { serveCalls, type WorkerScope } from "./serve-calls.ts";

serveCalls<ImportCalls>(globalThis as unknown as WorkerScope, createImportHandlers(createPilotReader()));
