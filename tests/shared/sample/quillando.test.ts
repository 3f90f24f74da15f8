import { beforeAll, describe, expect, it } from "vitest";
import { mondayOf } from "../../../shared/calendar/calendar-date.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { processBehaviour } from "../../../shared/statistics/xmr.ts";
import type { BuiltCompany } from "./sample-pilots.ts";
import { built, dayOf, LAST_FOUR, points } from "./sample-pilots.ts";

let quillando: BuiltCompany;
beforeAll(async () => {
  quillando = await built("quillando");
});

const BASELINE = ["2026-06-15", "2026-07-12"] as const;
const HISTORY = ["2026-03-23", "2026-06-14"] as const;

describe("Quillando: regression to the mean", () => {
  const weeklyRates = (from: string, to: string) =>
    computeFigures(quillando.prepared, {
      by: ["week"],
      metrics: ["avd.rate"],
      from: dayOf(from),
      to: dayOf(to),
    }).map(({ value }) => value);

  it("has the twelve weeks of its story, with their centre and limits", () => {
    const rates = weeklyRates(...HISTORY);
    expect(rates.map(points)).toEqual([52.4, 51.1, 53, 52.2, 50.9, 52.8, 53.4, 51.6, 52, 52.9, 51.3, 52.6]);
    const chart = processBehaviour([...rates, ...weeklyRates("2026-06-15", "2026-06-21")]);
    if (chart.state === "too early") throw new Error("no chart");
    expect(chart.state).toBe("locked");
    expect([chart.centre, chart.lowerLimit, chart.upperLimit].map(points)).toEqual([52.2, 48.8, 55.5]);
    // The first week of the trough is far outside.
    expect(chart.signals).toContain("outside");
  });

  it("improved against its baseline and did not move against its history", () => {
    const before = quillando.figure("avd.rate", ...BASELINE);
    const now = quillando.figure("avd.rate", ...LAST_FOUR);
    expect([points(before.value), before.n, points(now.value), now.n]).toEqual([43.1, 2600, 52, 2600]);
    const against = quillando.compared("avd.rate", [...LAST_FOUR, ...BASELINE]);
    expect([points(against.difference), against.verdict]).toEqual([8.9, "improved"]);
    const history = quillando.compared("avd.rate", [...LAST_FOUR, ...HISTORY]);
    expect([points(history.difference), history.verdict]).toEqual([-0.2, "no detectable change"]);
  });

  it("made an outcome cheaper for real: 1.62 → 1.41", () => {
    const cost = quillando.compared("cost.perOutcome", [...LAST_FOUR, ...BASELINE]);
    expect([cost.before, cost.value, cost.verdict]).toEqual([
      expect.closeTo(1.62, 3),
      expect.closeTo(1.41, 3),
      "improved",
    ]);
    expect(quillando.compared("cost.perOutcome", [...LAST_FOUR, ...HISTORY]).verdict).toBe("improved");
  });

  it("was chosen because it was bad, and had recovered before the first change of the pilot", () => {
    expect(recordsOf(quillando.state, "workflow")[0]?.chosenBecauseBad).toBe(true);
    const live = recordsOf(quillando.state, "change").flatMap(({ at }) => at ?? []);
    const first = mondayOf(dayOf(live.toSorted()[0]?.slice(0, 10) ?? ""));
    expect(first).toBe(dayOf("2026-08-17"));
    const recovered = weeklyRates("2026-07-27", "2026-08-16");
    for (const rate of recovered) expect(rate).toBeGreaterThan(0.488);
    for (const rate of weeklyRates("2026-07-13", "2026-07-26")) expect(rate).toBeLessThan(0.488);
  });
});
