import { describe, expect, it } from "vitest";
import { calibrations, LEAST_JUDGED, misses } from "../../../shared/domain/calibration.ts";
import type { Expectation, ExpectationWord } from "../../../shared/domain/expectation.ts";
import { expectationsOf, wordOf } from "../../../shared/domain/expectation.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { plainDay, revenueRows, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

describe("an expectation against its interval", () => {
  const cases: readonly (readonly [
    what: string,
    expected: number,
    low: number | null,
    high: number | null,
    word: ExpectationWord,
  ])[] = [
    ["shown, and reaches it", 0.05, 0.01, 0.08, "met"],
    ["shown, and goes beyond it", 0.05, 0.06, 0.12, "met"],
    ["shown, and stays short of it", 0.05, 0.01, 0.04, "missed"],
    ["an end that is exactly 0 shows nothing", 0.05, 0, 0.08, "not shown"],
    ["an end that is exactly the expected change reaches it", 0.05, 0.01, 0.05, "met"],
    ["holds both none and the expected change", 0.05, -0.02, 0.09, "not shown"],
    ["shown to go the other way", 0.05, -0.08, -0.01, "missed"],
    ["straddles none and stays short", 0.05, -0.03, 0.02, "missed"],
    ["downwards: shown and reaches it", -2, -3, -1, "met"],
    ["downwards: stays short of it", -2, -1.5, -0.5, "missed"],
    ["downwards: goes up", -2, 0.5, 1, "missed"],
    ["downwards: cannot tell", -2, -2.5, 0.5, "not shown"],
    ["no change expected, none detectable", 0, -0.02, 0.02, "met"],
    ["no change expected, one shown", 0, 0.01, 0.02, "missed"],
    ["no interval", 0.05, null, null, "not enough data"],
    ["an open upper end reaches everything", 0.05, 0.01, null, "met"],
    ["an open lower end shows nothing", 0.05, null, 0.08, "not shown"],
  ];
  it.each(cases)("%s", (_, expected, differenceLow, differenceHigh, word) => {
    expect(wordOf(expected, { differenceLow, differenceHigh })).toBe(word);
  });
});

/** Ten more of 60 units a day qualify from 1 September on. */
function measured(): TestPilot {
  const pilot = new TestPilot("2026-07-06");
  pilot.now = "2026-09-30T08:00:00Z";
  pilot.import(
    workRows("2026-07-06", "2026-09-27", "Triage", ["Home", "Motor"], (index, segment) => {
      const plain = plainDay(index);
      const isLater = index >= 57 && segment === "Home";
      return { ...plain, qualified: plain.qualified + (isLater ? 10 : 0) };
    }),
  );
  return pilot;
}

function decided(pilot: TestPilot, lens: object, more: object = {}): string {
  const other = { effect: 0, sentence: "none" };
  return pilot.run("decision.add", {
    title: "Widen the scope",
    status: "approved",
    decidedAt: "2026-09-01T08:00:00Z",
    lenses: { outcome: { effect: 1, sentence: "more", ...lens }, reliability: other, revenue: other },
    ...more,
  });
}

function judged(pilot: TestPilot, id: string, asOf: string): readonly Expectation[] {
  const decision = recordById(pilot.state, "decision", id);
  if (decision === null) throw new Error("no decision");
  return expectationsOf(pilot.state, pilot.view(asOf).figures, decision, Date.parse(asOf));
}

