import { describe, expect, it } from "vitest";
import { cutInterval, widerOf } from "../../../shared/statistics/interval.ts";

describe("cutInterval", () => {
  it("cuts both ends to the range and leaves open ends open", () => {
    expect(cutInterval({ low: -0.2, high: 1.3 }, 0, 1)).toEqual({ low: 0, high: 1 });
    expect(cutInterval({ low: 0.2, high: 0.3 }, 0, 1)).toEqual({ low: 0.2, high: 0.3 });
    expect(cutInterval({ low: 1.1, high: 1.2 }, 0, 1)).toEqual({ low: 1, high: 1 });
    expect(cutInterval({ low: null, high: null }, 0, 1)).toEqual({ low: null, high: null });
    expect(cutInterval({ low: -3, high: 9 }, 0, Number.POSITIVE_INFINITY)).toEqual({ low: 0, high: 9 });
  });
});

describe("widerOf", () => {
  it("takes each end from the interval that reaches further", () => {
    expect(widerOf({ low: 1, high: 4 }, { low: 2, high: 5 })).toEqual({ low: 1, high: 5 });
    expect(widerOf({ low: 2, high: 3 }, { low: null, high: 2 })).toEqual({ low: null, high: 3 });
    expect(widerOf({ low: 2, high: null }, { low: 0, high: 9 })).toEqual({ low: 0, high: null });
  });
});
