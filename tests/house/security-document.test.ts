import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { filesBelow, projectRoot } from "./project-files.ts";

const read = (file: string): string => readFileSync(join(projectRoot, file), "utf8");
const document = read("docs/security.md");
const rows = document
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .flatMap(([, item = "", , shownBy = ""]) => {
    const number = /^\d+/u.exec(item)?.[0];
    return number === undefined ? [] : [{ number, shownBy }];
  });
const testFiles = filesBelow("tests").filter((file) => file.endsWith(".test.ts"));
const asked = read("tests/e2e/desktop/window.test.ts");
const writtenTitles = [...read("tests/house/electron-checklist.test.ts").matchAll(/"([\d, ]+):/gu)].flatMap(
  ([, numbers = ""]) => numbers.split(", "),
);

it("the document on security says of each of the twenty items which test shows it", () => {
  expect(rows.map(({ number }) => number)).toStrictEqual(Array.from({ length: 20 }, (_, at) => `${at + 1}`));
});

it.each(rows)("item $number: the tests that are named are there", ({ number, shownBy }) => {
  const named = [...shownBy.matchAll(/`([^`]+\.test\.ts)`/gu)].map(([, file = ""]) => file);
  const titles = [...shownBy.matchAll(/\*([^*]+)\*/gu)].map(([, title = ""]) => title);
  const isWritten = /\bwritten\b/u.test(shownBy);
  expect(named.length + titles.length + (isWritten ? 1 : 0)).toBeGreaterThan(0);
  for (const file of named) {
    expect(testFiles.filter((one) => one === file || basename(one) === file)).toHaveLength(1);
  }
  // A test of several cases names each before what all of them say.
  const missing = titles.filter((title) => !asked.includes(`"${title}"`) && !asked.includes(`: ${title}"`));
  expect(missing).toStrictEqual([]);
  expect({ isWritten, isThere: isWritten && writtenTitles.includes(number) }).toStrictEqual({
    isWritten,
    isThere: isWritten,
  });
});

it("what stands beside the list names tests that are there", () => {
  const beside = document.slice(document.indexOf("Beside the list"));
  const named = [...beside.matchAll(/`([^`]+\.test\.ts)`/gu)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(3);
  for (const file of named) expect(testFiles).toContain(file);
});
