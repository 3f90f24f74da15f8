import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cssString } from "../../../../shared/report/html/css-string.ts";
import { markdownText } from "../../../../shared/report/text/markdown-text.ts";
import { neutraliseFormula } from "../../../../shared/report/text/neutralise-formula.ts";
import { plainText, shortText } from "../../../../shared/report/text/plain-text.ts";

describe("plainText", () => {
  it.each([
    ["a\u0000b\u001Bc", "abc"],
    ["abc\u202Egnp.exe", "abcgnp.exe"],
    ["line\r\n\tbreak", "line break"],
    ["e\u0301", "é"],
    ["\uD800x", "\uFFFDx"],
    ["👩‍👩‍👧 team", "👩‍👩‍👧 team"],
    ["2.4\u202Fdays", "2.4\u202Fdays"],
    ["\u2066a\u2069\u200B", "a"],
  ])("%j becomes %j", (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it("shortens by characters, never inside one", () => {
    expect(shortText("👍".repeat(10_000), 5)).toBe("👍👍👍👍…");
    expect(shortText("short", 5)).toBe("short");
  });
});

describe("neutraliseFormula", () => {
  it.each([
    "=1+1",
    "+1",
    "-1",
    "@a",
    "\tx",
    "\rx",
    "\u0000",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    " =1",
    "\uFEFF=1",
    "'=1",
    "  '+1",
  ])("defuses %j", (text) => {
    expect(neutraliseFormula(text)).toBe(`'${text}`);
  });

  it.each(["a=1", "5", "'quoted'", "", "−5", "don't"])("leaves %j", (text) => {
    expect(neutraliseFormula(text)).toBe(text);
  });
});

describe("markdownText (seed 42)", () => {
  it("leaves no markup character bare", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(
          markdownText(text)
            .replace(/\\[\s\S]/gu, "")
            .replace(/&(lt|gt|amp|#47|#46);/gu, ""),
        ).not.toMatch(/[<>`*_[\]|\\]/u);
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});

describe("cssString (seed 42)", () => {
  it("holds letters, digits, spaces and codes only", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cssString(text)).toMatch(/^"[A-Za-z0-9 \\]*"$/u);
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});
