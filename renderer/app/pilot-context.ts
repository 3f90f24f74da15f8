import { createContext, useContext, useEffect, useState } from "react";
import type { Problem } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { type ReportFormat, reportFormat } from "../../shared/report/format/report-format.ts";
import type { Overview } from "../figures/overview.ts";
import { momentOf } from "./clock.ts";
import { onTimePassed } from "./passing-time.ts";
import { type Services, useServices } from "./services.ts";
import { shownLocale } from "./shown-locale.ts";

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
  const services = useServices();
  const { workspace, figures, now } = services;
  const [state, setState] = useState<{ readonly id: string; readonly loaded: Loaded<OpenPilot> }>(() => ({
    id: pilotId,
    loaded: openedAtOnce(services, pilotId),
  }));
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
      // What the portfolio was told of it a moment ago stands until the answer is there.
      const known = last === null ? figures.known("overview", pilot, asOfMs) : null;
      if (known !== null) {
        setState((shown) =>
          shown.id === pilotId && shown.loaded.kind === "ready"
            ? shown
            : { id: pilotId, loaded: openWith(pilot, known, asOfMs) },
        );
      }
      last = pilot;
      lastMs = asOfMs;
      const overview = await figures.ask("overview", pilot, asOfMs, null);
      if (!isCurrent || last !== pilot || lastMs !== asOfMs) return;
      setState({
        id: pilotId,
        loaded: overview.ok
          ? openWith(pilot, overview.value, asOfMs)
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

/** What can be shown of a pilot without asking anybody. */
function openedAtOnce(
  { workspace, figures, now }: Pick<Services, "workspace" | "figures" | "now">,
  pilotId: string,
): Loaded<OpenPilot> {
  const pilot = workspace.opened(pilotId);
  if (pilot === null) return { kind: "loading" };
  const asOfMs = momentOf(pilot, now());
  const known = figures.known("overview", pilot, asOfMs);
  return known === null ? { kind: "loading" } : openWith(pilot, known, asOfMs);
}

function openWith(pilot: PilotState, overview: Overview, asOfMs: number): Loaded<OpenPilot> {
  return { kind: "ready", value: { pilot, overview, asOfMs, format: formatOf(overview) } };
}

/** The words and digits of a pilot: its currency, and dates seen from its own today. */
export function formatOf({ currency, moment }: Pick<Overview, "currency" | "moment">): ReportFormat {
  return reportFormat({ locale: shownLocale(), currency, asOf: moment.date });
}
