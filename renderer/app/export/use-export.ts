import { useEffect, useMemo, useRef, useState } from "react";
import type { Problem, Result } from "../../../shared/errors/problem.ts";
import { createReportClient, type ReportClient } from "../../workers/report-client.ts";
import { useServices } from "../services.ts";

/** How an export stands. */
export type ExportState<Step, Outcome> =
  | { readonly kind: "choosing" }
  | { readonly kind: "running"; readonly step: Step }
  | { readonly kind: "done"; readonly outcome: Outcome }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Makes what was asked for and saves it; null: the person did not save it. */
type Make<Step, Outcome> = (
  signal: AbortSignal,
  onStep: (step: Step) => void,
) => Promise<Result<Outcome | null>>;

/** One export at a time, with a worker of its own. Whatever is being made ends with the form. */
export function useExport<Step, Outcome>(): {
  readonly client: ReportClient;
  readonly state: ExportState<Step, Outcome>;
  readonly start: (first: Step, make: Make<Step, Outcome>) => Promise<void>;
  readonly stop: () => void;
} {
  const { databaseName } = useServices();
  const client = useMemo(() => createReportClient(databaseName), [databaseName]);
  const running = useRef<AbortController | null>(null);
  const [state, setState] = useState<ExportState<Step, Outcome>>({ kind: "choosing" });
  useEffect(
    () => () => {
      running.current?.abort();
      client.stop();
    },
    [client],
  );
  return {
    client,
    state,
    stop: () => running.current?.abort(),
    async start(first, make) {
      const own = new AbortController();
      running.current = own;
      setState({ kind: "running", step: first });
      const done = await make(own.signal, (step) => {
        if (!own.signal.aborted) setState({ kind: "running", step });
      });
      if (own.signal.aborted || (done.ok && done.value === null)) setState({ kind: "choosing" });
      else if (done.ok && done.value !== null) setState({ kind: "done", outcome: done.value });
      else if (!done.ok) setState({ kind: "failed", problem: done.problem });
    },
  };
}
