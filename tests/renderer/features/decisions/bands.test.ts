import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bandDrafts,
  bandFault,
  bandsOf,
  NEW_BAND,
} from "../../../../renderer/features/decisions/band-editor.tsx";
import { METRICS } from "../../../../shared/metrics/registry.ts";

describe("bands as they are written", () => {
  it.each([
    ["12", 0.12],
    ["12.5", 0.125],
    [" 0 ", 0],
    ["-1", -0.01],
    ["\u22121", -0.01],
  ])("read %j as percent of a rate", (bound, value) => {
    expect(bandsOf([{ ...NEW_BAND, bound }])?.[0]?.bound).toBeCloseTo(value, 12);
  });

  it.each(["", "12 %", "1,5", "twelve", "1e3", "--1"])("refuse %j", (bound) => {
    expect(
      bandsOf([
        { ...NEW_BAND, bound: "12" },
        { ...NEW_BAND, bound },
      ]),
    ).toBeNull();
  });

  it("say what is wrong with a bound that is no number, and nothing before one is written", () => {
    expect(bandFault({ ...NEW_BAND, bound: " " })).toBeNull();
    expect(bandFault({ ...NEW_BAND, bound: "-1.5" })).toBeNull();
    expect(bandFault({ ...NEW_BAND, bound: "1,234.5" })).toBe("write nothing between thousands: 1234.5");
  });

  it("come back as they were (seed 7)", () => {
    const band = fc.record({
      metric: fc.constantFrom(...METRICS.map(({ id }) => id)),
      workflow: fc.constantFrom("", "wf-1"),
      segment: fc.constantFrom("", "sg-1"),
      side: fc.constantFrom("atLeast" as const, "atMost" as const),
      bound: fc.integer({ min: -10_000, max: 10_000 }).map((tenths) => String(tenths / 10)),
      on: fc.constantFrom("value" as const, "interval" as const),
    });
    fc.assert(
      fc.property(fc.array(band, { maxLength: 4 }), (drafts) => {
        const bands = bandsOf(drafts);
        expect(bands).not.toBeNull();
        expect(bandDrafts(bands ?? [])).toEqual(drafts);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
