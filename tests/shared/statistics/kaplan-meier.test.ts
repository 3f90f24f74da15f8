import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeierInterval, kaplanMeierMedian } from "../../../shared/statistics/kaplan-meier.ts";
import { Z_95 } from "../../../shared/statistics/wilson.ts";

type Duration = readonly [days: number, isEvent: boolean];

function columns(durations: readonly Duration[]): [Float64Array, Uint8Array] {
  return [
    Float64Array.from(durations, ([days]) => days),
    Uint8Array.from(durations, ([, isEvent]) => (isEvent ? 1 : 0)),
  ];
}

function times(count: number, duration: Duration): Duration[] {
  return Array.from({ length: count }, () => duration);
}

/** S at each event time straight from the definition, as a fraction of whole numbers. */
function survival(durations: readonly Duration[]) {
  const eventTimes = [...new Set(durations.filter(([, isEvent]) => isEvent).map(([days]) => days))].sort(
    (a, b) => a - b,
  );
  let [above, below] = [1n, 1n];
  return eventTimes.map((time) => {
    const atRisk = durations.filter(([days]) => days >= time).length;
    const events = durations.filter(([days, isEvent]) => isEvent && days === time).length;
    above *= BigInt(atRisk - events);
    below *= BigInt(atRisk);
    return { time, atRisk, events, above, below };
  });
}

function naiveMedian(durations: readonly Duration[]): number | null {
  return survival(durations).find(({ above, below }) => 2n * above <= below)?.time ?? null;
}

const someDurations = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean()), { maxLength: 60 });

describe("kaplanMeierMedian", () => {
  it("lets open loops count", () => {
    // Durations 1, 2+, 3, 4+, 5 (+ is censored): S(1) = 4/5; S(3) = 4/5 · 2/3 = 8/15 > ½; S(5) = 0.
    const durations: Duration[] = [
      [3, true],
      [1, true],
      [2, false],
      [5, true],
      [4, false],
    ];
    expect(kaplanMeierMedian(...columns(durations))).toBe(5);
  });

  it("keeps an observation censored at an event time at risk there", () => {
    // At 2: n = 2 (the event and the one censored at 2), S = ½. Were it not at risk, S = 0.
    expect(
      kaplanMeierMedian(
        ...columns([
          [2, true],
          [2, false],
        ]),
      ),
    ).toBe(2);
    // At 1: 2/3; at 2: 2/3 · 1/2 = 1/3.
    expect(
      kaplanMeierMedian(
        ...columns([
          [1, true],
          [2, true],
          [2, false],
        ]),
      ),
    ).toBe(2);
  });

  it("has none where too few have closed, and for nothing", () => {
    expect(
      kaplanMeierMedian(
        ...columns([
          [1, true],
          [2, false],
          [3, false],
        ]),
      ),
    ).toBeNull();
    expect(kaplanMeierMedian(...columns([[1, false]]))).toBeNull();
    expect(kaplanMeierMedian(...columns([]))).toBeNull();
  });

  it("meets an exact half that doubles miss", () => {
    // 16 at risk, 2 events: 7/8; 4 censored; 10 at risk, 2 events: 4/5; 1 censored; 7 at risk, 2 events: 5/7.
    // 7/8 · 4/5 · 5/7 = 140/280 = ½; the product of the doubles is 0.5000000000000001.
    expect((14 / 16) * (8 / 10) * (5 / 7)).toBeGreaterThan(0.5);
    const durations: Duration[] = [
      ...times(2, [1, true]),
      ...times(4, [2, false]),
      ...times(2, [3, true]),
      ...times(1, [4, false]),
      ...times(2, [5, true]),
      ...times(5, [6, true]),
    ];
    expect(kaplanMeierMedian(...columns(durations))).toBe(5);
  });

  it("equals the definition in whole numbers, whatever the order", () => {
    fc.assert(
      fc.property(someDurations, (durations) => {
        const expected = naiveMedian(durations);
        expect(kaplanMeierMedian(...columns(durations))).toBe(expected);
        expect(kaplanMeierMedian(...columns([...durations].reverse()))).toBe(expected);
      }),
      { seed: 42, numRuns: 2000 },
    );
  });

  it("does not change its input and is quick for a million durations", () => {
    const durations = Float64Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 1_000_003);
    const observed = Uint8Array.from({ length: 1_000_000 }, (_, i) => (i % 3 === 0 ? 0 : 1));
    const before = durations.slice(0, 10);
    expect(kaplanMeierMedian(durations, observed)).toBeGreaterThan(500_000);
    expect(durations.slice(0, 10)).toEqual(before);
  });
});

describe("kaplanMeierInterval", () => {
  /** The definition, with S and V as plain doubles. */
  function naiveInterval(durations: readonly Duration[]) {
    let greenwood = 0;
    let low: number | null = null;
    let high: number | null = null;
    for (const { time, atRisk, events, above, below } of survival(durations)) {
      const s = Number(above) / Number(below);
      if (s === 0) {
        low ??= time;
        continue;
      }
      greenwood += events / (atRisk * (atRisk - events));
      const reach = (Z_95 * Math.sqrt(greenwood)) / Math.abs(Math.log(s));
      if (s ** Math.exp(reach) <= 0.5) low ??= time;
      if (s ** Math.exp(-reach) <= 0.5) high ??= time;
    }
    return { low, high };
  }

  it("finds where the edges of the log–log band reach ½", () => {
    // Ten events on days 1 … 10, S(t) = 1 − t/10, V(t) = t / (10·(10 − t)).
    // t = 1: S = 0.9, V = 1/90, reach = 1.96·0.10541/0.10536 = 1.961, exp = 7.10: 0.9^7.10 = 0.473 ≤ ½, so low = 1.
    // t = 7: S = 0.3, V = 7/30, reach = 1.96·0.48305/1.20397 = 0.786, exp = 0.4555: 0.3^0.4555 = 0.578 > ½;
    // t = 8: S = 0.2, V = 8/20, reach = 1.96·0.63246/1.60944 = 0.770, exp = 0.463: 0.2^0.463 = 0.475 ≤ ½, so high = 8.
    const durations = Array.from({ length: 10 }, (_, i): Duration => [i + 1, true]);
    expect(kaplanMeierInterval(...columns(durations))).toEqual({ low: 1, high: 8 });
  });

  it("counts a time with S = 0 for the low end only", () => {
    expect(kaplanMeierInterval(...columns([[4, true]]))).toEqual({ low: 4, high: null });
  });

  it("leaves an end open that the band never reaches", () => {
    expect(kaplanMeierInterval(...columns([[1, false]]))).toEqual({ low: null, high: null });
    const mostlyOpen = Array.from({ length: 100 }, (_, i): Duration => [i, i < 2]);
    expect(kaplanMeierInterval(...columns(mostlyOpen))).toEqual({ low: null, high: null });
  });

  it("equals the definition and holds the median", () => {
    fc.assert(
      fc.property(someDurations, (durations) => {
        const interval = kaplanMeierInterval(...columns(durations));
        expect(interval).toEqual(naiveInterval(durations));
        const median = kaplanMeierMedian(...columns(durations));
        if (median === null) return;
        expect(interval.low).toBeLessThanOrEqual(median);
        expect(interval.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(median);
      }),
      { seed: 42, numRuns: 1000 },
    );
  });
});
