import { rememberBatch } from "../../shared/pilot-data/batch-tables.ts";
import { createHeldPilots } from "./held-pilots.ts";
import { createAssessingHandlers } from "./import-assessing.ts";
import { createBatchHandlers } from "./import-batches.ts";
import type { ImportCalls } from "./import-calls.ts";
import { ImportDesk } from "./import-desk.ts";
import { createReadingHandlers } from "./import-reading.ts";
import type { CallHandlers } from "./serve-calls.ts";
import { createTellingHandlers } from "./telling-handlers.ts";

/** The calls of the import worker, over files and pilots of its own. */
export function createImportHandlers(): CallHandlers<ImportCalls> {
  const desk = new ImportDesk();
  const pilots = createHeldPilots();
  const telling = createTellingHandlers(pilots);
  return {
    ...createReadingHandlers(desk),
    ...createAssessingHandlers(desk, pilots),
    ...createBatchHandlers(pilots),
    ...telling,
    extend: (gain, context) => {
      const extended = telling.extend(gain, context);
      const state = pilots.stateOf(gain.pilotId);
      if (!state.ok) return extended;
      // The rows of an import that was made here are known: its batch need not be read.
      for (const [digest, bytes] of state.value.batches) {
        const table = desk.takeTable(digest);
        if (table !== null) rememberBatch(bytes, table);
      }
      return extended;
    },
  };
}
