import { describe, expect, it } from "vitest";
import { digestOfJson } from "../../../shared/json/digest.ts";
import { findByName } from "../../../shared/records/find-by-name.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { freshPilot, madeId, refusal, run, testWorld } from "./test-pilot.ts";

describe("pilot.set", () => {
  const pilot = freshPilot();

  it("takes decimals as numbers and as texts; money becomes whole micros, half to even", () => {
    const set = run(pilot, "pilot.set", {
      workflows: {
        Claims: { unitValue: "12.5", confidenceFloor: 0.8, unknownQualityCounts: true },
        Billing: { unitValue: 0.0000005 },
        Returns: { unitValue: "0.0000015" },
      },
      confirmationHours: "48",
      dealFitBar: 65,
    }).state;
    expect(findByName(set, "workflow", "Claims")).toMatchObject({
      unitValueMicros: 12_500_000,
      confidenceFloor: 0.8,
      unknownQualityCounts: true,
    });
    // 0.5 micros go to 0, 1.5 micros to 2.
    expect(findByName(set, "workflow", "Billing")?.unitValueMicros).toBe(0);
    expect(findByName(set, "workflow", "Returns")?.unitValueMicros).toBe(2);
    expect(pilotRecord(set)).toMatchObject({ confirmationHours: 48, dealFitBar: 65 });
  });

  it("sets parts of the index and the objective and leaves the others", () => {
    const first = run(pilot, "pilot.set", {
      rqi: { nrr: { weight: 0.4, floor: "0.9" } },
      objective: { avd: { target: 60 } },
    });
    const second = run(first.state, "pilot.set", { rqi: { nrr: { floor: null }, grr: { target: 1 } } });
    expect(pilotRecord(second.state).rqi).toEqual({ nrr: { weight: 0.4 }, grr: { target: 1 } });
    expect(pilotRecord(second.state).objective).toEqual({ avd: { target: 60 } });
    const third = run(second.state, "pilot.set", { objective: { avd: { target: null } } });
    expect(pilotRecord(third.state).objective).toBeUndefined();
  });

  it("refuses other keys by name, and values outside their range", () => {
    const refused = (input: object) => refusal(pilot, "pilot.set", input);
    expect(refused({ colour: "red" })).toMatchObject({
      code: "SETTING_UNKNOWN",
      message: expect.stringContaining("colour"),
    });
    expect(refused({ rqi: { arr: {} } })).toMatchObject({ code: "SETTING_UNKNOWN", where: "/rqi" });
    expect(refused({ workflows: { Claims: { price: 1 } } })).toMatchObject({ code: "SETTING_UNKNOWN" });
    expect(refused({ dealFitBar: 101 })).toMatchObject({ code: "COMMAND_INPUT", where: "/dealFitBar" });
    expect(refused({ workflows: { Claims: { confidenceFloor: "1.5" } } }).code).toBe("COMMAND_INPUT");
    expect(refused({ workflows: { Claims: { unitValue: "12,5" } } }).code).toBe("COMMAND_INPUT");
    expect(refused({ workflows: { all: { unitValue: 1 } } }).code).toBe("COMMAND_INPUT");
    expect(refused({ confirmationHours: "soon" }).code).toBe("COMMAND_INPUT");
  });
});

describe("workflows", () => {
  it("keep the names that they had, which nobody else can get", () => {
    const pilot = run(freshPilot(), "workflow.add", { name: "Claims" }).state;
    const id = findByName(pilot, "workflow", "Claims")?.id ?? "";
    const renamed = run(pilot, "workflow.rename", { id, name: "Claims handling" }).state;
    expect(recordsOf(renamed, "workflow")).toMatchObject([
      { id, name: "Claims handling", aliases: ["Claims"] },
    ]);
    expect(findByName(renamed, "workflow", "Claims")?.id).toBe(id);
    expect(refusal(renamed, "workflow.add", { name: "Claims" }).code).toBe("RULE");
    const other = run(renamed, "workflow.add", { name: "Billing" });
    expect(refusal(other.state, "workflow.rename", { id: madeId(other), name: "Claims" }).code).toBe("RULE");
    const back = run(renamed, "workflow.rename", { id, name: "Claims" }).state;
    expect(recordsOf(back, "workflow")).toMatchObject([{ name: "Claims", aliases: ["Claims handling"] }]);
  });

  it("have the same id on two replicas, and one of segments beside", () => {
    const base = freshPilot();
    const one = run(base, "workflow.add", { name: "Claims" }, testWorld("aa01"));
    const other = run(base, "workflow.add", { name: " Claims" }, testWorld("bb02"));
    expect(madeId(one)).toBe(madeId(other));
    expect(madeId(run(base, "segment.add", { name: "Claims" }))).toMatch(/^sg-/);
  });

  it("cannot be called * or all", () => {
    expect(refusal(freshPilot(), "workflow.add", { name: "*" }).where).toBe("/name");
    expect(refusal(freshPilot(), "segment.add", { name: " all" }).code).toBe("COMMAND_INPUT");
  });
});

