import { useEffect, useRef } from "react";
import { create } from "zustand";
import { walkable } from "../../components/panel-marks.ts";
import { useEscape } from "../../components/use-escape.ts";
import { usePanels } from "../../stores/panel-store.ts";
import { useAddress } from "../navigation.ts";

/** Where somebody stood when a panel took them elsewhere: the address, the thing that was asked about, how far it was scrolled. */
interface ReturnPoint {
  readonly from: string;
  readonly mark: string | null;
  /** Which of the things with that mark, in the order of the page, and how many there were. */
  readonly place: number;
  readonly count: number;
  readonly scrollTop: number;
  /** The address that they were taken to, as soon as it is known. */
  readonly to: string | null;
}

interface ReturnState {
  readonly point: ReturnPoint | null;
  readonly keep: (point: ReturnPoint | null) => void;
}

const useReturnPoint = create<ReturnState>()((set) => ({ point: null, keep: (point) => set({ point }) }));

/** For how long the place is waited for to stand again as it stood. */
const WAIT_MS = 4000;

/** Notes where one stands, before a panel takes one elsewhere; an explanation stands over the "why" that is meant. */
export function leaveFrom(): void {
  const why = usePanels.getState().stack.find(({ subject }) => subject.kind === "why");
  const mark = why === undefined ? null : JSON.stringify(why.subject);
  const opener = why?.opener ?? null;
  const marked = markedAs(mark);
  const place = marked.findIndex((element) => element.contains(opener));
  useReturnPoint.getState().keep({
    from: location.hash,
    mark,
    place: Math.max(0, place),
    count: marked.length,
    scrollTop: document.querySelector(".content")?.scrollTop ?? 0,
    to: null,
  });
}

/** Esc goes back to where a panel was left from: to the same thing, at the same place of the page. */
export function useReturn(): void {
  const { point, keep } = useReturnPoint();
  const { href } = useAddress();
  const here = `#${href}`;
  // It outlives the point that it goes back to: what was asked about may still be on its way.
  const stopRestoring = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (point === null) return;
    if (point.to === null) {
      if (here !== point.from) keep({ ...point, to: here });
      return;
    }
    if (here === point.to) return;
    keep(null);
    stopRestoring.current?.();
    stopRestoring.current = here === point.from ? restore(point) : null;
  }, [point, here, keep]);
  useEscape(() => history.back(), point !== null && point.to === here);
}

/** Waits until the place shows all of what was asked about, then scrolls and focuses as it was. Any key or click ends the wait. */
function restore({ mark, place, count, scrollTop }: ReturnPoint): () => void {
  const tryOnce = (isLast = false): boolean => {
    const marked = markedAs(mark);
    if (marked.length < count && !isLast) return false;
    const element = marked[place] ?? marked[0];
    document.querySelector(".content")?.scrollTo({ top: scrollTop });
    focusableOf(element ?? null)?.focus({ preventScroll: true });
    return true;
  };
  if (tryOnce()) return () => undefined;
  const observer = new MutationObserver(() => {
    if (tryOnce()) stop();
  });
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    window.removeEventListener("pointerdown", stop);
    window.removeEventListener("keydown", stop);
  };
  const timer = setTimeout(() => {
    stop();
    tryOnce(true);
  }, WAIT_MS);
  observer.observe(document.body, { childList: true, subtree: true });
  window.addEventListener("pointerdown", stop);
  window.addEventListener("keydown", stop);
  return stop;
}

function markedAs(mark: string | null): readonly Element[] {
  return mark === null ? [] : walkable().filter((one) => one.getAttribute("data-why") === mark);
}

/** What of a marked element takes the focus: itself, or the first thing in it that does. */
export function focusableOf(element: Element | null): HTMLElement | null {
  if (!(element instanceof HTMLElement)) return null;
  if (element.tabIndex >= 0 || element.hasAttribute("tabindex")) return element;
  return element.querySelector<HTMLElement>("a, button, [tabindex]") ?? element;
}