describe("expected against measured", () => {
  const lens = { metric: "avd.rate", expectedChange: 0.08, by: "2026-09-21" };

  it("waits for its date and for the confirmation window, then compares the fortnights before and up to it", () => {
    const pilot = measured();
    const id = decided(pilot, lens);
    const [waiting] = judged(pilot, id, "2026-09-24T23:59:59Z");
    expect(waiting).toMatchObject({
      word: "waiting",
      comparison: null,
      dueAtMs: Date.parse("2026-09-25T00:00:00Z"),
    });
    const [one, ...others] = judged(pilot, id, "2026-09-25T00:00:00Z");
    expect(others).toEqual([]);
    expect(one).toMatchObject({ lens: "outcome", word: "met", workflow: "*", segment: "*" });
    const epoch = Date.parse("1970-01-01") / 86_400_000;
    const day = (date: string) => Date.parse(date) / 86_400_000 - epoch;
    expect(one?.before).toEqual({ from: day("2026-08-18"), to: day("2026-08-31") });
    expect(one?.after).toEqual({ from: day("2026-09-08"), to: day("2026-09-21") });
    // 10 more of the 120 units a day of both segments.
    expect(one?.comparison?.difference).toBeCloseTo(10 / 120, 2);
    expect(one?.comparison?.verdict).toBe("improved");
  });

  it("looks at the decision's own segment, and misses where the effect stays short", () => {
    const pilot = measured();
    const scope = (name: string) => ({ segment: pilot.recordId("segment", name) });
    const home = decided(pilot, { ...lens, expectedChange: 0.16 }, scope("Home"));
    const motor = decided(pilot, { ...lens, expectedChange: 0.16 }, scope("Motor"));
    expect(judged(pilot, home, "2026-09-28T00:00:00Z")[0]).toMatchObject({ word: "met", segment: "Home" });
    const missed = judged(pilot, motor, "2026-09-28T00:00:00Z")[0];
    expect(missed).toMatchObject({ word: "missed", segment: "Motor" });
    expect(missed?.comparison?.verdict).toBe("no detectable change");
  });

  it("has not enough data where fewer than half of the days on a side are there", () => {
    const pilot = new TestPilot("2026-07-06");
    pilot.now = "2026-09-30T08:00:00Z";
    pilot.import(workRows("2026-08-26", "2026-09-27", "Triage", ["Home"], plainDay));
    expect(judged(pilot, decided(pilot, lens), "2026-09-28T00:00:00Z")[0]?.word).toBe("not enough data");
    // A date right after the decision leaves too few days as well.
    const early = decided(pilot, { ...lens, by: "2026-09-03" });
    expect(judged(pilot, early, "2026-09-28T00:00:00Z")[0]?.word).toBe("not enough data");
  });

  it("counts from the day it was carried out, and names other changes on the workflow", () => {
    const pilot = measured();
    const workflow = pilot.recordId("workflow", "Triage");
    const id = decided(pilot, { ...lens, by: "2026-09-25" }, { workflow });
    pilot.run("decision.execute", { id, at: "2026-09-05T08:00:00Z" });
    pilot.run("change.add", { key: "C-1", title: "New prompt", at: "2026-09-12T08:00:00Z", workflow });
    pilot.run("change.add", {
      key: "C-2",
      title: "Its own",
      at: "2026-09-12T08:00:00Z",
      workflow,
      decision: id,
    });
    pilot.run("change.add", {
      key: "C-3",
      title: "Planned",
      at: "2026-09-12T08:00:00Z",
      workflow,
      status: "planned",
    });
    const [one] = judged(pilot, id, "2026-09-30T00:00:00Z");
    expect(one?.confounders).toEqual(["New prompt"]);
    // Day 57 is 1 September, so the fortnight before 5 September is better in part already.
    expect(one?.before?.to).toBe(Date.parse("2026-09-04") / 86_400_000);
  });

  it("compares whole months for pillar 4, and says that there is none where the date comes too early", () => {
    const pilot = measured();
    pilot.import(revenueRows(["2026-07", "2026-08", "2026-09", "2026-10"], 4));
    const nrr = (by: string) => decided(pilot, { metric: "revenue.nrr", expectedChange: 0.02, by });
    const [one] = judged(pilot, nrr("2026-11-02"), "2026-11-10T00:00:00Z");
    const day = (date: string) => Date.parse(date) / 86_400_000;
    expect([one?.before?.from, one?.after?.from]).toEqual([day("2026-08-01"), day("2026-10-01")]);
    expect(one?.word).not.toBe("waiting");
    expect(judged(pilot, nrr("2026-09-20"), "2026-11-10T00:00:00Z")[0]).toMatchObject({
      word: "not enough data",
      before: null,
    });
  });

  it("says nothing of drafts, and of lenses without a metric, a change or a date", () => {
    const pilot = measured();
    expect(
      judged(pilot, decided(pilot, { metric: "avd.rate", by: "2026-09-21" }), "2026-09-28T00:00:00Z"),
    ).toEqual([]);
    const withoutDate = decided(pilot, { metric: "avd.rate", expectedChange: 0.08 });
    expect(judged(pilot, withoutDate, "2026-09-28T00:00:00Z")).toEqual([]);
    const draft = pilot.run("decision.add", {
      title: "Draft",
      status: "draft",
      lenses: { outcome: { effect: 1, sentence: "more", ...lens } },
    });
    expect(judged(pilot, draft, "2026-09-28T00:00:00Z")).toEqual([]);
  });

  it("is the same whichever way round its data came in, and again after a late import", () => {
    const early = workRows("2026-07-06", "2026-08-30", "Triage", ["Home"], plainDay);
    const late = workRows("2026-08-31", "2026-09-27", "Triage", ["Home"], (index) => ({
      ...plainDay(index),
      qualified: plainDay(index).qualified + 8,
    }));
    const outcome = (parts: readonly (typeof early)[], decideFirst: boolean) => {
      const pilot = new TestPilot("2026-07-06");
      pilot.now = "2026-09-01T09:00:00Z";
      const first = decideFirst ? decided(pilot, lens) : "";
      pilot.now = "2026-09-30T08:00:00Z";
      for (const part of parts) pilot.import(part);
      const id = decideFirst ? first : decided(pilot, lens);
      return judged(pilot, id, "2026-09-30T09:00:00Z").map((one) => ({ ...one, decision: "" }));
    };
    const expected = outcome([early, late], true);
    expect(expected[0]?.word).toBe("met");
    expect(outcome([late, early], true)).toEqual(expected);
    expect(outcome([early, late, late], false)).toEqual(expected);
  });
});

