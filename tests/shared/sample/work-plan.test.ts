import { describe, expect, it } from "vitest";
import { usualLevel } from "../../../shared/sample/levels.ts";
import type { WorkDay } from "../../../shared/sample/work-days.ts";
import { workDaysOf } from "../../../shared/sample/work-plan.ts";
import { dayOf } from "./sample-pilots.ts";

const level = usualLevel({ weekly: 500, qualified: 0.45, acceptance: 0.8, escalation: 0.08 });
const from = dayOf("2026-07-27");
const plan = {
  workflow: "Work",
  stretches: [
    {
      from,
      to: from + 27,
      levels: { A: level, B: level },
      exact: { A: { eligible: 2000, qualified: 901, reviewed: 1200, accepted: 960, escalated: 97 } },
    },
  ],
  missing: [from + 9],
};
const total = (days: readonly WorkDay[], segment: string, count: keyof WorkDay) =>
  days.filter((day) => day.segment === segment).reduce((sum, day) => sum + Number(day[count]), 0);

describe("workDaysOf", () => {
  const days = workDaysOf("seed", plan);

  it("gives exactly the sums that were fixed", () => {
    const sums = (["eligible", "qualified", "reviewed", "accepted", "escalated"] as const).map((count) =>
      total(days, "A", count),
    );
    expect(sums).toEqual([2000, 901, 1200, 960, 97]);
  });

  it("keeps the rules of a row on every day", () => {
    for (const day of days) {
      const overridden = day.reviewed - day.accepted - day.escalated;
      expect(day.qualified).toBeLessThanOrEqual(day.completed);
      expect(overridden).toBeGreaterThanOrEqual(0);
      expect(day.completed + overridden + day.escalated).toBeLessThanOrEqual(day.attempted);
      expect(day.reviewed).toBeLessThanOrEqual(day.attempted);
      expect(day.attempted).toBeLessThanOrEqual(day.eligible);
      expect(day.failed + day.completed).toBeLessThanOrEqual(day.attempted);
    }
  });

  it("leaves the missing day out and gives a weekend day about 15 % of a weekday", () => {
    expect(days.some(({ day }) => day === from + 9)).toBe(false);
    const weekend = days.filter(({ day, segment }) => segment === "A" && (day - from) % 7 >= 5);
    const weekdays = days.filter(({ day, segment }) => segment === "A" && (day - from) % 7 < 5);
    const mean = (list: readonly WorkDay[]) => list.reduce((sum, day) => sum + day.eligible, 0) / list.length;
    expect(mean(weekend) / mean(weekdays)).toBeCloseTo(0.15, 1);
  });

  it("is the same for the same seed and another for another", () => {
    expect(workDaysOf("seed", plan)).toEqual(days);
    expect(workDaysOf("other", plan)).not.toEqual(days);
  });
});
