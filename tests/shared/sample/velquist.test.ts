import { beforeAll, describe, expect, it } from "vitest";
import { autonomyGap, customersWithoutPromise } from "../../../shared/metrics/autonomy-gap.ts";
import { revenueScope } from "../../../shared/metrics/revenue-scope.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, dayOf, LAST_FOUR, only, points } from "./sample-pilots.ts";

let velquist: BuiltCompany;
beforeAll(async () => {
  velquist = await built("velquist");
});

const RANGES = [...LAST_FOUR, "2026-08-31", "2026-09-27"] as const;

describe("Velquist: fragile growth", () => {
  it("grows by 60 % while an outcome costs 21.9 % more, which model spend carries", () => {
    const before = velquist.figure("cost.perOutcome", RANGES[2], RANGES[3]);
    const after = velquist.figure("cost.perOutcome", ...LAST_FOUR);
    expect([before.numerator, before.denominator]).toEqual([12_000, 6000]);
    expect([after.numerator, after.denominator]).toEqual([23_400, 9600]);
    // 23,400 / 9,600 = 2.4375 against 2.00
    expect((after.value ?? 0) / (before.value ?? 1) - 1).toBeCloseTo(0.21875, 10);
    const model = (from: string, to: string) => velquist.figure("cost.modelPerOutcome", from, to).numerator;
    expect([model(RANGES[2], RANGES[3]), model(...LAST_FOUR)]).toEqual([5200, 14_200]);
    expect(velquist.compared("cost.perOutcome", RANGES).verdict).toBe("worse");
    expect(velquist.compared("cost.margin", RANGES).verdict).toBe("worse");
  });

  it("delivers 57.0 % (55.5–58.5), in the last four weeks and in the whole month of October", () => {
    for (const [from, to] of [LAST_FOUR, ["2026-10-01", "2026-10-31"]] as const) {
      const rate = velquist.figure("avd.rate", from, to);
      expect([rate.numerator, rate.denominator]).toEqual([2394, 4200]);
      expect([points(rate.value), points(rate.low), points(rate.high)]).toEqual([57, 55.5, 58.5]);
    }
  });

  it("promises 15.6 points more than it can, to 1,180 k of 1,300 k", () => {
    const { prepared } = velquist;
    const scope = revenueScope(prepared.revenue, "*", dayOf("2026-10-01"), dayOf("2026-10-31"));
    const gap = autonomyGap(prepared, scope);
    expect(points(gap?.promised ?? null)).toBe(71.1);
    expect(points(velquist.figure("revenue.autonomyGap", "2026-10-01", "2026-10-31").value)).toBe(15.6);
    expect(gap?.arrAboveBound).toBe(1_180_000);
    const promised = recordsOf(velquist.state, "customer").filter(
      ({ promisedAutonomy }) => promisedAutonomy !== undefined,
    );
    expect(promised.reduce((sum, { arrMicros = 0 }) => sum + arrMicros, 0)).toBe(1_300_000 * 1e6);
    expect(customersWithoutPromise(prepared, scope)).toBe(6);
  });

  it("cannot close P3 while the CRO is paid on bookings alone", () => {
    const item = velquist.view.items.find(({ template }) => template === "p3-incentives");
    expect(item?.missing).toContain("CRO is paid on bookings alone");
    expect(velquist.view.gates.find(({ phase }) => phase === "P3")).toMatchObject({
      state: "open",
      settled: 2,
    });
  });

  it("keeps two shadow metrics and drafts a claim of margin expansion", () => {
    const kept = recordsOf(velquist.state, "shadowMetric").filter(({ decision }) => decision === "keep");
    expect(kept.map(({ name }) => name).toSorted()).toEqual(["demo count", "tickets closed"]);
    const draft = only(recordsOf(velquist.state, "narrative"));
    expect(draft.status).toBe("draft");
    expect(draft.claims).toContainEqual({
      kind: "margin",
      claim: "Autonomy expands our margin",
      metric: "cost.perOutcome",
    });
  });
});
