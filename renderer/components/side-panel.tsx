import { IconX } from "@tabler/icons-react";
import { type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";

/** The panel at the right, 440 px, not modal: the list behind it stays in reach. Esc closes it and nothing else. */
export function SidePanel({
  title,
  kicker,
  children,
  onClose,
}: {
  readonly title: string;
  readonly kicker?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}): ReactElement {
  const heading = useId();
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector('[aria-modal="true"]') !== null) return;
      if (document.activeElement?.getAttribute("aria-expanded") === "true") return;
      event.preventDefault();
      close.current();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <aside className="panel" aria-labelledby={heading} data-region="panel" tabIndex={-1}>
      <header>
        <div className="grow">
          {kicker === undefined ? null : <div className="caption">{kicker}</div>}
          <h2 id={heading} className="title3">
            {title}
          </h2>
        </div>
        <button type="button" className="iconbutton" aria-label="Close panel" onClick={onClose}>
          <IconX size={16} stroke={1.5} />
        </button>
      </header>
      {children}
    </aside>
  );
}
