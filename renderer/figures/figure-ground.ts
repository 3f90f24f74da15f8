import { type PilotView, pilotView } from "../../shared/domain/pilot-view.ts";
import type { LaidOutPilot } from "../workers/held-pilots.ts";

/** What a question about a pilot is answered from: the pilot laid out for figures, and its view at a moment. */
export interface FigureGround extends LaidOutPilot {
  /** Epoch milliseconds. */
  readonly asOfMs: number;
  /** Everything that the domain derives at that moment; computed with the first call. */
  readonly view: () => PilotView;
}

/** Within a minute nothing that screens show depends on the moment. */
const SAME_MOMENT_MS = 60_000;

const lastViews = new WeakMap<LaidOutPilot, { readonly asOfMs: number; readonly view: PilotView }>();

/** The ground of a pilot at a moment. Its view is remembered for as long as the pilot stays as it is. */
export function figureGround(pilot: LaidOutPilot, asOfMs: number): FigureGround {
  return {
    ...pilot,
    asOfMs,
    view: () => {
      const last = lastViews.get(pilot);
      if (last !== undefined && Math.abs(last.asOfMs - asOfMs) < SAME_MOMENT_MS) return last.view;
      const view = pilotView(pilot.state, pilot.dataset, asOfMs, pilot.figures);
      lastViews.set(pilot, { asOfMs, view });
      return view;
    },
  };
}
