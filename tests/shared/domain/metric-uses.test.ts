import { expect, it } from "vitest";
import { metricUses } from "../../../shared/domain/metric-uses.ts";
import { withholdFor } from "../../../shared/journal/withhold.ts";
import { TestPilot } from "./test-pilot.ts";

it("names all that hangs on a metric; what is of a narrower circle is only counted", () => {
  const pilot = new TestPilot();
  const cto = pilot.person("Ada", "CTO");
  pilot.run("guardrail.add", {
    domain: "Confidence thresholds",
    bands: [{ metric: "trust.acceptance", side: "atLeast", bound: 0.8, on: "value" }],
  });
  const make = (type: string, fields: Readonly<Record<string, unknown>>): string =>
    pilot.run("test.make", { type, fields });
  make("incentive", { person: cto, metric: "trust.acceptance", weight: 0.4 });
  make("incentive", { person: cto, metric: "avd.rate", weight: 0.6 });
  make("narrative", {
    title: "To the board",
    status: "draft",
    claims: [
      { claim: "Customers accept more", metric: "trust.acceptance" },
      { claim: "It costs less", metric: "cost.perOutcome" },
    ],
  });
  const shown = {
    guardrails: [{ domain: "Confidence thresholds" }],
    claims: [{ narrative: "To the board", claim: "Customers accept more" }],
    expectations: [],
    headline: { pillar: "trust" },
  };
  expect(metricUses(pilot.state, "trust.acceptance")).toMatchObject({
    ...shown,
    incentives: [{ person: "Ada", weight: 0.4 }],
    withheldIncentives: 0,
  });
  expect(metricUses(withholdFor(pilot.state, "everyone"), "trust.acceptance")).toMatchObject({
    ...shown,
    incentives: [],
    withheldIncentives: 2,
  });
  expect(metricUses(pilot.state, "trust.escalation")).toEqual({
    guardrails: [],
    incentives: [],
    withheldIncentives: 0,
    claims: [],
    expectations: [],
    headline: null,
  });
});
