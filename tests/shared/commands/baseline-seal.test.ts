import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { baselineDifferences } from "../../../shared/domain/baseline-comparison.ts";
import { baselineInForce, sealedBaselines } from "../../../shared/domain/baselines.ts";
import { readContent } from "../../../shared/domain/snapshot-content.ts";
import type { PilotRecord } from "../../../shared/journal/pilot-state.ts";
import { snapshotDigest, verifySnapshot } from "../../../shared/journal/snapshot-digest.ts";
import { canonicalJson } from "../../../shared/json/canonical-json.ts";
import type { JsonValue } from "../../../shared/json/json.ts";
import { addLoops, betterDay, plainDay, revenueRows, workRows } from "../domain/test-data.ts";
import { TestPilot } from "../domain/test-pilot.ts";

const SEGMENTS = ["Small", "Large"];
const OBJECTIVE = {
  avd: { baseline: 0.41, target: 0.6 },
  trust: { baseline: 0.8, target: 0.85 },
};

/** Four weeks of history, then the four weeks from 22 June to 19 July (Day 27). */
function pilotWithBaselineData(): TestPilot {
  const pilot = new TestPilot("2026-06-22");
  pilot.import(workRows("2026-05-25", "2026-07-19", "Query", SEGMENTS, plainDay));
  pilot.import(revenueRows(["2026-05", "2026-06"], 2));
  addLoops(pilot, "Query", "2026-06-24", 10, 3);
  pilot.now = "2026-07-22T08:00:00Z";
  return pilot;
}

