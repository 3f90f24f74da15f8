/**
 * Keys that are pressed together, as the tables of keys write them: `Mod+Shift+O`, `Alt+ArrowLeft`, `?`. `Mod` is ⌘ on a
 * Mac and Ctrl elsewhere; the last part is the name that browsers give the key (letters in capitals).
 */
export interface KeyChord {
  readonly isMod: boolean;
  readonly isShift: boolean;
  readonly isAlt: boolean;
  readonly key: string;
}

/** The part of a browser's keyboard event that decides which keys were pressed. */
export interface PressedKeys {
  readonly key: string;
  /** The key by its place on the keyboard, such as `Digit1`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Reads `Mod+Shift+O`. */
export function chordOf(keys: string): KeyChord {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  return {
    isMod: parts.includes("Mod"),
    isShift: parts.includes("Shift"),
    isAlt: parts.includes("Alt"),
    key: parts.at(-1) ?? "",
  };
}

/** Whether these keys were pressed. A sign such as `?` counts however it is typed; a digit with Mod counts by its place. */
export function isPressed(keys: string, event: PressedKeys, isMac: boolean): boolean {
  const { isMod, isShift, isAlt, key } = chordOf(keys);
  const [mod, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (isMod !== mod || other || isAlt !== event.altKey) return false;
  if (isMod && /^[0-9]$/.test(key)) return event.code === `Digit${key}` && isShift === event.shiftKey;
  const isSign = key.length === 1 && !/[A-Z]/.test(key);
  if (isShift !== event.shiftKey && !isSign) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** The keys as Electron's menus name them; undefined for a single sign, which the menu must not take from text fields. */
export function acceleratorOf(keys: string): string | undefined {
  const { isMod, isShift, isAlt, key } = chordOf(keys);
  if (!isMod && !isAlt) return undefined;
  const parts = [isMod ? "CmdOrCtrl" : "", isAlt ? "Alt" : "", isShift ? "Shift" : ""];
  return [...parts.filter((part) => part !== ""), key.replace(/^Arrow/, "")].join("+");
}
