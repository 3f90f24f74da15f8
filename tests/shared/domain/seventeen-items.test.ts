import { describe, expect, it } from "vitest";
import { statusOf } from "../../../shared/domain/status.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import {
  dateOfDay,
  momentOfDay,
  phaseFive,
  phaseFour,
  phaseOne,
  phaseThree,
  phaseTwo,
  SeventeenCompany,
} from "./seventeen-company.ts";

describe("a company that does what the plan asks", () => {
  it("proves all seventeen items by commands alone, each phase by its own work", () => {
    const company = new SeventeenCompany(33);
    const stages = [phaseOne, phaseTwo, phaseThree, phaseFour, phaseFive];
    for (const [index, stage] of stages.entries()) {
      stage(company);
      const states = [...company.state(155)].filter(([key]) => key.startsWith(`p${index + 1}-`));
      expect(states.map(([, word]) => word)).toEqual(states.map(() => "proven"));
    }
    expect(company.state(155).size).toBe(17);
    const { pilot } = company;
    const status = statusOf(pilot.state, pilot.dataset(), Date.parse(momentOfDay(155)));
    expect(status.gates.map(({ state }) => state)).toEqual(Array(5).fill("closed"));
    expect(status.evaluation).toMatchObject({
      verdict: "performs",
      withoutCriterion: ["trust", "cost", "revenue", "loop"],
    });
    expect(status.evaluation.pillars.map(({ outcome }) => outcome)).toEqual(["pass"]);
    expect(status.forums.freed).toBe(52);
    expect(status.structure.models).toHaveLength(1);
    expect(status.scale.map(({ baselineOn }) => baselineOn)).toEqual(["2026-10-11", "2026-10-11"]);
    expect(status.findings.map(({ code }) => code)).not.toContain("title change before its gate");
    expect(verifyPilot(pilot.state)).toEqual([]);
  });

  // "We typically recommend a 90-day pilot operating model before legal title changes." The launch that slipped moves it.
  it.each([
    [20, 121],
    [31, 121],
    [33, 123],
    [45, 135],
  ])("launched on Day %d may record a title on Day %d and not on the day before", (launchDay, opensOn) => {
    const company = new SeventeenCompany(launchDay);
    for (const stage of [phaseOne, phaseTwo, phaseThree, phaseFour, phaseFive]) stage(company);
    const { pilot, people } = company;
    const change = { person: people.lead, to: "President", effectiveOn: dateOfDay(opensOn + 7) };
    expect(company.gate(opensOn - 1).state).toBe("locked");
    pilot.now = momentOfDay(opensOn - 1);
    const early = pilot.try("titleChange.add", change);
    expect(early.ok ? null : early.problem.code).toBe("LOCKED");
    expect(company.gate(opensOn)).toMatchObject({ state: "open", missing: [] });
    company.on(opensOn, "titleChange.add", change);
    expect(pilot.view(momentOfDay(opensOn)).findings.map(({ code }) => code)).not.toContain(
      "title change before its gate",
    );
  });
});
