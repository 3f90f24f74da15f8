import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { microsOfBytes, numberOfBytes, wholeOfBytes } from "../../../shared/observations/byte-numbers.ts";
import type { Decimal } from "../../../shared/observations/decimal.ts";
import {
  addDecimals,
  decimalText,
  microsOf,
  multiplyDecimals,
  parseDecimal,
} from "../../../shared/observations/decimal.ts";

const decimal = (text: string): Decimal => parseDecimal(text) ?? { digits: -1n, exponent: 99 };
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("exact decimals", () => {
  it.each([
    ["12.50", "12.5"],
    ["-0.001", "-0.001"],
    ["1.2E-7", "0.00000012"],
    ["3e2", "300"],
    ["+.5", "0.5"],
    ["5.", "5"],
    ["-0", "0"],
    ["007", "7"],
  ])("reads %s as %s", (given, expected) => {
    expect(decimalText(decimal(given))).toBe(expected);
  });

  it.each([
    "",
    ".",
    "-",
    "1,5",
    "1 2",
    "0x1",
    "1e",
    "NaN",
    "Infinity",
    "1e999999",
    "9".repeat(401),
    "12a",
    "--1",
  ])("refuses %j", (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it("multiplies and adds without rounding", () => {
    // 199 cents x 0.01 = 1.99; in doubles 199 * 0.01 is 1.99 too, but 1.1 * 1.1 is 1.2100000000000002.
    expect(decimalText(multiplyDecimals(decimal("1.1"), decimal("1.1")))).toBe("1.21");
    expect(decimalText(addDecimals(decimal("0.1"), decimal("0.2")))).toBe("0.3");
  });

  it.each([
    // Halves go to the even neighbour: 0.5 micro to 0, 1.5 to 2, 2.5 to 2.
    ["0.0000005", 0n, "-0.0000005"],
    ["0.0000015", 2n, "0.0000005"],
    ["0.0000025", 2n, "-0.0000005"],
    ["-0.0000015", -2n, "-0.0000005"],
    ["0.00000251", 3n, "0.00000049"],
    ["12.5", 12_500_000n, "0"],
    ["1e3", 1_000_000_000n, "0"],
  ])("rounds %s to %s micros", (given, micros, added) => {
    const rounded = microsOf(decimal(given));
    expect(rounded.micros).toBe(micros);
    expect(decimalText(rounded.added)).toBe(added);
  });

  it("never rounds by more than half a micro, and says by how much", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: -20, max: 3 }),
        (digits, exponent) => {
          const exact: Decimal = { digits, exponent };
          const { micros, added } = microsOf(exact);
          const back = addDecimals(
            { digits: micros, exponent: -6 },
            { digits: -added.digits, exponent: added.exponent },
          );
          expect(decimalText(back)).toBe(decimalText(exact));
          expect(Math.abs(Number(decimalText(added)))).toBeLessThanOrEqual(5e-7);
        },
      ),
      { seed: 42, numRuns: 500 },
    );
  });
});

describe("numbers read from bytes", () => {
  it("agree with the exact reading wherever they answer", () => {
    const text = fc.stringMatching(/^-?[0-9]{0,17}(\.[0-9]{0,9})?$/);
    fc.assert(
      fc.property(text, (given) => {
        const bytes = bytesOf(`x${given}y`);
        const end = bytes.length - 1;
        const exact = parseDecimal(given);
        const micros = microsOfBytes(bytes, 1, end);
        expect(Number.isNaN(micros) || (exact !== null && BigInt(micros) === microsOf(exact).micros)).toBe(
          true,
        );
        const number = numberOfBytes(bytes, 1, end);
        expect(Number.isNaN(number) || number === Number(given)).toBe(true);
        const whole = wholeOfBytes(bytes, 1, end);
        expect(whole < 0 || BigInt(given) === BigInt(whole)).toBe(true);
      }),
      { seed: 42, numRuns: 2000 },
    );
  });

  it("answer the common forms", () => {
    expect(microsOfBytes(bytesOf("-12.345678"), 0, 10)).toBe(-12_345_678);
    expect(numberOfBytes(bytesOf("0.85"), 0, 4)).toBe(0.85);
    expect(wholeOfBytes(bytesOf("1234"), 0, 4)).toBe(1234);
  });
});