function snapshotOf(pilot: TestPilot): PilotRecord {
  const id = baselineInForce(pilot.state)?.id ?? "";
  const record = pilot.state.records.get(id);
  if (record === undefined) throw new Error("no baseline");
  return record;
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

describe("baseline.seal", () => {
  it("freezes figures, daily sums, imports, settings, rules and people of the four whole weeks", () => {
    const pilot = pilotWithBaselineData();
    const ada = pilot.person("Ada", "CRO");
    pilot.run("incentive.add", { person: ada, metric: "bookings", weight: 1, bookings: true });
    pilot.run("pilot.set", { objective: OBJECTIVE });
    pilot.run("baseline.seal", { date: "2026-07-20", waive: "small pilot" });
    const baseline = baselineInForce(pilot.state);
    const content = readContent(baseline?.content ?? null);
    expect(baseline).toMatchObject({
      date: "2026-07-20",
      sealedAt: "2026-07-22T08:00:00Z",
      sealedBy: "Consultant",
      engine: "converge180 0.1.0",
      late: false,
      flags: [
        "the date is after the data, which end 2026-07-19",
        "the confirmation window of the last week has not passed",
      ],
      criteria: [
        { pillar: "avd", metric: "avd.rate", target: 0.6, verdict: "improved" },
        { pillar: "trust", metric: "trust.acceptance", target: 0.85, verdict: "improved" },
      ],
    });
    expect(content?.day).toBe(28);
    expect(content?.window).toEqual({
      weeks: { from: "2026-06-22", to: "2026-07-19" },
      month: { from: "2026-06-01", to: "2026-06-30" },
      // The data begin on 1 May, with the revenue of that month; its first Monday is the 4th.
      history: { from: "2026-05-04", to: "2026-06-21" },
      notes: ["the month of pillar 4 begins before Day 0"],
    });
    // Each week sums to 7 · 25 + 0 = 175 of 420 per segment: four weeks and two segments are 1,400 of 3,360.
    const total = content?.figures.find(
      ({ metric, workflow, segment }) => metric === "avd.rate" && workflow === "*" && segment === "*",
    );
    expect(total).toMatchObject({ numerator: 1400, denominator: 3360, value: 1400 / 3360 });
    expect(content?.figures.filter(({ metric }) => metric === "avd.rate")).toHaveLength(1 + 1 + 2 + 2);
    expect(content?.dailySums.rows).toHaveLength(28 * 2);
    // 22 June: Large before Small; 60 eligible, 23 qualified; 1.50 of model cost in micros.
    expect(content?.dailySums.rows[0]?.slice(0, 7)).toEqual(["2026-06-22", "Query", "Large", 60, 60, 23, 23]);
    expect(content?.dailySums.rows[0]?.[3 + (content?.dailySums.columns.indexOf("model_cost") ?? 0)]).toBe(
      1_500_000,
    );
    expect(content?.batches.map(({ input, rows }) => `${input} ${rows}`)).toEqual(["work 112", "revenue 50"]);
    expect(content?.settings.objective.avd).toEqual({ weight: 0.3, ...OBJECTIVE.avd });
    expect(content?.records["person"]).toHaveLength(1);
    expect(content?.records["checklistItem"]).toHaveLength(17);
  });

  it("holds commitments in place of confidential values", () => {
    const pilot = pilotWithBaselineData();
    const person = pilot.person("Ada", "CRO");
    pilot.run("incentive.add", { person, metric: "bookings", weight: 1 });
    pilot.run("baseline.seal", { date: "2026-07-19" });
    const [incentive] =
      readContent(baselineInForce(pilot.state)?.content ?? null)?.records["incentive"] ?? [];
    expect(incentive?.["metric"]).toEqual({ commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(JSON.stringify(snapshotOf(pilot).fields)).not.toContain("bookings");
  });

  it("records open gaps as waived, with the default reason, and never fails for them", () => {
    const pilot = new TestPilot("2026-06-22");
    pilot.run("baseline.seal", { date: "2026-07-10" });
    const baseline = baselineInForce(pilot.state);
    expect(baseline?.waivers?.map(({ kind, pillar, reason }) => [kind, pillar, reason])).toEqual(
      ["avd", "trust", "cost", "revenue", "loop"].map((pillar) => [
        "no pillar data",
        pillar,
        "no reason given, command line",
      ]),
    );
    expect(baseline?.criteria).toBeUndefined();
    expect(baseline?.flags).toEqual([
      "there are no data at all",
      "the date is after the clock, which shows 2026-06-22",
    ]);
  });

  it("flags a date after Day 30", () => {
    const pilot = pilotWithBaselineData();
    // Day 34 = 26 July.
    pilot.run("baseline.seal", { date: "2026-07-26" });
    expect(baselineInForce(pilot.state)).toMatchObject({ late: true });
    expect(baselineInForce(pilot.state)?.flags?.[0]).toBe("late by 4 days: sealed for a date after Day 30");
  });

  it("asks for a reason before a second one, and keeps the first", () => {
    const pilot = pilotWithBaselineData();
    const first = pilot.run("baseline.seal", { date: "2026-07-19" });
    const sealed = pilot.state.records.get(first);
    expect(pilot.try("baseline.seal", { date: "2026-07-20" })).toMatchObject({
      ok: false,
      problem: { code: "RULE" },
    });
    const second = pilot.run("baseline.seal", { date: "2026-07-20", reason: "wrong workflow at first" });
    expect(sealedBaselines(pilot.state).map(({ id }) => id)).toEqual([first, second]);
    expect(baselineInForce(pilot.state)).toMatchObject({ id: second, reason: "wrong workflow at first" });
    expect(pilot.state.records.get(first)).toEqual(sealed);
  });

  it("refuses criteria that cannot be judged, unknown keys, and a target", () => {
    const pilot = pilotWithBaselineData();
    const seal = (input: object, from = pilot) => from.try("baseline.seal", { date: "2026-07-19", ...input });
    expect(seal({ criteria: { cost: { metric: "cost.total" } } })).toMatchObject({
      ok: false,
      problem: { code: "COMMAND_INPUT", where: "/criteria/cost/metric" },
    });
    expect(seal({ criteria: { sales: {} } })).toMatchObject({
      ok: false,
      problem: { code: "COMMAND_INPUT" },
    });
    expect(seal({}, new TestPilot(null))).toMatchObject({ ok: false, problem: { code: "RULE" } });
  });

  it("takes given criteria in place of the objective's targets; empty ones mean none", () => {
    const pilot = pilotWithBaselineData();
    pilot.run("pilot.set", { objective: OBJECTIVE });
    pilot.run("baseline.seal", {
      date: "2026-07-19",
      criteria: { avd: { verdict: "no detectable change" } },
    });
    expect(baselineInForce(pilot.state)?.criteria).toEqual([
      { pillar: "avd", metric: "avd.rate", target: null, verdict: "no detectable change" },
    ]);
    pilot.run("baseline.seal", { date: "2026-07-19", criteria: {}, reason: "again" });
    expect(baselineInForce(pilot.state)?.criteria).toBeUndefined();
  });
});

describe("verifySnapshot", () => {
  const pilot = pilotWithBaselineData();
  pilot.run("baseline.seal", { date: "2026-07-19" });
  const record = snapshotOf(pilot);

  it("accepts what was sealed, with the journal that it covers", () => {
    expect(record.fields["digest"]).toBe(snapshotDigest(record.fields));
    expect(verifySnapshot(record, pilot.state.entries)).toBeNull();
  });

  it("finds a change of any field, and of any byte of the content", () => {
    for (const field of Object.keys(record.fields)) {
      const fields = { ...record.fields, [field]: "x" };
      expect(verifySnapshot({ ...record, fields })).toMatchObject({ code: "SEAL", where: record.id });
    }
    const content = JSON.parse(JSON.stringify(record.fields["content"]).replace("1400", "1401"));
    expect(verifySnapshot({ ...record, fields: { ...record.fields, content } })).toMatchObject({
      message: "the snapshot of 2026-07-19 differs from its seal",
    });
  });

  it("finds any single character that was changed", () => {
    const text = canonicalJson(record.fields["content"] ?? null);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: text.length - 1 }),
        fc.constantFrom("0", "7", "a", "z"),
        (at, other) => {
          fc.pre(text[at] !== other);
          const content = parsed(`${text.slice(0, at)}${other}${text.slice(at + 1)}`);
          // A text that is no JSON any more, or says the same in other words, is not what a pack could hold.
          fc.pre(content !== undefined && canonicalJson(content) !== text);
          expect(verifySnapshot({ ...record, fields: { ...record.fields, content } })?.code).toBe("SEAL");
        },
      ),
      { seed: 42, numRuns: 200 },
    );
  });

  it("finds a journal that does not hold what the seal covers, and a removed snapshot", () => {
    const [first, ...others] = pilot.state.entries;
    if (first === undefined) throw new Error("no entry");
    const last = others.at(-2);
    const cut = pilot.state.entries.filter((entry) => entry !== last);
    expect(verifySnapshot(record, cut)?.message).toContain("which the journal does not hold");
    expect(verifySnapshot({ ...record, removed: true })).toMatchObject({ code: "SEAL" });
  });
});

