import { describe, expect, it } from "vitest";
import { parseSettingsFile, settingsFileOf } from "../../../shared/commands/settings-file.ts";
import { freshPilot, problemOf, refusal, run, valueOf } from "./test-pilot.ts";

describe("settings files", () => {
  it("are taken apart into what they repeat and what they set", () => {
    const parsed = valueOf(parseSettingsFile('{"company": "Acme", "dealFitBar": 70}'));
    expect(parsed).toEqual({ repeated: { company: "Acme" }, settings: { dealFitBar: 70 } });
  });

  it("refuse two names that are one after trimming", () => {
    const problem = problemOf(
      parseSettingsFile('{"workflows": {"W": {"unitValue": 1}, "W ": {"unitValue": 2}}}'),
    );
    expect(problem).toMatchObject({ code: "JSON_DUP_KEY", where: "/workflows/W" });
  });

  it("refuse names that mean every workflow, and say so", () => {
    const problem = refusal(freshPilot(), "pilot.set", { workflows: { all: { unitValue: 1 } } });
    expect(problem).toMatchObject({ code: "COMMAND_INPUT", where: "/workflows/all" });
    expect(problem.message).toContain("* and all are not names");
  });

  it("print what was set, with the defaults of the rest", () => {
    const { state } = run(freshPilot(), "pilot.set", {
      workflows: { Triage: { unitValue: "2.5" } },
      dealFitBar: 70,
    });
    expect(settingsFileOf(state)).toMatchObject({
      company: "Acme",
      workflows: { Triage: { unitValue: 2.5, confidenceFloor: 0, unknownQualityCounts: false } },
      confirmationHours: 72,
      dealFitBar: 70,
      rqi: { nrr: { weight: 0.35, floor: 0.98, target: 1.015 } },
    });
  });
});