describe("calibration", () => {
  const one = (word: ExpectationWord, index: number): Expectation => ({
    decision: `d${index}`,
    lens: "outcome",
    metric: "avd.rate",
    expected: 0.05,
    by: index,
    dueAtMs: 0,
    word,
    workflow: "*",
    segment: "*",
    before: null,
    after: null,
    comparison: null,
    confounders: [],
  });
  const words = (met: number, missed: number, notShown: number, thin = 0): readonly Expectation[] =>
    [
      ...Array<ExpectationWord>(met).fill("met"),
      ...Array<ExpectationWord>(missed).fill("missed"),
      ...Array<ExpectationWord>(notShown).fill("not shown"),
      ...Array<ExpectationWord>(thin).fill("not enough data"),
    ].map(one);

  it("gives a rate from ten judged decisions on, and only per lens", () => {
    const below = calibrations(words(5, 3, 1, 4));
    expect(below.map(({ lens, judged: count, rate }) => [lens, count, rate])).toEqual([
      ["outcome", 9, null],
      ["reliability", 0, null],
      ["revenue", 0, null],
    ]);
    const [outcome] = calibrations(words(6, 3, 1, 4));
    expect(outcome).toMatchObject({ judged: LEAST_JUDGED, met: 6, missed: 3, notShown: 1 });
    expect(outcome?.rate?.value).toBe(0.6);
    expect(outcome?.rate?.low).toBeCloseTo(0.3127, 4);
  });

  it("lists the misses, the latest first", () => {
    expect(misses(words(1, 2, 1)).map(({ decision }) => decision)).toEqual(["d2", "d1"]);
  });
});
