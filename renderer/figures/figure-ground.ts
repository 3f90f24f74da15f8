import { type PilotView, pilotView } from "../../shared/domain/pilot-view.ts";
import type { LaidOutPilot } from "./laid-out-pilot.ts";

/** What a question about a pilot is answered from: the pilot laid out for figures, and its view at a moment. */
export interface FigureGround extends LaidOutPilot {
  /** Epoch milliseconds. */
  readonly asOfMs: number;
  /** Everything that the domain derives at that moment; computed with the first call. */
  readonly view: () => PilotView;
}

/** Within a minute nothing that screens show depends on the moment. */
const SAME_MOMENT_MS = 60_000;

/** Whether two moments (epoch milliseconds) show the same. */
export function isSameMoment(oneMs: number, otherMs: number): boolean {
  return Math.abs(oneMs - otherMs) < SAME_MOMENT_MS;
}

const lastViews = new WeakMap<LaidOutPilot, { readonly asOfMs: number; readonly view: PilotView }>();

/** The ground of a pilot at a moment. Its view is remembered for as long as the pilot stays as it is. */
export function figureGround(pilot: LaidOutPilot, asOfMs: number): FigureGround {
  return groundOf(pilot, asOfMs, () => {
    const last = lastViews.get(pilot);
    if (last !== undefined && isSameMoment(last.asOfMs, asOfMs)) return last.view;
    const view = viewAt(pilot, asOfMs);
    lastViews.set(pilot, { asOfMs, view });
    return view;
  });
}

/** The same of a moment that is not looked at now: the view that is stays the one that is remembered. */
export function groundToCome(pilot: LaidOutPilot, asOfMs: number): FigureGround {
  let view: PilotView | null = null;
  return groundOf(pilot, asOfMs, () => {
    view ??= viewAt(pilot, asOfMs);
    return view;
  });
}

function viewAt({ state, prepared, figures }: LaidOutPilot, asOfMs: number): PilotView {
  return pilotView(state, prepared, asOfMs, figures);
}

function groundOf(pilot: LaidOutPilot, asOfMs: number, view: () => PilotView): FigureGround {
  const { state, prepared, figures } = pilot;
  return {
    state,
    prepared,
    figures,
    // Asked for only where it is needed: it may have to be read first.
    get dataset() {
      return pilot.dataset;
    },
    asOfMs,
    view,
  };
}
