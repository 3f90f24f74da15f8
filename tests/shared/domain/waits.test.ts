import { describe, expect, it } from "vitest";
import { bottleneck, coordinationDelay } from "../../../shared/domain/waits.ts";
import { addLeaders } from "./test-matrix.ts";
import { TestPilot } from "./test-pilot.ts";

const lens = { effect: 1, sentence: "better" };
const LENSES = { outcome: lens, reliability: lens, revenue: lens };
const at = (date: string) => Date.parse(`${date}T08:00:00Z`);

/** A decision raised on a date, and decided on another by somebody, or still open. */
function add(pilot: TestPilot, raised: string | null, decided: string | null, by?: string): string {
  return pilot.run("decision.add", {
    title: "Route",
    status: decided === null ? "draft" : "approved",
    lenses: LENSES,
    ...(raised === null ? {} : { raisedAt: `${raised}T08:00:00Z` }),
    ...(decided === null ? {} : { decidedAt: `${decided}T08:00:00Z` }),
    ...(by === undefined ? {} : { decidedBy: by }),
  });
}

describe("coordination delay", () => {
  it("is the median from raised to decided, with open ones counted at their age", () => {
    const pilot = new TestPilot();
    expect(coordinationDelay(pilot.state, at("2026-07-20"))).toEqual({
      medianDays: null,
      decided: 0,
      open: 0,
      oldestOpenDays: null,
    });
    add(pilot, "2026-07-01", "2026-07-03");
    add(pilot, "2026-07-01", "2026-07-05");
    add(pilot, "2026-07-01", "2026-07-09");
    expect(coordinationDelay(pilot.state, at("2026-07-20"))).toMatchObject({
      medianDays: 4,
      decided: 3,
      open: 0,
    });
    // Three that wait for 13 days push the median up; a plain median of the closed ones would not see them.
    for (let index = 0; index < 3; index += 1) add(pilot, "2026-07-07", null);
    expect(coordinationDelay(pilot.state, at("2026-07-20"))).toEqual({
      medianDays: 8,
      decided: 3,
      open: 3,
      oldestOpenDays: 13,
    });
  });

  it("looks at what was known at its moment, and has no negative wait", () => {
    const pilot = new TestPilot();
    add(pilot, "2026-07-01", "2026-07-05");
    expect(coordinationDelay(pilot.state, at("2026-07-03"))).toMatchObject({
      decided: 0,
      open: 1,
      oldestOpenDays: 2,
    });
    expect(coordinationDelay(pilot.state, at("2026-06-30"))).toMatchObject({ decided: 0, open: 0 });
    const back = new TestPilot();
    add(back, "2026-07-05", "2026-07-04");
    expect(coordinationDelay(back.state, at("2026-07-20")).medianDays).toBe(0);
  });

  it("leaves out what nobody raised on record", () => {
    const pilot = new TestPilot();
    add(pilot, null, "2026-07-05");
    expect(coordinationDelay(pilot.state, at("2026-07-20"))).toMatchObject({ decided: 0, open: 0 });
  });
});

describe("the bottleneck", () => {
  it("is over its limits above 40 % or three days, which a pilot may set", () => {
    const pilot = new TestPilot();
    const { lead, cpo } = addLeaders(pilot);
    add(pilot, "2026-07-01", "2026-07-04", lead);
    add(pilot, "2026-07-01", "2026-07-09", cpo);
    add(pilot, "2026-07-01", "2026-07-09", cpo);
    const seen = () => bottleneck(pilot.state, at("2026-07-20"));
    expect(seen()).toMatchObject({
      personally: 1,
      taken: 3,
      share: 1 / 3,
      over: [],
      waits: { medianDays: 3 },
    });
    add(pilot, "2026-07-01", "2026-07-04", lead);
    // Two of four are too few to hold against a limit.
    expect(seen()).toMatchObject({ share: 0.5, over: [], limits: { share: 0.4, days: 3 } });
    add(pilot, "2026-07-10", "2026-07-13", lead);
    expect(seen()).toMatchObject({ share: 0.6, over: ["share"], waits: { medianDays: 3 } });
    for (let index = 0; index < 4; index += 1) add(pilot, "2026-07-10", "2026-07-14", lead);
    expect(seen()).toMatchObject({ over: ["share", "wait"], waits: { medianDays: 4 } });
    pilot.run("pilot.edit", { id: pilot.pilotId, bottleneck: { share: 0.8, days: 10 } });
    expect(seen()).toMatchObject({ over: [], limits: { share: 0.8, days: 10 } });
    pilot.run("pilot.edit", { id: pilot.pilotId, bottleneck: { days: 2 } });
    expect(seen()).toMatchObject({ over: ["share", "wait"], limits: { share: 0.4, days: 2 } });
  });

  it("counts from the moment at which something was routed to the seat, and rejections too", () => {
    const pilot = new TestPilot();
    const { lead } = addLeaders(pilot);
    const id = add(pilot, "2026-07-01", null);
    pilot.now = "2026-07-10T08:00:00Z";
    pilot.run("decision.route", { id });
    expect(bottleneck(pilot.state, at("2026-07-12")).waits).toMatchObject({ open: 1, oldestOpenDays: 2 });
    pilot.now = "2026-07-13T08:00:00Z";
    pilot.run("decision.reject", { id, by: lead, reason: "no" });
    expect(bottleneck(pilot.state, at("2026-07-20"))).toMatchObject({
      personally: 1,
      taken: 1,
      waits: { medianDays: 3 },
    });
  });
});
