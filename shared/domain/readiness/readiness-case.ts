import type { PilotState } from "../../journal/pilot-state.ts";
import { recordsOf } from "../../records/read-records.ts";
import type { PilotView } from "../pilot-view.ts";
import { type SignalGrid, signalGrid } from "../signal-coverage.ts";
import { type PlanLine, type ReadinessGap, readinessGaps, readinessPlan } from "./readiness-plan.ts";
import { type ReadinessSignal, readinessSignals } from "./readiness-signals.ts";
import { type ReadinessState, readinessState } from "./readiness-state.ts";

/** Readiness of a company: what was said, what the record shows beside it, what is missing and what is done about it. */
export interface ReadinessCase {
  readonly state: ReadinessState;
  readonly signals: readonly ReadinessSignal[];
  readonly coverage: SignalGrid;
  readonly gaps: readonly ReadinessGap[];
  readonly plan: readonly PlanLine[];
}

/** The readiness at the moment of a view. */
export function readinessCase(
  pilot: PilotState,
  { figures, asOfMs, moment }: Pick<PilotView, "figures" | "asOfMs" | "moment">,
): ReadinessCase {
  const state = readinessState(pilot);
  const names = recordsOf(pilot, "workflow").map(({ name }) => name);
  return {
    state,
    signals: readinessSignals(pilot, figures, asOfMs),
    coverage: signalGrid(figures.prepared, names, moment.date),
    gaps: readinessGaps(state),
    plan: readinessPlan(state),
  };
}
