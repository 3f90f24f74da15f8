import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { PassVerdict } from "../../../shared/domain/pass-verdict.ts";
import type { TitleGateInput } from "../../../shared/domain/title-gate.ts";
import { CONVERGENCE_TESTS, titleGate, titleLock } from "../../../shared/domain/title-gate.ts";

const start = parseCalendarDate("2026-06-22") ?? Number.NaN;
const performs: PassVerdict = { verdict: "performs", outcomes: [], reasons: [] };
const ready: TitleGateInput = {
  startDate: start,
  today: start + 121,
  firstReviewClosed: start + 31,
  passed: new Set(CONVERGENCE_TESTS),
  isBaselineSealed: true,
  verdict: performs,
};

describe("titleGate", () => {
  it("opens on Day 121 for a launch on plan: Day 31 + 90", () => {
    expect(titleGate(ready)).toEqual({
      state: "open",
      launchedOn: start + 31,
      opensOn: start + 121,
      testsPassed: 4,
      testsTotal: 4,
      verdict: "performs",
      missing: [],
    });
    const dayBefore = titleGate({ ...ready, today: start + 120 });
    expect(dayBefore.state).toBe("locked");
    // 22 June + 121 days = 21 October 2026.
    expect(dayBefore.missing[0]).toBe("opens 2026-10-21: 1 day left");
    expect(dayBefore.verdict).toBe("not due");
  });

  it("moves with a late launch, and has no date before the first closed review", () => {
    const late = titleGate({ ...ready, firstReviewClosed: start + 43 });
    expect(late.opensOn).toBe(start + 133);
    expect(late.missing).toEqual(["opens 2026-11-02: 12 days left"]);
    const none = titleGate({ ...ready, firstReviewClosed: null });
    expect(none).toMatchObject({ state: "locked", opensOn: null, launchedOn: null });
    expect(none.missing).toEqual(["opens 90 days after the first closed weekly review: none is closed yet"]);
  });

  it("counts a review before Day 31 as a launch on Day 31", () => {
    expect(titleGate({ ...ready, firstReviewClosed: start + 3 }).opensOn).toBe(start + 121);
  });

  it("names the tests that have not passed", () => {
    const gate = titleGate({ ...ready, passed: new Set(["integrated planning", "decision rights"]) });
    expect(gate.testsPassed).toBe(2);
    expect(gate.missing).toEqual(["2 of 4 tests passed: missing shared dashboards, escalation paths"]);
  });

  it("stays locked without a sealed baseline and without a verdict", () => {
    const gate = titleGate({ ...ready, isBaselineSealed: false, verdict: null });
    expect(gate.state).toBe("locked");
    expect(gate.missing).toEqual([
      "the baseline is not sealed",
      "there is no verdict against the pass criteria",
    ]);
  });

  it("stays locked on any verdict but performs, with its reasons", () => {
    const reasons = ["avd.rate: not enough data in segment SMB"];
    const verdict: PassVerdict = { verdict: "not enough data", outcomes: [], reasons };
    expect(titleGate({ ...ready, verdict }).missing).toEqual([
      'verdict against the pass criteria is "not enough data": avd.rate: not enough data in segment SMB',
    ]);
    const failed = titleGate({ ...ready, verdict: { ...verdict, verdict: "does not perform" } });
    expect(failed).toMatchObject({ state: "locked", verdict: "does not perform" });
  });

  it("refuses a title change while it is locked, unless a reason is given", () => {
    const locked = titleGate({ ...ready, firstReviewClosed: null });
    expect(titleLock(locked, undefined)?.code).toBe("LOCKED");
    expect(titleLock(locked, "the CTO resigned")).toBeNull();
    expect(titleLock(titleGate(ready), undefined)).toBeNull();
  });

  it("is locked for a target that has no start date", () => {
    expect(titleGate({ ...ready, startDate: null })).toMatchObject({ state: "locked", opensOn: null });
  });
});
