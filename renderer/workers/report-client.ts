import type { Result } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { createPilotTeller } from "./pilot-teller.ts";
import type { PortfolioReportJob, ReportCalls, ReportJob, ReportStep } from "./report-calls.ts";
import { createWorkerClient } from "./worker-client.ts";

/** Makes reports in the background. */
export interface ReportClient {
  /**
   * The file of a report; NO_BASELINE and the like where the pilot lacks what it is of. CANCELLED: the signal was aborted,
   * at whatever step; the next report starts anew.
   */
  readonly make: (
    pilot: PilotState,
    job: Omit<ReportJob, "pilotId">,
    options: { readonly onProgress: (step: ReportStep) => void; readonly signal: AbortSignal },
  ) => Promise<Result<Uint8Array>>;
  /** The file of the portfolio report over these pilots. */
  readonly makePortfolio: (
    pilots: readonly PilotState[],
    job: Omit<PortfolioReportJob, "pilotIds">,
    options: { readonly onProgress: (step: ReportStep) => void; readonly signal: AbortSignal },
  ) => Promise<Result<Uint8Array>>;
  /** What the worker knows of a pilot is let go: no more reports of it are asked for. */
  readonly release: (pilotId: string) => void;
  readonly stop: () => void;
}

/** A client with a worker of its own, started by the first report. */
export function createReportClient(databaseName: () => string | null): ReportClient {
  const client = createWorkerClient<ReportCalls>(
    () => new Worker(new URL("./report-worker.ts", import.meta.url), { type: "module", name: "reports" }),
  );
  const teller = createPilotTeller(client, databaseName);
  return {
    make: async (pilot, job, { onProgress, signal }) => {
      // A worker that lays out a report hears nothing until it is done: it is ended.
      signal.addEventListener("abort", client.stop, { once: true });
      const told = teller.tell(pilot);
      if (!told.ok) return told;
      return client.call("make", { ...job, pilotId: pilot.pilotId }, { onProgress });
    },
    makePortfolio: async (pilots, job, { onProgress, signal }) => {
      signal.addEventListener("abort", client.stop, { once: true });
      for (const pilot of pilots) {
        const told = teller.tell(pilot);
        if (!told.ok) return told;
      }
      const pilotIds = pilots.map(({ pilotId }) => pilotId);
      return client.call("makePortfolio", { ...job, pilotIds }, { onProgress });
    },
    release: (pilotId) => teller.release(pilotId),
    stop: client.stop,
  };
}
