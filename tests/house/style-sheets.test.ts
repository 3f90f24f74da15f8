import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, projectRoot } from "./project-files.ts";

/** The sheets that every screen has from the start: they may build on each other. */
const START = new Set([
  "base.css",
  "direction.css",
  "fonts.css",
  "shell.css",
  "notices.css",
  "parts.css",
  "tables.css",
]);

/** The classes that a sheet styles wherever they stand, outside of `@media`: `.row`, not `.plan .row`. */
function bareClasses(text: string): readonly string[] {
  const plain = text
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/@[\w-]+[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  return [...plain.matchAll(/([^{}]+)\{/g)]
    .flatMap(([, selectors = ""]) => withoutGroups(selectors).split(","))
    .map((selector) => selector.trim())
    .filter((selector) => /^\.[\w-]+$/.test(selector));
}

/** What stands between brackets is no selector of its own: `.b :is(.c, .d)`. */
function withoutGroups(selectors: string): string {
  const without = selectors.replaceAll(/\([^()]*\)/g, "");
  return without === selectors ? without : withoutGroups(without);
}

describe("style sheets", () => {
  it("are read: a class, not one below another or on paper", () => {
    const text =
      ".a, .b .c { x: y } .b :is(.e, :not(.g, .h)) { x: y } @media print { .d { x: y } .e { x: y } } .f { x: y }";
    expect(bareClasses(text)).toEqual([".a", ".f"]);
  });

  it("come in whichever order places are visited: a class that one styles everywhere, no other does", () => {
    const sheets = new Map<string, Set<string>>();
    for (const file of filesBelow("renderer/styles").filter((name) => name.endsWith(".css"))) {
      const name = file.slice(file.lastIndexOf("/") + 1);
      const owner = START.has(name) ? "the start" : name;
      for (const one of bareClasses(readFileSync(join(projectRoot, file), "utf8"))) {
        sheets.set(one, (sheets.get(one) ?? new Set()).add(owner));
      }
    }
    expect(sheets.size).toBeGreaterThan(50);
    const shared = [...sheets].filter(([, owners]) => owners.size > 1);
    expect(shared.map(([one, owners]) => `${one}: ${[...owners].join(", ")}`)).toEqual([]);
  });
});
