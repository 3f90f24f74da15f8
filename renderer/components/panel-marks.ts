import type { WhySubject } from "../../shared/domain/why.ts";
import type { FigurePlace } from "../../shared/metrics/figure-place.ts";
import { type PanelIntent, type PanelSubject, usePanels } from "../stores/panel-store.ts";

/** Marks an element as something that "why?" can be asked about: the panel walks them in the order of the page. */
export function whyMark(pilotId: string, subject: WhySubject): { readonly "data-why": string } {
  return { "data-why": JSON.stringify({ kind: "why", pilotId, subject } satisfies PanelSubject) };
}

/** Marks an element as a figure that can be explained with the key I. */
export function explainMark(pilotId: string, place: FigurePlace): { readonly "data-explain": string } {
  return { "data-explain": JSON.stringify({ kind: "explain", pilotId, place } satisfies PanelSubject) };
}

/** The subject that an element was marked with. */
export function markedSubject(element: Element, mark: "data-why" | "data-explain"): PanelSubject | null {
  const text = element.getAttribute(mark);
  // Only the two functions above write these attributes.
  return text === null ? null : (JSON.parse(text) as PanelSubject);
}

/** Asks why, from the element that has the focus. */
export function askWhy(pilotId: string, subject: WhySubject, intent: PanelIntent = null): void {
  usePanels.getState().open({ kind: "why", pilotId, subject }, document.activeElement, intent);
}

/** Explains a figure. */
export function explainFigure(pilotId: string, place: FigurePlace): void {
  usePanels.getState().open({ kind: "explain", pilotId, place }, document.activeElement);
}

/** Marks an element as money whose formula the key I shows. */
export function moneyMark(pilotId: string, day: number | null): { readonly "data-explain": string } {
  return { "data-explain": JSON.stringify({ kind: "money", pilotId, day } satisfies PanelSubject) };
}

/** Shows what was gained and is at stake, each with its formula. */
export function showMoney(pilotId: string, day: number | null): void {
  usePanels.getState().open({ kind: "money", pilotId, day }, document.activeElement);
}

/** Shows the five effects of a change. */
export function showEffects(pilotId: string, change: string): void {
  usePanels.getState().open({ kind: "effects", pilotId, change }, document.activeElement);
}

/** The figure that the key I means: the focused element's own, the one around it, or the first one inside it. */
export function explainableAt(focused: Element | null): PanelSubject | null {
  if (focused === null) return null;
  const marked = focused.closest("[data-explain]") ?? focused.querySelector("[data-explain]");
  return marked === null ? null : markedSubject(marked, "data-explain");
}

/** The elements that the panel walks: what is marked in the place behind it and can be seen. */
export function walkable(): readonly Element[] {
  return [...document.querySelectorAll('[data-region="content"] [data-why]')].filter(
    (element) => element.closest(".panelover") === null && element.getClientRects().length > 0,
  );
}
