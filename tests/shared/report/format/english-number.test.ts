import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ENGLISH_LOCALES,
  englishNumber,
  type NumberShape,
} from "../../../../shared/report/format/english-number.ts";

function byIntl(locale: string, value: number, { least, most, isSigned }: NumberShape): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    signDisplay: isSigned ? "exceptZero" : "negative",
  }).format(value);
}

const decimals = fc
  .tuple(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.integer({ min: 0, max: 6 }))
  // Written as people write them, so that many lie exactly between two roundings.
  .map(([digits, places]) => Number(`${digits}e-${places}`));
const numbers = fc.oneof(decimals, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
const shapes = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.boolean())
  .map(([one, other, isSigned]) => ({
    least: Math.min(one, other),
    most: Math.max(one, other),
    isSigned,
  }));

describe("a number in English", () => {
  it.each([...ENGLISH_LOCALES])("seed 41: is what Intl writes in %s", (locale) => {
    fc.assert(
      fc.property(numbers, shapes, (value, shape) => {
        expect(englishNumber(value, shape, "-")).toBe(byIntl(locale, value, shape));
      }),
      { seed: 41, numRuns: 3_000 },
    );
  });

  it.each<readonly [number, string]>([
    [1.005, "1.01"],
    [-1.005, "-1.01"],
    [0.995, "1.00"],
    [999.995, "1,000.00"],
    [-0, "0.00"],
    [-0.001, "0.00"],
    [0.005, "0.01"],
    [1e21, "1,000,000,000,000,000,000,000.00"],
    [5e-324, "0.00"],
    [1234567.891, "1,234,567.89"],
  ])("%d with two places is %s", (value, text) => {
    const shape = { least: 2, most: 2, isSigned: false };
    expect(englishNumber(value, shape, "-")).toBe(text);
    expect(byIntl("en-GB", value, shape)).toBe(text);
  });
});
