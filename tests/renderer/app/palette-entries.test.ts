import { describe, expect, it } from "vitest";
import { matching, type PaletteEntry } from "../../../renderer/app/shell/palette-entries.ts";

const ENTRIES: readonly PaletteEntry[] = [
  { id: "1", kind: "place", name: "Plan", about: "place" },
  { id: "2", kind: "command", name: "New pilot…", about: "command" },
  { id: "3", kind: "person", name: "Ada Planck", about: "CTO" },
  { id: "4", kind: "metric", name: "Acceptance rate", about: "Trust · trust.acceptance" },
];

const named = (text: string): readonly string[] => matching(ENTRIES, text).map(({ name }) => name);

describe("the palette", () => {
  it("finds every word anywhere, names that begin so first", () => {
    expect(named("plan")).toStrictEqual(["Plan", "Ada Planck"]);
    expect(named("trust rate")).toStrictEqual(["Acceptance rate"]);
    expect(named("")).toHaveLength(4);
  });

  it("narrows to one kind by its prefix", () => {
    expect(named("@plan")).toStrictEqual(["Ada Planck"]);
    expect(named("#")).toStrictEqual(["Acceptance rate"]);
    expect(named(">new")).toStrictEqual(["New pilot…"]);
    expect(named("@zzz")).toStrictEqual([]);
  });
});
