import { describe, expect, it } from "vitest";
import { recordById } from "../../../shared/records/read-records.ts";
import { workRows } from "../domain/test-data.ts";
import { TestPilot } from "../domain/test-pilot.ts";

const BAND = { metric: "trust.escalation", side: "atMost", bound: 0.12, on: "interval" } as const;

/** 700 reviewed units in the last mature week, 9 % of them escalated. */
function measured(): { readonly pilot: TestPilot; readonly ada: string; readonly ben: string } {
  const pilot = new TestPilot("2026-06-22");
  pilot.import(
    workRows("2026-06-22", "2026-07-12", "Triage", ["Home"], () => ({
      eligible: 120,
      qualified: 70,
      accepted: 91,
      escalated: 9,
    })),
  );
  pilot.now = "2026-07-17T08:00:00Z";
  return { pilot, ada: pilot.person("Ada"), ben: pilot.person("Ben") };
}

function refusal(pilot: TestPilot, command: string, input: object): string {
  const before = pilot.state;
  const done = pilot.try(command, input);
  if (done.ok) throw new Error(`${command} was not refused`);
  expect(pilot.state).toBe(before);
  return done.problem.message;
}

function guardrail(pilot: TestPilot, id: string) {
  const record = recordById(pilot.state, "guardrail", id);
  if (record === null) throw new Error("no guardrail");
  return record;
}

describe("granting a domain", () => {
  it("needs proof, and keeps the figures that gave it", () => {
    const { pilot, ada } = measured();
    const id = pilot.run("guardrail.add", {
      domain: "Pricing",
      bands: [BAND],
      budgetPerWeek: 1,
      holder: [ada],
    });
    expect(guardrail(pilot, id).status).toBe("draft");
    pilot.run("guardrail.grant", { id, by: ada });
    expect(guardrail(pilot, id)).toMatchObject({
      status: "granted",
      grantedAt: "2026-07-17T08:00:00Z",
      grantedBy: ada,
      proof: [{ metric: "trust.escalation", value: 0.09, n: 700, from: "2026-07-06", to: "2026-07-12" }],
    });
    expect(refusal(pilot, "guardrail.grant", { id })).toBe('"Pricing" is granted already');
  });

  it.each([
    [
      "a band is unproven",
      { bands: [{ ...BAND, bound: 0.11 }] },
      "Escalation rate ≤ 11.0\u2009% is unproven: 9.0\u2009% (7.1–11.3), about 241 more units would prove it",
    ],
    [
      "a band does not hold",
      { bands: [{ ...BAND, bound: 0.05 }] },
      "Escalation rate ≤ 5.0\u2009% does not hold: 9.0\u2009% (7.1–11.3)",
    ],
    [
      "there are no data",
      { bands: [{ ...BAND, metric: "revenue.nrr" }] },
      "Net revenue retention ≤ 12.0\u2009%: no data in the last complete month",
    ],
    ["there is no band", { bands: [] }, "it has no band"],
    ["there is no budget", { budgetPerWeek: null }, "it has no budget"],
    ["nobody holds it", { holder: [] }, "nobody holds it"],
  ])("is refused where %s", (_, more, words) => {
    const { pilot, ada } = measured();
    const complete = { domain: "Pricing", bands: [BAND], budgetPerWeek: 1, holder: [ada] };
    const fields = Object.fromEntries(
      Object.entries({ ...complete, ...more }).filter(([, value]) => value !== null),
    );
    const id = pilot.run("guardrail.add", fields);
    expect(refusal(pilot, "guardrail.grant", { id })).toBe(`"Pricing" cannot be granted: ${words}`);
  });

  it("is another right where it is widened, and the same where it is narrowed", () => {
    const cases: readonly (readonly [fields: (ada: string, ben: string) => object, status: string])[] = [
      [() => ({ bands: [{ ...BAND, bound: 0.13 }] }), "draft"],
      [() => ({ bands: [{ ...BAND, bound: 0.11 }] }), "granted"],
      [() => ({ bands: [{ ...BAND, on: "value" }] }), "draft"],
      [() => ({ bands: [BAND, { ...BAND, metric: "trust.override" }] }), "granted"],
      [() => ({ bands: null }), "draft"],
      [() => ({ budgetPerWeek: 2 }), "draft"],
      [() => ({ budgetPerWeek: 1, note: "as before" }), "granted"],
      [(_, ben) => ({ holder: [ben] }), "draft"],
      [() => ({ holder: [] }), "granted"],
      [() => ({ domain: "Prices" }), "granted"],
    ];
    for (const [fields, status] of cases) {
      const { pilot, ada, ben } = measured();
      const id = pilot.run("guardrail.add", {
        domain: "Pricing",
        bands: [BAND],
        budgetPerWeek: 1,
        holder: [ada],
      });
      pilot.run("guardrail.grant", { id });
      pilot.run("guardrail.edit", { id, ...fields(ada, ben) });
      expect([fields(ada, ben), guardrail(pilot, id).status]).toEqual([fields(ada, ben), status]);
    }
  });
});

describe("suspending a domain", () => {
  it("does not wait for anything, and granting it again needs proof", () => {
    const { pilot, ada } = measured();
    const id = pilot.run("guardrail.add", {
      domain: "Pricing",
      bands: [BAND],
      budgetPerWeek: 1,
      holder: [ada],
    });
    expect(refusal(pilot, "guardrail.suspend", { id, reason: "audit" })).toBe('"Pricing" is not granted');
    pilot.run("guardrail.grant", { id });
    pilot.now = "2026-07-18T08:00:00Z";
    pilot.run("guardrail.suspend", { id, reason: "an audit runs" });
    const [right] = pilot.view("2026-07-18T09:00:00Z").rights;
    expect(right).toMatchObject({ state: "suspended", reasons: ["it was suspended by hand: an audit runs"] });
    // Seen from before it was suspended, it was not.
    expect(pilot.view("2026-07-18T07:00:00Z").rights[0]?.state).toBe("active");
    pilot.run("guardrail.grant", { id });
    expect(pilot.view("2026-07-18T09:00:00Z").rights[0]?.state).toBe("active");
    expect(guardrail(pilot, id).suspendedReason).toBeUndefined();
  });

  it("knows each domain once", () => {
    const { pilot } = measured();
    const id = pilot.run("guardrail.add", { domain: "Pricing" });
    expect(refusal(pilot, "guardrail.add", { domain: "Pricing" })).toBe(
      'there is a guardrail for "Pricing" already',
    );
    const other = pilot.run("guardrail.add", { domain: "Prompts" });
    expect(refusal(pilot, "guardrail.edit", { id: other, domain: "Pricing" })).toContain("already");
    pilot.run("guardrail.edit", { id, domain: "Pricing", note: "same name" });
  });
});
