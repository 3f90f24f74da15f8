import { describe, expect, it } from "vitest";
import { acceleratorOf, isPressed, type PressedKeys } from "../../../shared/ipc/key-chord.ts";

function pressed(key: string, more: Partial<PressedKeys> = {}): PressedKeys {
  return { key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more };
}

describe("keys", () => {
  it.each([
    ["Mod+K", pressed("k", { ctrlKey: true }), true],
    ["Mod+K", pressed("K", { ctrlKey: true }), true],
    ["Mod+K", pressed("k"), false],
    ["Mod+K", pressed("k", { metaKey: true }), false],
    ["Mod+K", pressed("k", { ctrlKey: true, altKey: true }), false],
    ["Mod+K", pressed("K", { ctrlKey: true, shiftKey: true }), false],
    ["Mod+Shift+Z", pressed("Z", { ctrlKey: true, shiftKey: true }), true],
    ["Mod+Z", pressed("Z", { ctrlKey: true, shiftKey: true }), false],
    ["Mod+,", pressed(",", { ctrlKey: true }), true],
    ["Mod+1", pressed("&", { ctrlKey: true, code: "Digit1" }), true],
    ["Mod+1", pressed("1", { ctrlKey: true, code: "Numpad1" }), false],
    ["Alt+ArrowLeft", pressed("ArrowLeft", { altKey: true }), true],
    ["Alt+ArrowLeft", pressed("ArrowLeft"), false],
    ["?", pressed("?", { shiftKey: true }), true],
    ["/", pressed("/", { shiftKey: true }), true],
    ["X", pressed("x"), true],
    ["X", pressed("X", { shiftKey: true }), false],
  ])("%s by %o: %s", (keys, event, is) => {
    expect(isPressed(keys, event, false)).toBe(is);
  });

  it("are those of ⌘ on a Mac, where Ctrl belongs to the text", () => {
    expect(isPressed("Mod+E", pressed("e", { metaKey: true }), true)).toBe(true);
    expect(isPressed("Mod+E", pressed("e", { ctrlKey: true }), true)).toBe(false);
  });

  it.each([
    ["Mod+Shift+O", "CmdOrCtrl+Shift+O"],
    ["Mod+,", "CmdOrCtrl+,"],
    ["Alt+ArrowLeft", "Alt+Left"],
    ["?", undefined],
    ["X", undefined],
  ])("%s is %s in a menu", (keys, accelerator) => {
    expect(acceleratorOf(keys)).toBe(accelerator);
  });
});
