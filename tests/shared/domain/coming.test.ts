import { describe, expect, it } from "vitest";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { comingRows } from "../../../shared/domain/coming.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = "2026-07-01T12:00:00Z";

function coming(pilot: TestPilot, asOf = AS_OF) {
  return comingRows(pilot.state, pilot.view(asOf), Date.parse(asOf));
}

function of(pilot: TestPilot, kind: string, asOf = AS_OF): readonly (readonly [string, string])[] {
  return coming(pilot, asOf)
    .filter((row) => row.kind === kind)
    .map(({ day, text }) => [formatCalendarDate(day), text]);
}

describe("what comes within fourteen days", () => {
  it.each([
    ["2026-06-30", false],
    ["2026-07-01", true],
    ["2026-07-15", true],
    ["2026-07-16", false],
  ])("an ask due on %s: %s", (due, isThere) => {
    const pilot = new TestPilot();
    pilot.run("ask.add", { text: "Who signs?", due });
    expect(of(pilot, "ask")).toEqual(isThere ? [[due, "Who signs?"]] : []);
  });

  it("leaves out what is answered, settled, shipped or kept", () => {
    const pilot = new TestPilot();
    const answered = pilot.run("ask.add", { text: "Who signs?", due: "2026-07-02" });
    pilot.run("ask.edit", { id: answered, answer: "The CEO" });
    const change = (title: string, status: string): void => {
      pilot.run("test.make", {
        type: "change",
        fields: { key: title, title, status, plannedOn: "2026-07-03" },
      });
    };
    change("Shipped", "deployed");
    change("Ahead", "planned");
    expect(of(pilot, "ask")).toEqual([]);
    expect(of(pilot, "change")).toEqual([["2026-07-03", "Ahead"]]);
  });

  it("is in the order of the days, each row with its owner", () => {
    const pilot = new TestPilot();
    const owner = pilot.person("Ada");
    pilot.run("ask.add", { text: "Later", due: "2026-07-09", owner });
    pilot.run("ask.add", { text: "Sooner", due: "2026-07-02" });
    const rows = coming(pilot);
    expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).toSorted((a, b) => a - b));
    const asks = rows.filter(({ kind }) => kind === "ask");
    expect(asks.map(({ text, who }) => [text, who])).toEqual([
      ["Sooner", []],
      ["Later", [owner]],
    ]);
  });

  it("names the days on which a phase ends with items open, and none after the gate was closed", () => {
    const pilot = new TestPilot();
    // Day 30 of a pilot that began on 22 June.
    expect(of(pilot, "phase gate", "2026-07-15T12:00:00Z").map(([day]) => day)).toEqual(["2026-07-22"]);
    expect(of(pilot, "phase gate", "2026-06-25T12:00:00Z")).toEqual([]);
  });

  it("has nothing of a pilot without a start but what has dates of its own", () => {
    const pilot = new TestPilot(null);
    pilot.run("ask.add", { text: "Who signs?", due: "2026-07-02" });
    expect(coming(pilot).map(({ kind }) => kind)).toEqual(["ask"]);
  });
});
