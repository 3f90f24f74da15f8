import { beforeAll, describe, expect, it } from "vitest";
import { zoneClock } from "../../../shared/calendar/zone.ts";
import { baselineDifferences } from "../../../shared/domain/baseline-comparison.ts";
import { baselineInForce } from "../../../shared/domain/baselines.ts";
import { statusOf } from "../../../shared/domain/status.ts";
import { impactOfChange } from "../../../shared/metrics/impact.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, dayOf, LAST_FOUR, points } from "./sample-pilots.ts";

let tallowmere: BuiltCompany;
beforeAll(async () => {
  tallowmere = await built("tallowmere");
});

const RANGES = [...LAST_FOUR, "2026-06-22", "2026-07-19"] as const;

describe("Tallowmere: it worked, and can prove it", () => {
  it("has exactly the sums of its story", () => {
    const { figure } = tallowmere;
    const counts = (metric: "avd.rate" | "trust.acceptance", from: string, to: string) => {
      const { numerator, denominator } = figure(metric, from, to);
      return [numerator, denominator];
    };
    expect(counts("avd.rate", ...LAST_FOUR)).toEqual([3248, 5600]);
    expect(counts("avd.rate", "2026-06-22", "2026-07-19")).toEqual([1968, 4800]);
    expect(counts("trust.acceptance", ...LAST_FOUR)).toEqual([3168, 3600]);
    expect(counts("trust.acceptance", "2026-06-22", "2026-07-19")).toEqual([2430, 3000]);
  });

  it("improved against its baseline, in every segment", () => {
    const rate = tallowmere.compared("avd.rate", RANGES);
    expect([points(rate.difference), rate.verdict]).toEqual([17, "improved"]);
    // Newcombe's interval is 15.1 to 18.9; the spread of the days may widen it a little, never narrow it.
    expect(rate.differenceLow).toBeGreaterThan(0.145);
    expect(rate.differenceLow).toBeLessThan(0.1515);
    const acceptance = tallowmere.compared("trust.acceptance", RANGES);
    expect([points(acceptance.difference), acceptance.verdict]).toEqual([7, "improved"]);
    for (const segment of ["Small", "Mid-market", "Enterprise"]) {
      expect(tallowmere.compared("avd.rate", RANGES, segment).verdict).toBe("improved");
      expect(tallowmere.compared("trust.acceptance", RANGES, segment).verdict).toBe("improved");
      expect(tallowmere.compared("cost.perOutcome", RANGES, segment).verdict).toBe("improved");
    }
  });

  it("comes to a system value of +61", () => {
    // 100 · (0.30 · 0.708 + 0.25 · 0.70 + 0.15 · 0.55 + 0.20 · 0.40 + 0.10 · 0.60) = 61.0
    expect(tallowmere.view.systemValue).toBeCloseTo(61, 1);
  });

  it("proved all fourteen items of P1 to P4 and has the three of P5 in work, none late", () => {
    const { items, gates } = tallowmere.view;
    const early = items.filter(({ phase }) => phase !== "P5");
    expect(early.map(({ state }) => state)).toEqual(Array.from({ length: 14 }, () => "proven"));
    const last = items.filter(({ phase }) => phase === "P5");
    expect(last.map(({ state }) => state)).toEqual(["open", "open", "open"]);
    expect(items.some(({ late }) => late)).toBe(false);
    expect(gates.map(({ state }) => state)).toEqual(["closed", "closed", "closed", "closed", "open"]);
  });

  it("opened its title gate on Wed 21 October, 90 days after Day 31", () => {
    const { titleGate } = tallowmere.view;
    expect(titleGate).toMatchObject({
      state: "open",
      opensOn: dayOf("2026-10-21"),
      testsPassed: 4,
      verdict: "performs",
    });
  });

  it("published its matrix, took seven decisions within it and waits for a key", () => {
    const { decisions, rightsVersions } = statusOf(tallowmere.state, tallowmere.prepared, SAMPLE_CLOCK_MS);
    expect(rightsVersions).toMatchObject([
      { version: 0, state: "as is", inForce: false, rows: 8 },
      { version: 1, state: "published", inForce: true, effectiveFrom: "2026-08-30", rows: 8 },
    ]);
    expect(decisions.register.map(({ state }) => state)).toEqual([
      "waiting for a key",
      ...Array(7).fill("approved"),
    ]);
    expect(decisions.register.flatMap(({ findings }) => findings)).toEqual([]);
    const results = decisions.register.flatMap(({ expectations }) =>
      expectations.map(({ result }) => result),
    );
    expect(results).toEqual(["waiting", "not shown", "missed", "not shown", "met", "met", "met"]);
    expect(decisions.bottleneck).toMatchObject({ personally: 2, taken: 7, over: [] });
  });

  it("held fourteen reviews, eleven with a decision", () => {
    const reviews = recordsOf(tallowmere.state, "review").filter(({ kind }) => kind === "weekly");
    expect(reviews).toHaveLength(14);
    expect(reviews.filter(({ verdict }) => verdict === "decision")).toHaveLength(11);
  });

  it("shows the five effects of the routing change of Day 66", () => {
    const clock = zoneClock("Europe/London");
    const changes = recordsOf(tallowmere.state, "change").flatMap((change) =>
      change.at === undefined
        ? []
        : [
            {
              id: change.key,
              workflow: "Payroll query resolution",
              on: clock.dayOf(Date.parse(change.at)),
              title: change.title ?? "",
              status: change.status ?? "deployed",
            } as const,
          ],
    );
    const routing = changes.find(({ on }) => on === dayOf("2026-08-27"));
    if (routing === undefined) throw new Error("no routing change");
    const { effects, confounders } = impactOfChange(tallowmere.prepared, routing, changes, SAMPLE_CLOCK_MS);
    expect(effects.map(({ comparison }) => [comparison.metric, comparison.verdict])).toEqual([
      ["avd.cycleP50", "improved"],
      ["trust.acceptance", "improved"],
      ["trust.escalation", "improved"],
      ["cost.margin", "improved"],
      ["revenue.expansionPropensity", "no detectable change"],
    ]);
    expect(effects.at(-1)?.after).toMatchObject({ from: dayOf("2026-09-01"), to: dayOf("2026-09-30") });
    expect(confounders).toEqual([]);
  });

  it("has something sealed to show for each of the four valuation proofs", () => {
    const baseline = baselineInForce(tallowmere.state);
    if (baseline === null) throw new Error("no baseline");
    const differences = baselineDifferences(tallowmere.view.figures, baseline, [], SAMPLE_CLOCK_MS);
    const verdict = (id: string) => differences.find(({ metric }) => metric === id)?.verdict;
    expect(
      ["loop.detectToValidate", "trust.acceptance", "cost.perOutcome", "revenue.rqi"].map(verdict),
    ).toEqual(["improved", "improved", "improved", "improved"]);
    expect(differences.some(({ restated }) => restated)).toBe(false);
  });
});
