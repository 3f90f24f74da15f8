import { IconX } from "@tabler/icons-react";
import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { PanelHandle } from "./panel-handle.tsx";
import { useEscape } from "./use-escape.ts";

/** The panel at the right, 440 px, not modal: the list behind it stays in reach. Esc closes it and nothing else. */
export function SidePanel({
  title,
  kicker,
  children,
  onClose,
  takesFocus = false,
}: {
  readonly title: string;
  readonly kicker?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** The panel itself has the focus at first; without it, it stays in the list. */
  readonly takesFocus?: boolean;
}): ReactElement {
  const heading = useId();
  const panel = useRef<HTMLElement>(null);
  // Before the panel takes the focus: a field of it may have it from its first moment.
  const [opener] = useState(() => document.activeElement);
  const close = (): void => {
    // At once, so that the next key finds its row and is not lost while the panel goes.
    if (panel.current?.contains(document.activeElement) === true && opener instanceof HTMLElement)
      opener.focus();
    onClose();
  };
  useEscape(close);
  useEffect(() => {
    const own = panel.current;
    return () => {
      // Only where the focus goes down with the panel: a row behind it may have it already.
      const isLost = document.activeElement === document.body || own?.contains(document.activeElement);
      if (isLost !== true || !(opener instanceof HTMLElement)) return;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener.isConnected) opener.focus();
      });
    };
  }, [opener]);
  useEffect(() => {
    if (takesFocus) panel.current?.focus();
  }, [takesFocus]);
  return (
    <aside ref={panel} className="panel" aria-labelledby={heading} data-region="panel" tabIndex={-1}>
      <PanelHandle />
      <header>
        <div className="grow">
          {kicker === undefined ? null : <div className="caption">{kicker}</div>}
          <h2 id={heading} className="title3">
            {title}
          </h2>
        </div>
        <button type="button" className="iconbutton" aria-label="Close panel" onClick={close}>
          <IconX size={16} stroke={1.5} />
        </button>
      </header>
      {children}
    </aside>
  );
}
