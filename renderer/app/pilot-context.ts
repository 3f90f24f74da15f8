import { createContext, useContext, useEffect, useState } from "react";
import type { Problem } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { type ReportFormat, reportFormat } from "../../shared/report/format/report-format.ts";
import type { Overview } from "../figures/overview.ts";
import { momentOf } from "./clock.ts";
import { useServices } from "./services.ts";

/** The pilot that a place shows, with everything derived from it at its moment. */
export interface OpenPilot {
  readonly pilot: PilotState;
  readonly overview: Overview;
  readonly asOfMs: number;
  readonly format: ReportFormat;
}

export type Loaded<Value> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "ready"; readonly value: Value };

const PilotContext = createContext<OpenPilot | null>(null);
export const PilotProvider = PilotContext.Provider;

export function usePilot(): OpenPilot {
  const open = useContext(PilotContext);
  if (open === null) throw new Error("no pilot: the place stands outside a company");
  return open;
}

/** Opens a pilot and follows its changes; what was shown stays until the new state is ready. */
export function useOpenPilot(pilotId: string): Loaded<OpenPilot> {
  const { workspace, figures, now } = useServices();
  const [state, setState] = useState<{ readonly id: string; readonly loaded: Loaded<OpenPilot> }>({
    id: pilotId,
    loaded: { kind: "loading" },
  });
  useEffect(() => {
    let isCurrent = true;
    let last: PilotState | null = null;
    const load = async (): Promise<void> => {
      const opened = await workspace.open(pilotId);
      if (!isCurrent) return;
      if (!opened.ok) {
        setState({ id: pilotId, loaded: { kind: "failed", problem: opened.problem } });
        return;
      }
      if (opened.value === last) return;
      last = opened.value;
      const pilot = opened.value;
      const asOfMs = momentOf(pilot, now());
      const overview = await figures.ask("overview", pilot, asOfMs, null);
      if (!isCurrent || last !== pilot) return;
      setState({
        id: pilotId,
        loaded: overview.ok
          ? {
              kind: "ready",
              value: { pilot, overview: overview.value, asOfMs, format: formatOf(overview.value) },
            }
          : { kind: "failed", problem: overview.problem },
      });
    };
    void load();
    const stop = workspace.subscribe(() => void load());
    return () => {
      isCurrent = false;
      stop();
    };
  }, [workspace, figures, now, pilotId]);
  return state.id === pilotId ? state.loaded : { kind: "loading" };
}

/** The words and digits of a pilot: its currency, and dates seen from its own today. */
export function formatOf({ currency, moment }: Pick<Overview, "currency" | "moment">): ReportFormat {
  return reportFormat({ currency, asOf: moment.date });
}