describe("thresholds", () => {
  const pilot = freshPilot();
  // 3 February 2026 is a Tuesday: the next week starts on Monday the 9th, the next month on 1 March.
  const terms = {
    metric: "avd.rate",
    direction: "below",
    breach: 0.5,
    periods: 2,
    action: "stop",
    deadlineHours: 48,
  };

  it("apply from the next week, for pillar 4 from the next month", () => {
    const weekly = run(pilot, "threshold.add", terms).state;
    expect(recordsOf(weekly, "threshold")[0]?.versions).toMatchObject([
      { version: 1, breach: 0.5, appliesFrom: "2026-02-09", recordedAt: "2026-02-03T10:00:00.000Z" },
    ]);
    const monthly = run(pilot, "threshold.add", { ...terms, metric: "revenue.nrr" }).state;
    expect(recordsOf(monthly, "threshold")[0]?.versions[0]?.appliesFrom).toBe("2026-03-01");
    expect(refusal(pilot, "threshold.add", { ...terms, metric: "avd.nothing" }).where).toBe("/metric");
  });

  it("follow the pilot's calendar, not that of UTC", () => {
    // 23:30 UTC on Sunday is 00:30 on Monday the 9th in Berlin, so that the next week is that of the 16th.
    const world = testWorld("aa01", "2026-02-08T23:30:00.000Z");
    const state = run(pilot, "threshold.add", terms, world).state;
    expect(recordsOf(state, "threshold")[0]?.versions[0]?.appliesFrom).toBe("2026-02-16");
  });

  it("get versions; loosening one is an overrule that needs a reason", () => {
    const added = run(pilot, "threshold.add", terms);
    const { metric: _, ...given } = terms;
    const looser = { id: madeId(added), ...given, breach: 0.4 };
    expect(refusal(added.state, "threshold.revise", looser)).toMatchObject({
      code: "RULE",
      message: expect.stringContaining("from 0.5 to 0.4"),
    });
    const revised = run(added.state, "threshold.revise", { ...looser, overruleReason: "new segment" }).state;
    expect(
      recordsOf(revised, "threshold")[0]?.versions.map(({ version, breach }) => [version, breach]),
    ).toEqual([
      [1, 0.5],
      [2, 0.4],
    ]);
    expect(
      run(added.state, "threshold.revise", { id: madeId(added), ...given, breach: 0.6 }).entry,
    ).not.toBeNull();
  });
});

describe("obligation.answer", () => {
  const added = run(freshPilot(), "threshold.add", { metric: "avd.rate", direction: "below", breach: 0.5 });
  const threshold = madeId(added);
  const obligation = digestOfJson([threshold, 1, "2026-W08"]);
  const about = { obligation, threshold, thresholdVersion: 1, period: "2026-W08" };

  it("records an answer and revises it", () => {
    const obeyed = run(added.state, "obligation.answer", { ...about, answer: "obeyed" });
    expect(recordsOf(obeyed.state, "obligationAnswer")).toMatchObject([
      { answer: "obeyed", at: "2026-02-03T10:00:00.000Z" },
    ]);
    const overruled = run(obeyed.state, "obligation.answer", {
      ...about,
      answer: "overruled",
      reason: "restated",
    });
    expect(recordsOf(overruled.state, "obligationAnswer")).toMatchObject([
      { answer: "overruled", reason: "restated" },
    ]);
    expect(refusal(overruled.state, "undo", {}).message).toContain("answer again");
  });

  it("refuses an overrule without a reason and an obligation of something else", () => {
    expect(refusal(added.state, "obligation.answer", { ...about, answer: "overruled" }).code).toBe("RULE");
    expect(
      refusal(added.state, "obligation.answer", { ...about, period: "2026-W09", answer: "obeyed" }).where,
    ).toBe("/obligation");
  });
});

describe("attachment.add", () => {
  it("takes 25 MiB and not a byte more", () => {
    const pilot = freshPilot();
    const largest = new Uint8Array(26_214_400);
    expect(run(pilot, "attachment.add", { name: "a.bin", bytes: largest }).state.attachments.size).toBe(1);
    const larger = new Uint8Array(26_214_401);
    expect(refusal(pilot, "attachment.add", { name: "a.bin", bytes: larger }).code).toBe("FILE_TOO_LARGE");
    expect(refusal(pilot, "attachment.add", { name: "a.bin", bytes: "no base64!" }).code).toBe(
      "COMMAND_INPUT",
    );
  });
});
