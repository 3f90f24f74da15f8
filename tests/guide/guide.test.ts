import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, projectRoot } from "../house/project-files.ts";
import { GUIDE_PICTURES } from "./guide-pictures.ts";
import { guideTables } from "./guide-tables.ts";

const GUIDE = "docs/guide";
const pages = filesBelow(GUIDE).filter((file) => file.endsWith(".md"));
const written = new Set([...guideTables().keys()].map((name) => `${GUIDE}/${name}`));
const own = pages.filter((page) => !written.has(page));
const textOf = (file: string): string => readFileSync(join(projectRoot, file), "utf8");

/** What a page calls by the window's own word: `*Share a copy…*`. */
function windowWords(page: string): readonly string[] {
  const words = [...textOf(page).matchAll(/(?<![*\w])\*([^*\n]+)\*(?!\*)/gu)].map(([, word = ""]) => word);
  return [...new Set(words)];
}

describe("the user guide", () => {
  it("has pages, and every one is reached from the first", () => {
    expect(own.length).toBeGreaterThan(4);
    const first = textOf(`${GUIDE}/README.md`);
    const missing = pages.map((page) => page.slice(GUIDE.length + 1)).filter((page) => !first.includes(page));
    expect(missing).toStrictEqual(["README.md"]);
  });

  it.each([...guideTables()])("%s says what the app's own table says", (name, text) => {
    expect(textOf(`${GUIDE}/${name}`)).toBe(text);
  });

  it.each(own)("%s links to files that are there", (page) => {
    const links = [...textOf(page).matchAll(/\]\(([^)#]+)/gu)].map(([, link = ""]) => link);
    const dead = links.filter((link) => !existsSync(join(projectRoot, dirname(page), link)));
    expect(dead).toStrictEqual([]);
  });

  it("shows every picture that is taken for it, and no other", () => {
    const shown = own.flatMap((page) =>
      [...textOf(page).matchAll(/\]\(pictures\/([\w-]+)\.png\)/gu)].map(([, name = ""]) => name),
    );
    expect(shown.toSorted()).toStrictEqual(Object.keys(GUIDE_PICTURES).toSorted());
  });

  it.each(own)("%s calls nothing by a word that the window does not have", (page) => {
    const sources = [...filesBelow("renderer"), ...filesBelow("shared")]
      .filter((file) => /\.tsx?$/u.test(file))
      .map(textOf)
      .join("\n");
    expect(windowWords(page).filter((word) => !sources.includes(word))).toStrictEqual([]);
  });
});
