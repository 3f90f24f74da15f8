import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ERROR_CODES } from "../../shared/errors/error-codes.ts";
import { filesBelow, isCode, projectRoot } from "./project-files.ts";

/** What a test would have to be a page without a clipboard, or a file of a million rows, for. */
const NOT_TESTED: ReadonlySet<string> = new Set(["CLIPBOARD_DENIED", "TOO_MANY_ROWS"]);

const OWN = ["shared/errors/error-codes.ts", "tests/house/error-codes.test.ts"];

/** The words in capitals that stand in the code below these folders. */
function wordsIn(...folders: readonly string[]): ReadonlySet<string> {
  const files = folders.flatMap(filesBelow).filter((file) => isCode(file) && !OWN.includes(file));
  const words = files.flatMap((file) =>
    Array.from(
      readFileSync(join(projectRoot, file), "utf8").matchAll(/\b[A-Z][A-Z_]+\b/gu),
      ([word]) => word,
    ),
  );
  return new Set(words);
}

it("every code is given by the app, and met in a test", () => {
  const codes = Object.keys(ERROR_CODES);
  const given = wordsIn("shared", "electron", "renderer");
  expect(codes.filter((code) => !given.has(code))).toStrictEqual([]);
  const met = wordsIn("tests");
  expect(codes.filter((code) => !met.has(code) && !NOT_TESTED.has(code))).toStrictEqual([]);
  expect([...NOT_TESTED].filter((code) => met.has(code))).toStrictEqual([]);
});
