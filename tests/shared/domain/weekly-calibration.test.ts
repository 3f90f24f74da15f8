import { expect, it } from "vitest";
import { weeklyCalibration } from "../../../shared/domain/weekly-calibration.ts";
import { TestPilot } from "./test-pilot.ts";

const day = (date: string) => Date.parse(date) / 86_400_000;

it("is due where no weekly review was closed within seven days, by the calendar of the pilot", () => {
  const pilot = new TestPilot("2026-06-22");
  const on = (date: string, timeZone = "UTC") => weeklyCalibration(pilot.state, timeZone, day(date));
  expect(on("2026-07-20")).toEqual({ on: null, isDue: true });
  pilot.run("review.add", { kind: "weekly", closedAt: "2026-07-13T23:30:00Z", verdict: "none" });
  pilot.run("review.add", { kind: "monthly", closedAt: "2026-07-18T10:00:00Z", verdict: "none" });
  expect(on("2026-07-20")).toEqual({ on: day("2026-07-13"), isDue: false });
  expect(on("2026-07-21")).toEqual({ on: day("2026-07-13"), isDue: true });
  // It was Tuesday in Berlin already.
  expect(on("2026-07-21", "Europe/Berlin")).toEqual({ on: day("2026-07-14"), isDue: false });
  // What is closed later is not known yet.
  expect(on("2026-07-12")).toEqual({ on: null, isDue: true });
});
