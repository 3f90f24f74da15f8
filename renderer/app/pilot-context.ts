import { createContext, useContext, useEffect, useState } from "react";
import type { Problem } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { type ReportFormat, reportFormat } from "../../shared/report/format/report-format.ts";
import type { Overview } from "../figures/overview.ts";
import { momentOf } from "./clock.ts";
import { onTimePassed } from "./passing-time.ts";
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

/** The moment at which the place looks at its pilot; null outside a company. */
export function useMoment(): number | null {
  return useContext(PilotContext)?.asOfMs ?? null;
}

/** Opens a pilot and follows its changes and the time, by which deadlines pass and escalations move up; what was shown stays until the new state is ready. */
export function useOpenPilot(pilotId: string): Loaded<OpenPilot> {
  const { workspace, figures, now } = useServices();
  const [state, setState] = useState<{ readonly id: string; readonly loaded: Loaded<OpenPilot> }>({
    id: pilotId,
    loaded: { kind: "loading" },
  });
  useEffect(() => {
    let isCurrent = true;
    let last: PilotState | null = null;
    let lastMs = 0;
    const load = async (hasTimePassed: boolean): Promise<void> => {
      const opened = await workspace.open(pilotId);
      if (!isCurrent) return;
      if (!opened.ok) {
        setState({ id: pilotId, loaded: { kind: "failed", problem: opened.problem } });
        return;
      }
      const pilot = opened.value;
      const asOfMs = momentOf(pilot, now());
      if (pilot === last && !(hasTimePassed && asOfMs !== lastMs)) return;
      last = pilot;
      lastMs = asOfMs;
      const overview = await figures.ask("overview", pilot, asOfMs, null);
      if (!isCurrent || last !== pilot || lastMs !== asOfMs) return;
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
    void load(false);
    const stop = workspace.subscribe(() => void load(false));
    const stopClock = onTimePassed(now, () => void load(true));
    return () => {
      isCurrent = false;
      stop();
      stopClock();
    };
  }, [workspace, figures, now, pilotId]);
  return state.id === pilotId ? state.loaded : { kind: "loading" };
}

/** The words and digits of a pilot: its currency, and dates seen from its own today. */
export function formatOf({ currency, moment }: Pick<Overview, "currency" | "moment">): ReportFormat {
  return reportFormat({ currency, asOf: moment.date });
}
