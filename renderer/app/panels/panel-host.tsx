import "../../styles/panels.css";
import { type KeyboardEvent, type MouseEvent, type ReactElement, useEffect, useRef } from "react";
import { markedSubject, walkable } from "../../components/panel-marks.ts";
import { type OpenPanel, usePanels } from "../../stores/panel-store.ts";
import { usePreferences } from "../../stores/preferences-store.ts";
import { EffectsPanel } from "../effects/effects-panel.tsx";
import { usePath } from "../navigation.ts";
import { useOpenPilot } from "../pilot-context.ts";
import { ExplainPanel } from "./explain-panel.tsx";
import { MoneyPanel } from "./money-panel.tsx";
import { PanelMessage } from "./panel-message.tsx";
import { focusableOf, leaveFrom, useReturn } from "./return-point.ts";
import { WhyPanel } from "./why-panel.tsx";

/** The panel over the place that one is in. It closes when the place changes; the focus goes back to where it came from. */
export function PanelHost(): ReactElement | null {
  const stack = usePanels((state) => state.stack);
  const closeAll = usePanels((state) => state.closeAll);
  const path = usePath();
  const change = usePreferences((state) => state.change);
  const top = stack.at(-1) ?? null;
  const lastPath = useRef(path);
  useEffect(() => {
    if (lastPath.current !== path) closeAll();
    lastPath.current = path;
  }, [path, closeAll]);
  const pilotId = top?.subject.pilotId ?? null;
  useEffect(() => {
    // Whoever asks why about a company has entered it.
    if (pilotId !== null) change({ lastPilotId: pilotId });
  }, [pilotId, change]);
  useMarkedCurrent(top);
  useReturn();
  return top === null ? null : <Floating key={top.subject.kind} panel={top} />;
}

/** Shows in the place behind which of the marked things the panel is about. */
function useMarkedCurrent(top: OpenPanel | null): void {
  const text = top?.subject.kind === "why" ? JSON.stringify(top.subject) : null;
  useEffect(() => {
    if (text === null) return undefined;
    const marked = walkable().filter((element) => element.getAttribute("data-why") === text);
    for (const element of marked) element.setAttribute("data-why-current", "");
    return () => {
      for (const element of marked) element.removeAttribute("data-why-current");
    };
  }, [text]);
}

function Floating({ panel }: { readonly panel: OpenPanel }): ReactElement {
  const { subject, intent } = panel;
  const close = usePanels((state) => state.close);
  const box = useRef<HTMLDivElement>(null);
  const loaded = useOpenPilot(subject.pilotId);
  const onClose = (): void => {
    const { stack } = usePanels.getState();
    close();
    if (stack.length > 1) return;
    const target = behind(panel);
    requestAnimationFrame(() => target?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (subject.kind !== "why" || isField(event.target)) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    walk(panel, step);
  };
  const onClickCapture = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest("a[href^='#']") !== null) leaveFrom();
  };
  return (
    <div className="panelover" ref={box} onKeyDown={onKeyDown} onClickCapture={onClickCapture}>
      {loaded.kind !== "ready" ? (
        <PanelMessage loaded={loaded} onClose={onClose} />
      ) : subject.kind === "why" ? (
        <WhyPanel
          open={loaded.value}
          subject={subject.subject}
          intent={intent}
          onClose={onClose}
          onLeave={leaveFrom}
        />
      ) : subject.kind === "explain" ? (
        <ExplainPanel open={loaded.value} place={subject.place} onClose={onClose} />
      ) : subject.kind === "money" ? (
        <MoneyPanel open={loaded.value} day={subject.day} onClose={onClose} />
      ) : (
        <EffectsPanel open={loaded.value} change={subject.change} onClose={onClose} takesFocus />
      )}
    </div>
  );
}

/** Where the focus goes: to what the panel is about now, else to where it was opened from. */
function behind({ subject, opener }: OpenPanel): HTMLElement | null {
  const text = subject.kind === "why" ? JSON.stringify(subject) : null;
  const marked =
    text === null ? [] : walkable().filter((element) => element.getAttribute("data-why") === text);
  const own = marked.find((element) => element === opener) ?? marked[0];
  const target = own ?? (opener?.isConnected === true ? opener : null);
  return focusableOf(target);
}

function walk({ subject }: OpenPanel, step: 1 | -1): void {
  const texts: string[] = [];
  const elements = walkable();
  for (const element of elements) {
    const text = element.getAttribute("data-why") ?? "";
    if (!texts.includes(text)) texts.push(text);
  }
  const here = texts.indexOf(JSON.stringify(subject));
  const next = texts[here === -1 ? 0 : Math.min(texts.length - 1, Math.max(0, here + step))];
  const element = elements.find((one) => one.getAttribute("data-why") === next);
  const to = element === undefined ? null : markedSubject(element, "data-why");
  if (to === null) return;
  element?.scrollIntoView({ block: "nearest" });
  usePanels.getState().turnTo(to);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [role='separator']");
}
