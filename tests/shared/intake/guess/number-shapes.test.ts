import { describe, expect, it } from "vitest";
import { decimalMark, NumberTally } from "../../../../shared/intake/guess/number-evidence.ts";
import { numberShape } from "../../../../shared/intake/guess/number-shapes.ts";

describe("what the signs of a number say", () => {
  it.each([
    ["12", "whole"],
    ["-0012", "whole"],
    ["1.5", "point"],
    ["-0.123", "point"],
    [".5", "point"],
    ["1234.567", "point"],
    ["1,234.5", "point"],
    ["1,234,567", "point"],
    ["1.2E-7", "point"],
    ["1,5", "comma"],
    ["0,123", "comma"],
    ["1.234,5", "comma"],
    ["1.234.567", "comma"],
    ["1 234,50", "comma"],
    ["1.234", "one point"],
    ["-12.345", "one point"],
    ["1,234", "one comma"],
    ["1 234", "spaced"],
    ["1'234'567", "spaced"],
    ["45 %", "percentage"],
    ["45,5%", "percentage"],
    ["1.2.3", "no number"],
    ["1,2,3", "no number"],
    ["12 34", "no number"],
    ["v1.5", "no number"],
    ["?", "no number"],
    ["", "no number"],
  ])("%s: %s", (text, shape) => {
    expect(numberShape(text)).toBe(shape);
  });
});

describe("the decimal mark of columns", () => {
  const evidence = (...texts: readonly string[]) => {
    const tally = new NumberTally();
    for (const [index, text] of texts.entries()) tally.note(text, index + 2, 0);
    return tally.evidence;
  };

  it.each([
    [["1", "20"], null],
    [["1.5", "20"], null],
    [["1.5", "1.234"], null],
    [["1,234.5", "7"], "."],
    [["1,234", "1.5"], "."],
    [["1 234"], "."],
    [["1,5", "20"], ","],
    [["1.234", "1,5"], ","],
    [["1.234"], "ask"],
    [["1,234", "20"], "ask"],
    [["1.234", "5,678"], "ask"],
    // Most cells decide where columns contradict.
    [["1,5", "2,5", "3.5"], ","],
  ] as const)("%j: %s", (texts, mark) => {
    expect(decimalMark([evidence(...texts)])).toBe(mark);
  });

  it("is the same for all columns: one that shows it decides for the others", () => {
    expect(decimalMark([evidence("1.234"), evidence("0,5")])).toBe(",");
    expect(decimalMark([evidence("1.234"), evidence("0.5")])).toBe(null);
    expect(decimalMark([evidence("1.234"), evidence("12")])).toBe("ask");
  });

  it("shows what a question needs: real cells with their lines", () => {
    expect(evidence("7", "1.234", "1.234", "2.500").telling).toEqual([
      { line: 3, text: "1.234" },
      { line: 5, text: "2.500" },
    ]);
  });
});
