import { rememberBatch } from "../../shared/pilot-data/batch-tables.ts";
import type { PilotReader } from "../data/pilot-reader.ts";
import { createHeldPilots } from "./held-pilots.ts";
import { createAssessingHandlers } from "./import-assessing.ts";
import { createBatchHandlers } from "./import-batches.ts";
import type { ImportCalls } from "./import-calls.ts";
import { ImportDesk } from "./import-desk.ts";
import { createReadingHandlers } from "./import-reading.ts";
import { createPackHandlers } from "./pack-handlers.ts";
import type { CallHandlers } from "./serve-calls.ts";
import { createTellingHandlers } from "./telling-handlers.ts";

/** The calls of the import worker, over files and pilots of its own; `reader` reads those that come without their rows. */
export function createImportHandlers(reader: PilotReader | null = null): CallHandlers<ImportCalls> {
  const desk = new ImportDesk();
  const pilots = createHeldPilots(reader, (digest, bytes) => {
    // The rows of an import that was made here are known: its batch need not be read.
    const table = desk.takeTable(digest);
    if (table !== null) rememberBatch(bytes, table);
  });
  return {
    ...createReadingHandlers(desk),
    ...createAssessingHandlers(desk, pilots),
    ...createBatchHandlers(pilots),
    ...createTellingHandlers(pilots),
    ...createPackHandlers(pilots),
  };
}
