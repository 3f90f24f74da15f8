import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packRows, unpackRows } from "../../../shared/metrics/packed-rows.ts";

const FIRST_DAY = 20_604;

function rowsOf(values: readonly number[]) {
  return {
    length: values.length,
    cell: Int32Array.from(values, (_, row) => row * 300),
    day: Int32Array.from(values, (_, row) => FIRST_DAY + (row % 28)),
    columns: [Float64Array.from(values), new Float64Array(values.length).fill(Number.NaN)],
  };
}

describe("packed rows", () => {
  it.each([
    ["counts below 255", [0, 254, 17], "Uint8Array"],
    ["a count of 255, which is the gap of the narrowest", [0, 255], "Uint16Array"],
    ["counts with gaps", [3, Number.NaN, 254], "Uint8Array"],
    ["money in cents", [12_340_000, 0, 650_000_000], "Uint16Array"],
    ["money in micros", [12_340_001, 0], "Uint32Array"],
    ["credits", [-12_340_000, 10_000], "Int32Array"],
  ])("hold %s in the narrowest form", (_, values, name) => {
    const packed = packRows(rowsOf(values), FIRST_DAY);
    const column = packed?.columns[0];
    expect(
      column !== null && column !== undefined && "values" in column && column.values.constructor.name,
    ).toBe(name);
    expect(packed === null ? null : unpackRows(packed, FIRST_DAY)).toEqual(rowsOf(values));
  });

  it.each([
    ["fractions", [0.1, 3]],
    ["numbers beyond 32 bits", [2 ** 40 + 1, 1]],
    ["a zero below zero", [-0, 5]],
  ])("hold %s as they are", (_, values) => {
    const packed = packRows(rowsOf(values), FIRST_DAY);
    expect(packed?.columns[0]).toHaveProperty("plain");
    expect(packed === null ? null : unpackRows(packed, FIRST_DAY)).toEqual(rowsOf(values));
  });

  it("give every number back (seed 42)", () => {
    const cell = fc.oneof(
      fc.constant(Number.NaN),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.integer({ min: -400, max: 70_000 }).map((cents) => cents * 10_000),
      fc.double(),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (values) => {
        const packed = structuredClone(packRows(rowsOf(values), FIRST_DAY));
        expect(packed === null ? null : unpackRows(packed, FIRST_DAY)).toEqual(rowsOf(values));
      }),
      { seed: 42, numRuns: 500 },
    );
  });

  it("of nothing are null", () => {
    expect(packRows(rowsOf([]), FIRST_DAY)).toBeNull();
  });
});
