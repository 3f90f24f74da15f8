import { describe, expect, it } from "vitest";
import { holdsUntil } from "../../../shared/domain/holds-until.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

/** A week past its line: it fires on Thursday 19 November 00:00, and falls due two days and an hour and a half later. */
function fired(): TestPilot {
  const pilot = new TestPilot("2026-08-17");
  pilot.now = "2026-08-10T08:00:00Z";
  pilot.run("threshold.add", {
    metric: "trust.escalation",
    direction: "above",
    breach: 0.12,
    action: "Roll back",
    deadlineHours: 49.5,
  });
  pilot.now = "2026-11-16T07:00:00Z";
  const bad = () => ({ eligible: 120, qualified: 70, accepted: 80, escalated: 20 });
  pilot.import(workRows("2026-11-09", "2026-11-15", "Triage", ["Home"], bad));
  return pilot;
}

/** Two levels of five and of twenty hours, from Thursday 19 November 16:00 on. */
function escalated(): TestPilot {
  const pilot = new TestPilot("2026-08-17");
  const who = [pilot.person("Lead")];
  const levels = [5, 20].map((hours) => ({ title: "Level", who, hours }));
  const scenario = pilot.run("escalationScenario.add", { title: "Quality", levels, decider: who[0] });
  pilot.now = "2026-11-19T16:00:00Z";
  pilot.run("escalation.start", { scenario });
  return pilot;
}

function zoned(): TestPilot {
  return new TestPilot("2026-08-17", "Europe/Berlin");
}

function confirmed(hours: number): TestPilot {
  const pilot = new TestPilot("2026-08-17");
  pilot.run("pilot.set", { confirmationHours: hours });
  return pilot;
}

function untilOf(pilot: TestPilot, asOf: string): string {
  return new Date(holdsUntil(pilot.state, pilot.view(asOf))).toISOString();
}

describe("how long what is derived of a pilot holds", () => {
  it.each([
    ["to its next day", () => new TestPilot(), "2026-11-19T13:00:00Z", "2026-11-20T00:00:00.000Z"],
    [
      "from the last moment of a day",
      () => new TestPilot(),
      "2026-11-19T23:59:59.999Z",
      "2026-11-20T00:00:00.000Z",
    ],
    ["from the first one", () => new TestPilot(), "2026-11-20T00:00:00Z", "2026-11-21T00:00:00.000Z"],
    ["to the next day where the pilot is", zoned, "2026-11-19T13:00:00Z", "2026-11-19T23:00:00.000Z"],
    ["until a day matures that was 25 hours long", zoned, "2026-10-24T23:00:00Z", "2026-10-25T22:00:00.000Z"],
    ["to the end of such a day", zoned, "2026-10-25T22:30:00Z", "2026-10-25T23:00:00.000Z"],
    ["until a day of data matures", () => confirmed(30), "2026-11-19T01:00:00Z", "2026-11-19T06:00:00.000Z"],
    [
      "until the next day, when one has",
      () => confirmed(30),
      "2026-11-19T06:00:00Z",
      "2026-11-20T00:00:00.000Z",
    ],
    ["until a deadline is past", fired, "2026-11-21T00:30:00Z", "2026-11-21T01:30:00.001Z"],
    ["in the last moment before it is", fired, "2026-11-21T01:30:00Z", "2026-11-21T01:30:00.001Z"],
    ["beyond a deadline that has passed", fired, "2026-11-21T01:30:00.001Z", "2026-11-22T00:00:00.000Z"],
    ["until a level of an escalation ends", escalated, "2026-11-19T20:00:00Z", "2026-11-19T21:00:00.000Z"],
    ["until the level above it ends", escalated, "2026-11-20T16:59:00Z", "2026-11-20T17:00:00.000Z"],
    ["until what a faster clock recorded", escalated, "2026-11-19T15:59:00Z", "2026-11-19T16:00:00.000Z"],
  ] as const)("%s", (_, make, asOf, until) => {
    expect(untilOf(make(), asOf)).toBe(until);
  });
});
