import { expect, it } from "vitest";
import { keyCaps, keyText } from "../../../renderer/components/key-glyphs.ts";

it.each([
  ["Mod+Shift+O", "Ctrl+Shift+O", "⌘⇧O"],
  ["Ctrl+K", "Ctrl+K", "⌘K"],
  ["Alt+ArrowUp", "Alt+↑", "⌥↑"],
  ["Enter", "↵", "↵"],
  ["g t", "g t", "g t"],
  ["?", "?", "?"],
])("%s is %s, on a Mac %s", (keys, other, mac) => {
  expect(keyText(keys, false)).toBe(other);
  expect(keyText(keys, true)).toBe(mac);
});

it("no glyph of a Mac is shown elsewhere", () => {
  expect(keyCaps("Mod+Shift+Alt+Escape", false).join("")).not.toMatch(/[⌘⇧⌥]/u);
});
