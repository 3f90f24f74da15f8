import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { neutraliseFormula, restoreFormula } from "../../../shared/observations/formula-text.ts";

describe("neutralising formulas", () => {
  it.each([
    "=1+1",
    "+49",
    "-x",
    "@a",
    "\tx",
    "\rx",
    "\0x",
    "＝x",
    "＋x",
    "－x",
    "＠x",
    " =1",
    "\uFEFF=1",
    "'=1",
    "''=1",
    " '=1",
  ])("puts one apostrophe before %j", (text) => {
    expect(neutraliseFormula(text)).toBe(`'${text}`);
  });

  it.each(["", "a=1", "'", "it's", "'tis", "12", " a", "A-B"])("leaves %j alone", (text) => {
    expect(neutraliseFormula(text)).toBe(text);
    expect(restoreFormula(text)).toBe(text);
  });

  it("takes off exactly what it put on, for any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("'", "=", "-", " ", "\uFEFF", "\t", "a", "＝", "\0") }),
    );
    fc.assert(
      fc.property(text, (given) => {
        expect(restoreFormula(neutraliseFormula(given))).toBe(given);
      }),
      { seed: 42, numRuns: 2000 },
    );
  });
});
