import { success } from "../../shared/errors/problem.ts";
import { createHeldPilots } from "./held-pilots.ts";
import { createAssessingHandlers } from "./import-assessing.ts";
import { createBatchHandlers } from "./import-batches.ts";
import type { ImportCalls } from "./import-calls.ts";
import { ImportDesk } from "./import-desk.ts";
import { createReadingHandlers } from "./import-reading.ts";
import type { CallHandlers } from "./serve-calls.ts";

/** The calls of the import worker, over files and pilots of its own. */
export function createImportHandlers(): CallHandlers<ImportCalls> {
  const desk = new ImportDesk();
  const pilots = createHeldPilots();
  return {
    ...createReadingHandlers(desk),
    ...createAssessingHandlers(desk, pilots),
    ...createBatchHandlers(pilots),
    hold: (state) => {
      pilots.hold(state);
      return success(null);
    },
    extend: (gain) => pilots.extend(gain),
    release: (pilotId) => {
      pilots.release(pilotId);
      return success(null);
    },
  };
}
