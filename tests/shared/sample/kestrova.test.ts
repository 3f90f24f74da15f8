import { beforeAll, describe, expect, it } from "vitest";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import { compareRanges } from "../../../shared/metrics/comparison.ts";
import { hiddenMoves } from "../../../shared/metrics/hidden-moves.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, dayOf, LAST_FOUR, points } from "./sample-pilots.ts";

let kestrova: BuiltCompany;
beforeAll(async () => {
  kestrova = await built("kestrova");
});

const RANGES = [...LAST_FOUR, "2026-07-27", "2026-08-23"] as const;

describe("Kestrova: flat on top, falling everywhere beneath", () => {
  it("falls in every segment and does not move in the roll-up", () => {
    const row = (segment?: string) => {
      const { before, value, difference, verdict } = kestrova.compared("trust.acceptance", RANGES, segment);
      return [points(before), points(value), points(difference), verdict];
    };
    expect(row("Enterprise")).toEqual([92, 89, -3, "worse"]);
    expect(row("Mid-market")).toEqual([84, 80, -4, "worse"]);
    expect(row("Small")).toEqual([76, 72, -4, "worse"]);
    const total = kestrova.compared("trust.acceptance", RANGES);
    expect(total.verdict).toBe("no detectable change");
    // 6,720 of 8,000 → 6,732 of 8,000.
    expect(total.difference).toBeCloseTo(0.0015, 10);
    expect(kestrova.figure("trust.acceptance", ...LAST_FOUR).n).toBe(8000);
  });

  it("splits the change into rate −3.70 and mix +3.85", () => {
    const { rateEffect, mixEffect } = kestrova.compared("trust.acceptance", RANGES);
    // Shares 30, 40, 30 %: 0.3 · −3 + 0.4 · −4 + 0.3 · −4 = −3.70
    expect(rateEffect).toBeCloseTo(-0.037, 10);
    // (0.55 − 0.30) · 89 + (0.35 − 0.40) · 80 + (0.10 − 0.30) · 72 = 22.25 − 4.00 − 14.40 = 3.85
    expect(mixEffect).toBeCloseTo(0.0385, 10);
  });

  it("is named without being asked", () => {
    const query = {
      from: dayOf(RANGES[0]),
      to: dayOf(RANGES[1]),
      againstFrom: dayOf(RANGES[2]),
      againstTo: dayOf(RANGES[3]),
      metrics: ["trust.acceptance"],
      asOf: SAMPLE_CLOCK_MS,
    } as const;
    const moves = hiddenMoves(
      compareRanges(kestrova.prepared, { ...query, by: [] }),
      compareRanges(kestrova.prepared, { ...query, by: ["segment"] }),
    );
    expect(moves.map(({ kind, segments }) => [kind, segments.length])).toEqual([
      ["flat while every segment falls", 3],
    ]);
  });

  it("keeps its title gate shut when the date comes: worse in 3 of 3 segments", () => {
    expect(kestrova.view.titleGate).toMatchObject({
      state: "locked",
      opensOn: dayOf("2026-11-25"),
      verdict: "not due",
    });
    const onTheDay = pilotView(kestrova.state, kestrova.prepared, Date.parse("2026-11-25T12:00:00Z"));
    expect(onTheDay.titleGate).toMatchObject({ state: "locked", verdict: "does not perform" });
    expect(onTheDay.verdict?.reasons).toEqual([
      "trust.acceptance: worse in 3 of 3 segments (Enterprise, Mid-market, Small)",
    ]);
  });
});
