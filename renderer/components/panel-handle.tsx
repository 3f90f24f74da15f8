import { type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useRef } from "react";
import { PANEL_WIDTHS, usePreferences } from "../stores/preferences-store.ts";

const STEP = 20;

/** The left edge of a panel: dragged, or moved with the arrow keys, it makes all panels wider or narrower. */
export function PanelHandle(): ReactElement {
  const { panelWidth, change } = usePreferences();
  const handle = useRef<HTMLDivElement>(null);
  useEffect(() => {
    handle.current?.closest<HTMLElement>(".panel")?.style.setProperty("width", `${panelWidth}px`);
  }, [panelWidth]);
  const set = (width: number): void =>
    change({ panelWidth: Math.round(Math.min(PANEL_WIDTHS.most, Math.max(PANEL_WIDTHS.least, width))) });
  const onKeyDown = (event: KeyboardEvent): void => {
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: panelWidth + STEP,
      ArrowRight: panelWidth - STEP,
      Home: PANEL_WIDTHS.least,
      End: PANEL_WIDTHS.most,
    };
    const width = to[event.key];
    if (width === undefined) return;
    event.preventDefault();
    set(width);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = handle.current?.closest(".panel")?.getBoundingClientRect().right ?? 0;
    set(right - event.clientX);
  };
  return (
    <div
      ref={handle}
      className="panelhandle"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the panel"
      aria-valuenow={panelWidth}
      aria-valuemin={PANEL_WIDTHS.least}
      aria-valuemax={PANEL_WIDTHS.most}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    />
  );
}
