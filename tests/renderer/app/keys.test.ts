import { describe, expect, it } from "vitest";
import { keyGroups } from "../../../renderer/app/keys.ts";
import { PLACES } from "../../../renderer/app/places.ts";
import { commandFacts, commandKeys, WINDOW_COMMAND_NAMES } from "../../../shared/ipc/window-commands.ts";

describe.each([true, false])("the table of keys (Mac: %s)", (isMac) => {
  const facts = keyGroups(isMac).flatMap(({ keys }) => keys);

  it("shows the key of every command that has one", () => {
    const shown = new Set(facts.flatMap(({ keys }) => keys));
    const missing = WINDOW_COMMAND_NAMES.filter((command) => {
      const keys = commandKeys(command, isMac);
      return keys !== undefined && !shown.has(keys);
    });
    expect(missing).toStrictEqual([]);
  });

  it("says each thing once, and each key in one group at most once", () => {
    const said = facts.map(({ what }) => what);
    expect(new Set(said).size).toBe(said.length);
    for (const { keys } of keyGroups(isMac)) {
      const all = keys.flatMap((fact) => fact.keys);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe("commands and places", () => {
  it("have the same nine places in the same order", () => {
    const commands = WINDOW_COMMAND_NAMES.filter((name) => name.startsWith("go "));
    expect(commands).toStrictEqual(PLACES.map(({ id }) => `go ${id}`));
    expect(commands.map((name) => commandFacts(name).label)).toStrictEqual(PLACES.map(({ name }) => name));
    expect(commands.map((name) => commandKeys(name, false))).toStrictEqual(
      PLACES.map((_, index) => `Mod+${index + 1}`),
    );
  });

  it("no two letters after g are the same", () => {
    expect(new Set(PLACES.map(({ letter }) => letter)).size).toBe(PLACES.length);
  });
});
