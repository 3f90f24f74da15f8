const MAC: Readonly<Record<string, string>> = {
  Mod: "⌘",
  Ctrl: "⌘",
  Shift: "⇧",
  Alt: "⌥",
  Escape: "esc",
};
const OTHER: Readonly<Record<string, string>> = { Mod: "Ctrl", Escape: "Esc" };
const BOTH: Readonly<Record<string, string>> = {
  Enter: "↵",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "PgUp",
  PageDown: "PgDn",
};

/** The caps of keys that are pressed together (`Mod+K`) or one after the other (`g t`), as the platform shows them. */
export function keyCaps(keys: string, isMac: boolean): readonly string[] {
  const own = isMac ? MAC : OTHER;
  return keys
    .split(" ")
    .flatMap((part) => (part === "+" ? [part] : part.split("+")))
    .map((cap) => own[cap] ?? BOTH[cap] ?? cap);
}

/** The same as a text, for tooltips: `Ctrl+K`, `⌘K`. */
export function keyText(keys: string, isMac: boolean): string {
  const caps = keyCaps(keys, isMac);
  return keys.includes(" ") ? caps.join(" ") : caps.join(isMac ? "" : "+");
}
