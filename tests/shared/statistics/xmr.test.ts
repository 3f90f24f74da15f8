import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ProcessOptions, processBehaviour } from "../../../shared/statistics/xmr.ts";

function chart(points: readonly (number | null)[], options?: ProcessOptions) {
  const result = processBehaviour(points, options);
  if (result.state === "too early") throw new Error(`too early: ${result.points}`);
  return result;
}

describe("processBehaviour", () => {
  it("needs six earlier points", () => {
    expect(processBehaviour([1, 2, 1, 2, 1, 9])).toEqual({ state: "too early", points: 5 });
    expect(processBehaviour([1, 2, null, 1, 2, 1, 9])).toEqual({ state: "too early", points: 5 });
    expect(processBehaviour([])).toEqual({ state: "too early", points: 0 });
    // Six points, but no two of them in neighbouring weeks: no moving range.
    expect(processBehaviour([1, null, 2, null, 1, null, 2, null, 1, null, 2, 3])).toEqual({
      state: "too early",
      points: 6,
    });
  });

  it("sets trial limits at mean ± 2.66 mean moving ranges of the earlier weeks", () => {
    // 10 12 10 12 10 12: mean 11, moving ranges all 2: 11 ± 5.32.
    const result = chart([10, 12, 10, 12, 10, 12, 16.4]);
    expect(result.state).toBe("trial");
    expect(result.centre).toBe(11);
    expect(result.lowerLimit).toBeCloseTo(5.68, 12);
    expect(result.upperLimit).toBeCloseTo(16.32, 12);
    expect(result.signals).toEqual(["outside"]);
    expect(result.side).toBe("above");
    expect(chart([10, 12, 10, 12, 10, 12, 16.3]).signals).toEqual([]);
    expect(chart([10, 12, 10, 12, 10, 12, 5.6])).toMatchObject({ signals: ["outside"], side: "below" });
    expect(chart([10, 12, 10, 12, 10, 12, null])).toMatchObject({ signals: [], side: null, centre: 11 });
  });

  it("breaks the moving range at a missing week", () => {
    // 1 2 1 – 8 9 8: ranges 1, 1, 1, 1; the leap from 1 to 8 over the missing week is none.
    const result = chart([1, 2, 1, null, 8, 9, 8, 5]);
    expect(result.upperLimit - result.centre).toBeCloseTo(2.66, 12);
  });

  it("locks the limits to the first twelve points until a shift is recorded", () => {
    const first = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
    expect(chart([...first.slice(0, 11), 11]).state).toBe("trial");
    const later = [30, 30, 30, 30, 30, 30, 30];
    const locked = chart([...first, ...later, 30]);
    expect(locked).toMatchObject({ state: "locked", centre: 11 });
    expect(locked.signals).toEqual(["outside", "run of 8", "3 of 4 nearer the limit"]);
    // After a shift at index 12 only the later points count: a flat series without a signal.
    expect(chart([...first, ...later, 30], { shiftIndex: 12 })).toMatchObject({
      state: "trial",
      centre: 30,
      signals: [],
    });
    expect(processBehaviour([...first, 30, 30], { shiftIndex: 12 })).toEqual({
      state: "too early",
      points: 1,
    });
  });

  it("keeps missing weeks out of the first twelve", () => {
    const first = [10, 12, null, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
    expect(chart([...first, 500, 11])).toMatchObject({ state: "locked", centre: 11 });
  });

  it("signals eight in a row on one side", () => {
    const first = [10, 20, 10, 20, 10, 20, 10, 20, 10, 20, 10, 20];
    // Centre 15. The last basis point, 20, is already one of the run.
    const run = (count: number) => Array.from({ length: count }, () => 16);
    expect(chart([...first, ...run(7)])).toMatchObject({ signals: ["run of 8"], side: "above" });
    expect(chart([...first, ...run(6)]).signals).toEqual([]);
    // A point on the centre breaks the run; a missing week does not.
    expect(chart([...first, 16, 16, 15, 16, 16, 16, 16, 16]).signals).toEqual([]);
    expect(chart([...first, 16, 16, null, 16, 16, 16, 16, 16]).signals).toEqual(["run of 8"]);
  });

  it("signals three of four nearer the limit than the centre, the newest among them", () => {
    // Centre 11, upper limit 16.32: nearer the limit from 13.66 on.
    const first = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
    expect(chart([...first, 14, 10, 14, 14]).signals).toEqual(["3 of 4 nearer the limit"]);
    // The newest at 12 is above the centre but nearer to it; at 10 it is on the other side.
    expect(chart([...first, 14, 14, 14, 12]).signals).toEqual([]);
    expect(chart([...first, 14, 14, 14, 10]).signals).toEqual([]);
    expect(chart([...first, 14, 10, 10, 14]).signals).toEqual([]);
    // Two near the one limit and one near the other are no three.
    expect(chart([...first, 14, 8, 10, 14]).signals).toEqual([]);
  });

  it("draws a limit beyond the possible range at its edge and lets it be silent", () => {
    // Mean 0.9, moving ranges 0.1: 0.9 ± 0.266; the upper limit 1.166 is drawn at 1.
    const first = [0.85, 0.95, 0.85, 0.95, 0.85, 0.95, 0.85, 0.95, 0.85, 0.95, 0.85, 0.95];
    const result = chart([...first, 1, 1, 1, 1], { lower: 0, upper: 1 });
    expect(result).toMatchObject({
      upperLimit: 1,
      isUpperLimitLive: false,
      isLowerLimitLive: true,
      signals: [],
    });
    expect(chart([...first, 0.6], { lower: 0, upper: 1 }).signals).toEqual(["outside"]);
    expect(chart([...first, 1, 1, 1, 1, 1, 1, 1], { lower: 0, upper: 1 }).signals).toEqual(["run of 8"]);
  });

  it("never signals on a flat series", () => {
    const anyValue = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(anyValue, fc.integer({ min: 7, max: 30 }), (value, weeks) => {
        const result = chart(Array.from({ length: weeks }, () => value));
        expect(result).toMatchObject({ centre: value + 0, signals: [], side: null });
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});
