import fc from "fast-check";
import { expect, it } from "vitest";
import { baselineSplit } from "../../../shared/domain/baseline-split.ts";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = "2026-07-20T12:00:00Z";

interface Side {
  readonly eligible: number;
  readonly share: number;
}

/** Four weeks before the baseline and four weeks now, each segment with its own units and rate. */
function splitOf(before: readonly Side[], after: readonly Side[]) {
  const pilot = new TestPilot("2026-06-22");
  const segments = before.map((_, index) => `Segment ${index}`);
  const dayOf = (sides: readonly Side[]) => (_: number, segment: string) => {
    const { eligible, share } = sides[segments.indexOf(segment)] ?? { eligible: 0, share: 0 };
    return { eligible, qualified: Math.round(eligible * share), accepted: 0, escalated: 0 };
  };
  pilot.import(workRows("2026-05-25", "2026-06-21", "Triage", segments, dayOf(before)));
  pilot.import(workRows("2026-06-22", "2026-07-19", "Triage", segments, dayOf(after)));
  pilot.now = AS_OF;
  pilot.run("baseline.seal", { date: "2026-06-24", waive: "The pilot measures one workflow" });
  const baseline = baselineInForce(pilot.state);
  if (baseline === null) throw new Error("no baseline");
  return baselineSplit(pilot.view(AS_OF).figures, baseline, "avd.rate", "*", Date.parse(AS_OF));
}

const side = fc.record({
  eligible: fc.integer({ min: 20, max: 400 }),
  share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
});

it("what the segments did and what their shares did add up to the change; shares add up to one (seed 180)", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(side, side), { minLength: 2, maxLength: 4 }), (pairs) => {
      const split = splitOf(
        pairs.map(([before]) => before),
        pairs.map(([, after]) => after),
      );
      if (split === null) throw new Error("no split");
      const { before, after, rate, mix, segments } = split;
      expect(rate + mix).toBeCloseTo(after - before, 12);
      expect(segments).toHaveLength(pairs.length);
      expect(segments.reduce((sum, { shareBefore }) => sum + shareBefore, 0)).toBeCloseTo(1, 12);
      expect(segments.reduce((sum, { shareAfter }) => sum + shareAfter, 0)).toBeCloseTo(1, 12);
      // By hand: the rate effect weighs by the shares before, the mix effect by the rates after.
      const byHand = segments.reduce(
        (sum, { rateBefore, rateAfter, shareBefore }) =>
          sum + shareBefore * ((rateAfter ?? 0) - (rateBefore ?? 0)),
        0,
      );
      expect(rate).toBeCloseTo(byHand, 12);
    }),
    { seed: 180, numRuns: 12 },
  );
});

it("there is none with one segment alone", () => {
  expect(splitOf([{ eligible: 100, share: 0.4 }], [{ eligible: 100, share: 0.5 }])).toBeNull();
});
