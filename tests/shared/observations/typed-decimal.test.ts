import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalMark, fieldDecimal, typedDecimal } from "../../../shared/observations/typed-decimal.ts";

/** Typed; what it is with a decimal point and with a decimal comma; null: refused. */
const CASES = [
  ["12", "12", "12"],
  ["12.5", "12.5", "12.5"],
  ["12,5", null, "12.5"],
  ["−0,25", null, "-0.25"],
  [",5", null, ".5"],
  ["0.125", "0.125", "0.125"],
  ["1.500", "1.500", null],
  ["999.999", "999.999", null],
  ["1234.567", "1234.567", "1234.567"],
  ["1,500", null, "1.500"],
  ["1.234,5", null, null],
  ["1,234.5", null, null],
  ["1 234", null, null],
  ["1’234", null, null],
  ["1.2.3", null, null],
  ["1e3", null, null],
  ["twelve", null, null],
  ["", null, null],
] as const;

describe("a typed decimal", () => {
  it.each(CASES)("%s", (text, point, comma) => {
    for (const [mark, plain] of [
      [".", point],
      [",", comma],
    ] as const) {
      const typed = typedDecimal(text, mark);
      expect(typed.ok ? typed.plain : null).toBe(plain);
    }
  });

  it("says what a refused one could be", () => {
    expect(typedDecimal("1.500", ",")).toStrictEqual({
      ok: false,
      fault: '"1.500" can be 1500 or 1,500: write one of them',
    });
    expect(typedDecimal("1 234", ",")).toStrictEqual({
      ok: false,
      fault: "write nothing between thousands: 1234,5",
    });
  });

  it.each([
    ["de-DE", ","],
    ["de-CH", "."],
    ["en-GB", "."],
    ["pl-PL", ","],
    ["ar-EG", "."],
  ] as const)("%s has %s", (locale, mark) => expect(decimalMark(locale)).toBe(mark));

  it("reads back what a field shows (seed 26)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(".", ","),
        (digits, places, mark) => {
          const value = String(Number((digits / 10 ** places).toFixed(places)));
          expect(typedDecimal(fieldDecimal(value, mark), mark)).toStrictEqual({ ok: true, plain: value });
        },
      ),
      { seed: 26, numRuns: 500 },
    );
  });
});
