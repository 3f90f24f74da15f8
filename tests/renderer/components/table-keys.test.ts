import { describe, expect, it } from "vitest";
import { keysBetween, type TableKey, tableIntent, toggled } from "../../../renderer/components/table-keys.ts";

const key = (name: string, ...held: readonly ("ctrl" | "meta" | "shift" | "alt")[]): TableKey => ({
  key: name,
  ctrlKey: held.includes("ctrl"),
  metaKey: held.includes("meta"),
  shiftKey: held.includes("shift"),
  altKey: held.includes("alt"),
});
const AT = { active: 4, count: 10, page: 3 };
const go = (to: number, isExtending = false) => ({ kind: "go", to, isExtending });

describe("a key on a row", () => {
  it.each([
    [key("ArrowDown"), go(5)],
    [key("ArrowUp"), go(3)],
    [key("Home"), go(0)],
    [key("End"), go(9)],
    [key("PageDown"), go(7)],
    [key("PageUp"), go(1)],
    [key("ArrowDown", "shift"), go(5, true)],
    [key("End", "shift"), go(9, true)],
    [key("ArrowUp", "alt"), { kind: "move row", by: -1 }],
    [key("ArrowDown", "alt"), { kind: "move row", by: 1 }],
    [key("Enter"), { kind: "open" }],
    [key(" "), { kind: "peek" }],
    [key("x"), { kind: "select" }],
    [key("a", "ctrl"), { kind: "select all" }],
    [key("a", "meta"), { kind: "select all" }],
    [key("F10", "shift"), { kind: "menu" }],
    [key("ContextMenu"), { kind: "menu" }],
    [key("D"), { kind: "letter", letter: "d" }],
    [key("d", "ctrl"), null],
    [key("D", "shift"), null],
    [key("ArrowDown", "alt", "shift"), null],
    [key("F10"), null],
    [key("Escape"), null],
    [key("Tab"), null],
    [key("ArrowLeft"), null],
  ])("%o asks for %o", (event, intent) => {
    expect(tableIntent(event, AT)).toStrictEqual(intent);
  });

  it("stays inside the table", () => {
    expect(tableIntent(key("ArrowDown"), { active: 9, count: 10, page: 3 })).toStrictEqual(go(9));
    expect(tableIntent(key("PageUp"), { active: 1, count: 10, page: 3 })).toStrictEqual(go(0));
    expect(tableIntent(key("End"), { active: 0, count: 0, page: 3 })).toStrictEqual(go(0));
  });
});

describe("a selection", () => {
  it("reaches from one row to another in both directions", () => {
    const keys = ["a", "b", "c", "d"];
    expect(keysBetween(keys, 1, 3)).toStrictEqual(["b", "c", "d"]);
    expect(keysBetween(keys, 3, 1)).toStrictEqual(["b", "c", "d"]);
    expect(keysBetween(keys, 2, 2)).toStrictEqual(["c"]);
  });

  it("gains a row or loses it, and leaves the one before as it was", () => {
    const before: ReadonlySet<string> = new Set(["a"]);
    expect([...toggled(before, "b")]).toStrictEqual(["a", "b"]);
    expect([...toggled(before, "a")]).toStrictEqual([]);
    expect([...before]).toStrictEqual(["a"]);
  });
});
