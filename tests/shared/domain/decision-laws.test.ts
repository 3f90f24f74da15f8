import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statusOf } from "../../../shared/domain/status.ts";
import { replayEntries } from "../../../shared/journal/replay.ts";
import { canonicalJson } from "../../../shared/json/canonical-json.ts";
import type { JsonValue } from "../../../shared/json/json.ts";
import { BAND, codesOf, decide, quiet, weeks } from "./audit-story.ts";
import { mergedState } from "./merged-state.ts";
import { TestPilot } from "./test-pilot.ts";

/** A step of a random history. */
type Step =
  | { readonly kind: "import"; readonly week: number; readonly escalated: number }
  | { readonly kind: "band"; readonly bound: number }
  | { readonly kind: "threshold"; readonly breach: number }
  | { readonly kind: "decide" }
  | { readonly kind: "suspend" }
  | { readonly kind: "grant" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("import" as const),
    week: fc.integer({ min: 3, max: 6 }),
    escalated: fc.constantFrom(5, 9, 20),
  }),
  fc.record({ kind: fc.constant("band" as const), bound: fc.constantFrom(0.05, 0.1, 0.12) }),
  fc.record({ kind: fc.constant("threshold" as const), breach: fc.constantFrom(0.05, 0.12) }),
  fc.constant({ kind: "decide" } as const),
  fc.constant({ kind: "suspend" } as const),
  fc.constant({ kind: "grant" } as const),
);

/** Lives random steps, a few days apart; a step that is refused changes nothing. The decisions that it took. */
function live(
  pilot: TestPilot,
  ids: { readonly cro: string; readonly guardrail: string },
  steps: readonly Step[],
) {
  const decisions: string[] = [];
  for (const [index, one] of steps.entries()) {
    pilot.now = new Date(Date.parse("2026-07-20T08:00:00Z") + index * 2.5 * 86_400_000).toISOString();
    if (one.kind === "import") pilot.import(weeks(one.week, one.week, one.escalated));
    if (one.kind === "decide") decisions.push(decide(pilot, { decidedBy: ids.cro }));
    const requests = {
      band: [
        "guardrail.edit",
        { id: ids.guardrail, bands: [{ ...BAND, bound: one.kind === "band" ? one.bound : 0 }] },
      ],
      threshold: [
        "threshold.add",
        {
          metric: "trust.escalation",
          direction: "above",
          breach: one.kind === "threshold" ? one.breach : 0,
          action: "Stop",
          deadlineHours: 24,
        },
      ],
      suspend: ["guardrail.suspend", { id: ids.guardrail, reason: "audit" }],
      grant: ["guardrail.grant", { id: ids.guardrail }],
    } as const;
    if (one.kind === "import" || one.kind === "decide") continue;
    const [command, input] = requests[one.kind];
    const done = pilot.try(command, input);
    if (done.ok) pilot.state = done.value.state;
  }
  return decisions;
}

function statusText(pilot: TestPilot, asOf: string): string {
  return canonicalJson(statusOf(pilot.state, pilot.dataset(), Date.parse(asOf)) as unknown as JsonValue);
}

describe("the evaluation of decisions and rights", () => {
  const ASOF = "2026-12-01T08:00:00Z";

  it("is a function of the journal and the moment: again, from the journal alone, on any machine (seed 11)", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const { pilot, cro, guardrail } = quiet();
        live(pilot, { cro, guardrail }, steps);
        const text = statusText(pilot, ASOF);
        expect(statusText(pilot, ASOF)).toBe(text);
        const records = replayEntries(pilot.state.entries, pilot.state.confidential);
        if (!records.ok) throw new Error(records.problem.message);
        const elsewhere = new TestPilot("2026-06-22");
        elsewhere.replica = "elsewhere";
        elsewhere.state = { ...pilot.state, records: records.value };
        expect(statusText(elsewhere, ASOF)).toBe(text);
      }),
      { seed: 11, numRuns: 25 },
    );
  });

  it("never changes what was found about a decision by what comes after it (seed 12)", () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.array(
          step.filter(({ kind }) => kind !== "decide"),
          { minLength: 1, maxLength: 5 },
        ),
        (before, after) => {
          const { pilot, cro, guardrail } = quiet();
          const decisions = live(pilot, { cro, guardrail }, [...before, { kind: "decide" }]);
          const found = decisions.map((id) => codesOf(pilot, id, ASOF));
          live(pilot, { cro, guardrail }, after);
          expect(decisions.map((id) => codesOf(pilot, id, ASOF))).toEqual(found);
        },
      ),
      { seed: 12, numRuns: 25 },
    );
  });

  it("finds the same on both sides of a merge (seed 13)", () => {
    fc.assert(
      fc.property(
        fc.array(
          step.filter(({ kind }) => kind === "import" || kind === "decide"),
          { minLength: 1, maxLength: 4 },
        ),
        fc.array(
          step.filter(({ kind }) => kind === "decide" || kind === "threshold"),
          { minLength: 1, maxLength: 4 },
        ),
        (here, there) => {
          const { pilot, cro, guardrail } = quiet();
          const shared = pilot.state;
          const ownDecisions = live(pilot, { cro, guardrail }, here);
          const own = pilot.state;
          const found = ownDecisions.map((id) => codesOf(pilot, id, ASOF));
          pilot.state = shared;
          pilot.replica = "other";
          live(pilot, { cro, guardrail }, there);
          const other = pilot.state;
          pilot.state = mergedState(own, other);
          const text = statusText(pilot, ASOF);
          expect(ownDecisions.map((id) => codesOf(pilot, id, ASOF))).toEqual(found);
          pilot.state = mergedState(other, own);
          expect(statusText(pilot, ASOF)).toBe(text);
        },
      ),
      { seed: 13, numRuns: 20 },
    );
  });
});
