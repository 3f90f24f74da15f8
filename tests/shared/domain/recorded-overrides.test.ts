import { expect, it } from "vitest";
import { recordedOverrides } from "../../../shared/domain/recorded-overrides.ts";
import { withholdFor } from "../../../shared/journal/withhold.ts";
import { TestPilot } from "./test-pilot.ts";

const EARLY = "2026-08-03T09:00:00Z";
const LATE = "2026-09-03T09:00:00Z";

function overridden(): TestPilot {
  const pilot = new TestPilot();
  const ada = pilot.person("Ada", "CTO");
  const lead = pilot.person("Lea", "converged executive");
  pilot.now = EARLY;
  pilot.run("titleChange.add", {
    person: ada,
    to: "Chief product and technology officer",
    effectiveOn: "2026-08-10",
    overrideReason: "The CPO leaves on Monday.",
  });
  const decision = pilot.run("decision.add", { title: "A price test", status: "draft" });
  pilot.now = LATE;
  pilot.run("decision.override", { id: decision, by: lead, reason: "The breach is Motor's alone." });
  return pilot;
}

it("lists titles before their gate and decisions in a suspended domain, each with its reason", () => {
  const { overrides, withheld } = recordedOverrides(overridden().state, null);
  expect(overrides.map(({ kind, what, reason, by }) => [kind, what, reason, by])).toEqual([
    [
      "title gate",
      "Ada takes the title Chief product and technology officer",
      "The CPO leaves on Monday.",
      "Consultant",
    ],
    ["suspended domain", "A price test", "The breach is Motor's alone.", "Lea"],
  ]);
  expect(withheld).toBe(0);
});

it.each([
  [EARLY, 1],
  [LATE, 2],
  ["2026-08-03T08:59:59Z", 0],
])("a narrative published at %s knows of %d", (until, count) => {
  expect(recordedOverrides(overridden().state, until).overrides).toHaveLength(count);
});

it("says in a copy for everyone that one is withheld, and tells nothing of it", () => {
  const { overrides, withheld } = recordedOverrides(withholdFor(overridden().state, "everyone"), null);
  expect(overrides.map(({ kind }) => kind)).toEqual(["suspended domain"]);
  expect(withheld).toBe(1);
});
