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

/** The classes that a screen gives its elements. */
function classesOf(text: string): ReadonlySet<string> {
  const given = [...text.matchAll(/className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g)];
  const texts = given.flatMap(([, plain, code]) => (code === undefined ? [plain ?? ""] : textsOf(code)));
  return new Set(texts.flatMap((words) => words.split(/\s+/)).filter((word) => word !== ""));
}

/** The texts in a piece of code: those in quotes, and templates without what is put into them. */
function textsOf(code: string): readonly string[] {
  const quoted = [...code.matchAll(/"([^"]*)"/g)].map(([, text = ""]) => text);
  const templates = code.replaceAll(/"[^"]*"/g, "").matchAll(/`([^`]*)`/g);
  return [...quoted, ...[...templates].map(([, text = ""]) => text.replaceAll(/\$\{[^}]*\}/g, " "))];
}

/** The folder of a feature that a file belongs to; null: it is of no feature. */
function featureOf(file: string): string | null {
  return /^renderer\/features\/[^/]+/.exec(file)?.[0] ?? null;
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

  it("are read: the classes that a screen gives", () => {
    const text =
      'className="a b" className={`c${isOn ? " d" : ""}`} className={x === 1 ? "e" : "f"} title="g"';
    expect([...classesOf(text)].toSorted()).toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  it("of a feature style what stands in it: its classes are given nowhere else", () => {
    const screens = filesBelow("renderer")
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => ({ file, text: readFileSync(join(projectRoot, file), "utf8") }));
    const given = screens.map(({ file, text }) => ({ file, classes: classesOf(text) }));
    const sheets = filesBelow("renderer/styles").filter((name) => name.endsWith(".css"));
    const owned = sheets.flatMap((sheet) => {
      const owners = screens
        .filter(({ text }) => text.includes(`styles/${sheet.slice(sheet.lastIndexOf("/") + 1)}"`))
        .map(({ file }) => featureOf(file));
      const isOfFeatures = owners.length > 0 && !owners.includes(null);
      return isOfFeatures ? [{ sheet, owners: new Set(owners) }] : [];
    });
    const leaks = owned.flatMap(({ sheet, owners }) => {
      const classes = bareClasses(readFileSync(join(projectRoot, sheet), "utf8")).map((one) => one.slice(1));
      return classes.flatMap((one) =>
        given
          .filter((screen) => screen.classes.has(one) && !owners.has(featureOf(screen.file)))
          .map(({ file }) => `${one} of ${sheet}: ${file}`),
      );
    });
    expect(owned.length).toBeGreaterThan(10);
    expect(leaks).toEqual([]);
  });
});
