import type { Result } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { createPilotTeller } from "./pilot-teller.ts";
import type { ReportCalls, ReportJob, ReportStep } from "./report-calls.ts";
import { createWorkerClient } from "./worker-client.ts";

/** Makes reports in the background. */
export interface ReportClient {
  /** The file of a report; NO_BASELINE and the like where the pilot lacks what it is of. */
  readonly make: (
    pilot: PilotState,
    job: Omit<ReportJob, "pilotId">,
    onProgress: (step: ReportStep) => void,
  ) => Promise<Result<Uint8Array>>;
  /** Ends what is being made: it ends with CANCELLED. The next report starts anew. */
  readonly stop: () => void;
}

/** A client with a worker of its own, started by the first report. */
export function createReportClient(databaseName: () => string | null): ReportClient {
  const client = createWorkerClient<ReportCalls>(
    () => new Worker(new URL("./report-worker.ts", import.meta.url), { type: "module", name: "reports" }),
  );
  const teller = createPilotTeller(client, databaseName);
  return {
    make: async (pilot, job, onProgress) => {
      const told = teller.tell(pilot);
      if (!told.ok) return told;
      return client.call("make", { ...job, pilotId: pilot.pilotId }, { onProgress });
    },
    stop: client.stop,
  };
}
