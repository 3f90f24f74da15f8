import "../styles/row-menu.css";
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from "react";
import { KeyHint } from "./key-hint.tsx";

/** One thing that can be done with a row. */
export interface RowAction {
  readonly label: string;
  /** The key that does the same on the row and in its menu, such as `E`. */
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** Where a menu opens, in pixels of the page. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/** What can be done with a row, at the row: arrows and letters move, Enter does it, Escape goes back to the row. */
export function RowMenu({
  label,
  actions,
  place,
  onClose,
}: {
  readonly label: string;
  readonly actions: readonly RowAction[];
  readonly place: MenuPlace;
  readonly onClose: () => void;
}): ReactElement {
  const menu = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    before.current = document.activeElement;
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled])')?.focus();
    const onPointer = (event: PointerEvent): void => {
      if (menu.current?.contains(event.target as Node) !== true) close.current();
    };
    window.addEventListener("pointerdown", onPointer);
    return () => window.removeEventListener("pointerdown", onPointer);
  }, []);
  const leave = (): void => {
    if (before.current instanceof HTMLElement) before.current.focus();
    onClose();
  };
  const choose = ({ isDisabled = false, run }: RowAction): void => {
    if (isDisabled) return;
    leave();
    run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')].filter(
      (item) => item.ariaDisabled !== "true",
    );
    const here = items.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    const own = actions.find(({ keys }) => isLetter(keys, event.key));
    if (to !== undefined) items.at(to % Math.max(1, items.length))?.focus();
    else if (event.key === "Escape" || event.key === "Tab") leave();
    else if (own !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) choose(own);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const x = Math.max(8, Math.min(place.x, window.innerWidth - 248));
  const y = Math.max(8, Math.min(place.y, window.innerHeight - 16 - actions.length * 32));
  return (
    <div
      ref={menu}
      className="rowmenu"
      role="menu"
      aria-label={label}
      style={{ left: x, top: y }}
      onKeyDown={onKeyDown}
    >
      {actions.map((action) => (
        <button
          key={action.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={action.isDisabled === true ? true : undefined}
          onClick={() => choose(action)}
        >
          <span className="grow">{action.label}</span>
          {action.keys === undefined ? null : (
            <span aria-hidden="true">
              <KeyHint keys={action.keys} />
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

/** Whether the key of an action is a letter, and this one. */
export function isLetter(keys: string | undefined, pressed: string): boolean {
  return keys?.length === 1 && keys.toLowerCase() === pressed.toLowerCase();
}
