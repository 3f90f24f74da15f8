import { create } from "zustand";
import type { WhySubject } from "../../shared/domain/why.ts";
import type { FigurePlace } from "../../shared/metrics/figure-place.ts";

/** What the panel at the right shows of a company: why something is so, what a figure is made of, what a change did. */
export type PanelSubject =
  | { readonly kind: "why"; readonly pilotId: string; readonly subject: WhySubject }
  | { readonly kind: "explain"; readonly pilotId: string; readonly place: FigurePlace }
  /** What was gained and is at stake, at a day of the pilot; null: now. */
  | { readonly kind: "money"; readonly pilotId: string; readonly day: number | null }
  | { readonly kind: "effects"; readonly pilotId: string; readonly change: string };

/** What somebody is about to do with it. */
export type PanelIntent = "obey" | "overrule" | null;

/** An open panel: where the focus goes back to when it closes. */
export interface OpenPanel {
  readonly subject: PanelSubject;
  readonly opener: Element | null;
  readonly intent: PanelIntent;
}

interface PanelState {
  /** The topmost last: an explanation stands over the "why" that it was asked from. */
  readonly stack: readonly OpenPanel[];
  /** Opens a panel. "Why" takes the place of all panels; the others come on top of a "why". */
  readonly open: (subject: PanelSubject, opener: Element | null, intent?: PanelIntent) => void;
  /** Shows another subject in the topmost panel: the list behind it is walked. */
  readonly turnTo: (subject: PanelSubject) => void;
  readonly close: () => void;
  readonly closeAll: () => void;
}

export const usePanels = create<PanelState>()((set) => ({
  stack: [],
  open: (subject, opener, intent = null) =>
    set(({ stack }) => {
      const below = subject.kind === "why" ? [] : stack.filter((panel) => panel.subject.kind === "why");
      return { stack: [...below, { subject, opener, intent }] };
    }),
  turnTo: (subject) =>
    set(({ stack }) => {
      const top = stack.at(-1);
      return top === undefined
        ? { stack }
        : { stack: [...stack.slice(0, -1), { ...top, subject, intent: null }] };
    }),
  close: () => set(({ stack }) => ({ stack: stack.slice(0, -1) })),
  closeAll: () => set({ stack: [] }),
}));