describe("baselineDifferences", () => {
  const sealed = (): TestPilot => {
    const pilot = pilotWithBaselineData();
    pilot.run("baseline.seal", { date: "2026-07-19" });
    pilot.import(workRows("2026-07-20", "2026-08-23", "Query", SEGMENTS, betterDay));
    pilot.import(revenueRows(["2026-07"], 2));
    return pilot;
  };
  // 27 August 00:00: the week that ends on 23 August has matured (72 h).
  const asOf = Date.parse("2026-08-27T00:00:00Z");
  const differencesOf = (pilot: TestPilot, by: readonly ("workflow" | "segment")[] = []) => {
    const baseline = baselineInForce(pilot.state);
    if (baseline === null) throw new Error("no baseline");
    return baselineDifferences(pilot.view("2026-08-27T00:00:00Z").figures, baseline, by, asOf);
  };
  const rate = (pilot: TestPilot) => differencesOf(pilot).find(({ metric }) => metric === "avd.rate");

  it("compares the last four whole mature weeks with the sealed four", () => {
    // 7 · 40 = 280 of 420 a week and segment against 175 of 420.
    expect(rate(sealed())).toMatchObject({
      value: 280 / 420,
      before: 175 / 420,
      difference: 280 / 420 - 175 / 420,
      verdict: "improved",
      restated: false,
    });
  });

  it("gives every combination of the dimensions that are named", () => {
    const segments = differencesOf(sealed(), ["segment"]).filter(({ metric }) => metric === "avd.rate");
    expect(segments.map(({ segment, verdict }) => `${segment} ${verdict}`)).toEqual([
      "Large improved",
      "Small improved",
    ]);
  });

  it("keeps the sealed side where the data of the window were restated since, and says so", () => {
    const pilot = sealed();
    const before = rate(pilot);
    pilot.import(workRows("2026-06-22", "2026-07-19", "Query", SEGMENTS, betterDay));
    const after = rate(pilot);
    expect(after).toEqual({ ...before, restated: true });
  });

  it("has not enough data before anything lies after the baseline window", () => {
    const pilot = pilotWithBaselineData();
    pilot.run("baseline.seal", { date: "2026-07-19" });
    expect(rate(pilot)).toMatchObject({ value: null, before: 175 / 420, verdict: "not enough data" });
  });

  it("performs, and opens the title gate, once all is shown from Day 121 on", () => {
    const pilot = pilotWithBaselineData();
    pilot.run("baseline.seal", { date: "2026-07-19", criteria: { avd: { target: 0.6 }, trust: {} } });
    // Day 121 = 21 October 2026; the week that ends on Sunday 18 October matures on 22 October 00:00.
    pilot.import(workRows("2026-07-20", "2026-10-18", "Query", SEGMENTS, betterDay));
    pilot.run("review.add", { kind: "weekly", closedAt: "2026-07-23T10:00:00Z", verdict: "decision" });
    for (const test of ["integrated planning", "shared dashboards", "decision rights", "escalation paths"]) {
      pilot.run("convergenceTest.add", { test, passed: true, on: "2026-09-01" });
    }
    expect(pilot.view("2026-10-20T12:00:00Z").titleGate).toMatchObject({
      state: "locked",
      verdict: "not due",
    });
    const view = pilot.view("2026-10-21T12:00:00Z");
    expect(view.verdict).toMatchObject({ verdict: "performs", reasons: [] });
    expect(view.titleGate).toMatchObject({ state: "open", missing: [] });
    pilot.run("convergenceTest.add", { test: "shared dashboards", passed: false, on: "2026-10-01" });
    expect(pilot.view("2026-10-21T12:00:00Z").titleGate.state).toBe("locked");
  });

  it("does not perform where nothing changed", () => {
    const pilot = pilotWithBaselineData();
    pilot.run("baseline.seal", { date: "2026-07-19", criteria: { avd: {} } });
    pilot.import(workRows("2026-07-20", "2026-10-18", "Query", SEGMENTS, plainDay));
    expect(pilot.view("2026-10-22T12:00:00Z").verdict).toMatchObject({
      verdict: "does not perform",
      reasons: ['avd.rate: no detectable change, needed "improved"'],
    });
  });
});
