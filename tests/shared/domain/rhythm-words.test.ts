import { describe, expect, it } from "vitest";
import { rhythmWords } from "../../../shared/domain/rhythm-words.ts";
import { TestPilot } from "./test-pilot.ts";

describe("the rhythm in the operating model", () => {
  it("is not there before a day is set", () => {
    expect(rhythmWords(new TestPilot().state)).toEqual([]);
  });

  it.each([
    [{ weekday: 4 }, "Thursdays"],
    [{ weekday: 2, time: "09:00" }, "Tuesdays at 09:00"],
    [{ weekday: 7, time: "16:30", minutes: 45 }, "Sundays at 16:30, 45 minutes"],
  ])("%j: %s", (reviewRhythm, weekly) => {
    const pilot = new TestPilot();
    pilot.run("pilot.edit", { id: pilot.pilotId, reviewRhythm });
    const lines = rhythmWords(pilot.state);
    expect(lines.map(({ what }) => what)).toEqual([
      "Weekly operating review",
      "Monthly strategic reset",
      "Quarterly board synthesis",
    ]);
    expect(lines[0]?.words).toBe(weekly);
  });
});
