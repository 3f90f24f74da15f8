import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FindingCode } from "../../../shared/domain/finding.ts";
import { statusOf } from "../../../shared/domain/status.ts";
import { replayEntries } from "../../../shared/journal/replay.ts";
import { canonicalJson } from "../../../shared/json/canonical-json.ts";
import type { JsonValue } from "../../../shared/json/json.ts";
import { mergedState } from "./merged-state.ts";
import { workRows } from "./test-data.ts";
import { addLeaders, publishMatrix } from "./test-matrix.ts";
import { TestPilot } from "./test-pilot.ts";

const lens = { effect: 1, sentence: "better" };
const LENSES = { outcome: lens, reliability: lens, revenue: lens };
const WEEK = 7 * 86_400_000;
const START = Date.parse("2026-06-22T00:00:00Z");

/** Rows of whole weeks, counted from the week of the start; so many of 100 a day are escalated. */
function weeks(first: number, last: number, escalated: number) {
  const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return workRows(
    date(START + first * WEEK),
    date(START + (last + 1) * WEEK - 86_400_000),
    "Triage",
    ["Home"],
    () => ({
      eligible: 120,
      qualified: 70,
      accepted: 100 - escalated,
      escalated,
    }),
  );
}

const BAND = { metric: "trust.escalation", side: "atMost", bound: 0.12, on: "interval" };

/** Three quiet weeks, a domain granted on them, at 16 July 08:00. */
function quiet(): {
  readonly pilot: TestPilot;
  readonly cro: string;
  readonly lead: string;
  readonly guardrail: string;
} {
  const pilot = new TestPilot("2026-06-22");
  const { cro, lead } = addLeaders(pilot);
  pilot.import(weeks(0, 2, 9));
  pilot.now = "2026-07-16T08:00:00Z";
  const guardrail = pilot.run("guardrail.add", {
    domain: "Pricing",
    bands: [BAND],
    budgetPerWeek: 1,
    holder: [cro],
  });
  pilot.run("guardrail.grant", { id: guardrail });
  return { pilot, cro, lead, guardrail };
}

function decide(pilot: TestPilot, more: object = {}): string {
  return pilot.run("decision.add", {
    title: "Discount",
    domain: "Pricing",
    status: "approved",
    lenses: LENSES,
    ...more,
  });
}

function codesOf(pilot: TestPilot, decision: string, asOf: string): readonly FindingCode[] {
  return pilot.view(asOf).findings.flatMap(({ about, code }) => (about === decision ? [code] : []));
}

const LATER = "2026-10-01T08:00:00Z";
const SUSPENDED: readonly FindingCode[] = ["decision in a suspended domain"];

describe("a decision is judged by what it could know, at its own time", () => {
  /** Each case: what happens around a decision at 23 July 09:00, and what the audit then finds. */
  const cases: readonly (readonly [
    what: string,
    story: (pilot: TestPilot, ids: { readonly cro: string; readonly guardrail: string }) => string,
    found: readonly FindingCode[],
  ])[] = [
    [
      "a breach that it had seen",
      (pilot, { cro }) => {
        pilot.now = "2026-07-23T08:00:00Z";
        pilot.import(weeks(3, 3, 20));
        pilot.now = "2026-07-23T09:00:00Z";
        return decide(pilot, { decidedBy: cro });
      },
      SUSPENDED,
    ],
    [
      "a late import that it had not seen",
      (pilot, { cro }) => {
        pilot.now = "2026-07-23T09:00:00Z";
        const id = decide(pilot, { decidedBy: cro });
        pilot.import(weeks(3, 3, 20));
        return id;
      },
      [],
    ],
    [
      "a breach that was restated away before it",
      (pilot, { cro }) => {
        pilot.now = "2026-07-23T08:00:00Z";
        pilot.import(weeks(3, 3, 20));
        pilot.import(weeks(3, 3, 9));
        pilot.now = "2026-07-23T09:00:00Z";
        return decide(pilot, { decidedBy: cro });
      },
      [],
    ],
    [
      "a breach that was restated away after it",
      (pilot, { cro }) => {
        pilot.now = "2026-07-23T08:00:00Z";
        pilot.import(weeks(3, 3, 20));
        pilot.now = "2026-07-23T09:00:00Z";
        const id = decide(pilot, { decidedBy: cro });
        pilot.import(weeks(3, 3, 9));
        return id;
      },
      SUSPENDED,
    ],
    [
      "a breach whose import was taken back after it",
      (pilot, { cro }) => {
        pilot.now = "2026-07-23T08:00:00Z";
        const batch = pilot.import(weeks(3, 3, 20));
        pilot.now = "2026-07-23T09:00:00Z";
        const id = decide(pilot, { decidedBy: cro });
        pilot.run("import.takeBack", { id: batch });
        return id;
      },
      SUSPENDED,
    ],
    [
      "a week that has not matured",
      (pilot, { cro }) => {
        pilot.now = "2026-07-21T08:00:00Z";
        pilot.import(weeks(3, 3, 20));
        pilot.now = "2026-07-22T23:00:00Z";
        return decide(pilot, { decidedBy: cro });
      },
      [],
    ],
    [
      "bands that were tightened after it",
      (pilot, { cro, guardrail }) => {
        pilot.now = "2026-07-23T09:00:00Z";
        pilot.import(weeks(3, 3, 9));
        const id = decide(pilot, { decidedBy: cro });
        pilot.run("guardrail.edit", { id: guardrail, bands: [{ ...BAND, bound: 0.02 }] });
        return id;
      },
      [],
    ],
    [
      "bands that were tightened before it",
      (pilot, { cro, guardrail }) => {
        pilot.now = "2026-07-23T09:00:00Z";
        pilot.import(weeks(3, 3, 9));
        pilot.run("guardrail.edit", { id: guardrail, bands: [{ ...BAND, bound: 0.02 }] });
        return decide(pilot, { decidedBy: cro });
      },
      SUSPENDED,
    ],
    [
      "a threshold that was set after its week, so that it fires for none before",
      (pilot, { cro }) => {
        pilot.now = "2026-07-22T09:00:00Z";
        pilot.import(weeks(3, 3, 9));
        pilot.run("threshold.add", {
          metric: "trust.escalation",
          direction: "above",
          breach: 0.05,
          action: "Stop",
          deadlineHours: 8,
        });
        pilot.now = "2026-07-23T09:00:00Z";
        return decide(pilot, { decidedBy: cro });
      },
      [],
    ],
    [
      "a threshold in force that fired on its week",
      (pilot, { cro }) => {
        pilot.now = "2026-07-08T09:00:00Z";
        pilot.run("threshold.add", {
          metric: "trust.escalation",
          direction: "above",
          breach: 0.05,
          action: "Stop",
          deadlineHours: 8,
        });
        pilot.now = "2026-07-23T09:00:00Z";
        pilot.import(weeks(3, 3, 9));
        return decide(pilot, { decidedBy: cro });
      },
      SUSPENDED,
    ],
    [
      "a suspension by hand that came after it",
      (pilot, { cro, guardrail }) => {
        pilot.now = "2026-07-23T09:00:00Z";
        const id = decide(pilot, { decidedBy: cro });
        pilot.run("guardrail.suspend", { id: guardrail, reason: "audit" });
        return id;
      },
      [],
    ],
    [
      "a clock that was set back: what the entry had seen counts, and at the time that it recorded",
      (pilot, { cro }) => {
        pilot.now = "2026-07-23T08:00:00Z";
        pilot.import(weeks(3, 3, 20));
        pilot.now = "2026-07-22T10:00:00Z";
        return decide(pilot, { decidedBy: cro });
      },
      [],
    ],
    [
      "a clock that runs ahead",
      (pilot, { cro }) => {
        pilot.now = "2026-07-22T10:00:00Z";
        pilot.import(weeks(3, 3, 20));
        pilot.now = "2026-07-25T10:00:00Z";
        return decide(pilot, { decidedBy: cro });
      },
      SUSPENDED,
    ],
    [
      "a grant that it could not know: the domain was still withdrawn",
      (pilot, { cro, guardrail }) => {
        pilot.run("guardrail.withdraw", { id: guardrail });
        pilot.import(weeks(3, 3, 9));
        pilot.now = "2026-07-23T09:00:00Z";
        const id = decide(pilot, { decidedBy: cro });
        pilot.run("guardrail.grant", { id: guardrail });
        return id;
      },
      ["decision without the right"],
    ],
    [
      "somebody else's decision",
      (pilot) => {
        pilot.now = "2026-07-16T09:00:00Z";
        return decide(pilot, { decidedBy: pilot.person("Ben") });
      },
      ["decision without the right"],
    ],
    [
      "an approval that was carried out after the breach",
      (pilot, { cro }) => {
        pilot.now = "2026-07-17T09:00:00Z";
        const id = decide(pilot, { decidedBy: cro });
        pilot.now = "2026-07-23T08:00:00Z";
        pilot.import(weeks(3, 3, 20));
        pilot.run("decision.execute", { id });
        return id;
      },
      [],
    ],
  ];
  it.each(cases)("%s", (_, story, found) => {
    const { pilot, cro, guardrail } = quiet();
    const id = story(pilot, { cro, guardrail });
    expect(codesOf(pilot, id, LATER)).toEqual(found);
  });

  it("finds the same whichever way round two imports came in before it", () => {
    const found = [
      [3, 4],
      [4, 3],
    ].map((order) => {
      const { pilot, cro } = quiet();
      pilot.now = "2026-07-30T08:00:00Z";
      for (const week of order) pilot.import(weeks(week, week, week === 4 ? 20 : 9));
      pilot.now = "2026-07-30T09:00:00Z";
      return codesOf(pilot, decide(pilot, { decidedBy: cro }), LATER);
    });
    expect(found).toEqual([SUSPENDED, SUSPENDED]);
  });

  it("judges a decision of another machine by what that machine held", () => {
    const { pilot, cro } = quiet();
    const shared = pilot.state;
    pilot.now = "2026-07-23T08:00:00Z";
    pilot.import(weeks(3, 3, 20));
    const known = decide(pilot, { decidedBy: cro });
    const one = pilot.state;
    pilot.state = shared;
    pilot.replica = "other";
    pilot.now = "2026-07-23T09:00:00Z";
    const unknown = decide(pilot, { decidedBy: cro });
    const other = pilot.state;
    for (const merged of [mergedState(one, other), mergedState(other, one)]) {
      pilot.state = merged;
      expect(codesOf(pilot, known, LATER)).toEqual(SUSPENDED);
      expect(codesOf(pilot, unknown, LATER)).toEqual([]);
    }
  });
});

describe("a decision against the version of the matrix in force on its date", () => {
  const typed = (pilot: TestPilot, type: string) =>
    [...pilot.state.records.values()].find(({ fields }) => fields["decisionType"] === type)?.id;

  it.each([
    ["the day before it takes effect", "2026-06-30T23:59:59Z", []],
    ["from its first day on", "2026-07-01T00:00:00Z", ["decision without the right"]],
  ] as const)("%s", (_, decidedAt, found) => {
    const pilot = new TestPilot();
    const { cro } = publishMatrix(pilot, "2026-07-01");
    pilot.now = decidedAt;
    const id = pilot.run("decision.add", {
      title: "Storage abroad",
      status: "approved",
      lenses: LENSES,
      right: typed(pilot, "Privacy boundaries"),
      decidedBy: cro,
    });
    expect(codesOf(pilot, id, LATER)).toEqual(found);
  });

  it("asks for a decision type, a decider and both keys once one is published", () => {
    const pilot = new TestPilot();
    const { cro, cpo } = publishMatrix(pilot, "2026-06-22");
    const add = (more: object) =>
      pilot.run("decision.add", { title: "Discount", status: "approved", lenses: LENSES, ...more });
    const right = typed(pilot, "Discounts");
    expect(codesOf(pilot, add({ decidedBy: cro }), LATER)).toEqual(["decision outside the matrix"]);
    expect(codesOf(pilot, add({ right: typed(pilot, "Privacy boundaries") }), LATER)).toEqual([
      "decision without the right",
    ]);
    expect(codesOf(pilot, add({ right, decidedBy: cro }), LATER)).toEqual(["decision without its keys"]);
    const draft = pilot.run("decision.add", { title: "Discount", status: "draft", lenses: LENSES, right });
    pilot.run("decision.agree", { id: draft, key: "product", by: cpo });
    pilot.run("decision.agree", { id: draft, key: "revenue", by: cro });
    pilot.run("decision.approve", { id: draft, by: cro });
    expect(codesOf(pilot, draft, LATER)).toEqual([]);
  });

  it("accepts an override that was recorded by then, and tells of one that came afterwards", () => {
    const { pilot, cro, lead } = quiet();
    pilot.now = "2026-07-23T08:00:00Z";
    pilot.import(weeks(3, 3, 20));
    const id = decide(pilot, { decidedBy: cro });
    pilot.now = "2026-07-24T08:00:00Z";
    pilot.run("decision.override", { id, by: lead, reason: "the deal is signed" });
    const [found] = pilot.view(LATER).findings.filter(({ about }) => about === id);
    expect(found?.code).toBe("decision in a suspended domain");
    expect(found?.text).toContain("; overridden afterwards by Lea Lead: the deal is signed");
    const ben = pilot.person("Ben");
    const other = decide(pilot, { decidedBy: cro, override: { by: ben, reason: "in a hurry" } });
    expect(codesOf(pilot, other, LATER)).toEqual(["decision without the right"]);
  });
});

describe("carried out before its lenses", () => {
  const executed = (
    steps: readonly (readonly [now: string, command: "lenses" | "approve" | "execute", at?: string])[],
  ) => {
    const pilot = new TestPilot();
    const { lead } = addLeaders(pilot);
    const id = pilot.run("decision.add", { title: "Route", status: "draft" });
    for (const [now, command, at] of steps) {
      pilot.now = now;
      if (command === "lenses") pilot.run("decision.edit", { id, lenses: LENSES });
      if (command === "approve") pilot.run("decision.approve", { id, by: lead });
      if (command === "execute") pilot.run("decision.execute", { id, ...(at === undefined ? {} : { at }) });
    }
    return codesOf(pilot, id, LATER);
  };
  const EARLY: readonly FindingCode[] = ["executed before its lenses"];
  it.each([
    [
      "in order",
      [
        ["2026-07-01T08:00:00Z", "lenses"],
        ["2026-07-02T08:00:00Z", "approve"],
        ["2026-07-03T08:00:00Z", "execute"],
      ],
      [],
    ],
    [
      "recorded for a day before the lenses",
      [
        ["2026-07-01T08:00:00Z", "lenses"],
        ["2026-07-02T08:00:00Z", "approve"],
        ["2026-07-03T08:00:00Z", "execute", "2026-06-30T08:00:00Z"],
      ],
      EARLY,
    ],
    [
      "recorded for the day between lenses and approval",
      [
        ["2026-07-01T08:00:00Z", "lenses"],
        ["2026-07-03T08:00:00Z", "approve"],
        ["2026-07-04T08:00:00Z", "execute", "2026-07-02T08:00:00Z"],
      ],
      EARLY,
    ],
    [
      "without an approval",
      [
        ["2026-07-01T08:00:00Z", "lenses"],
        ["2026-07-03T08:00:00Z", "execute"],
      ],
      EARLY,
    ],
    [
      "the clock was set back before it was carried out",
      [
        ["2026-07-05T08:00:00Z", "lenses"],
        ["2026-07-02T08:00:00Z", "approve"],
        ["2026-07-02T09:00:00Z", "execute"],
      ],
      [],
    ],
  ] as const)("%s", (_, steps, found) => {
    expect(executed(steps)).toEqual(found);
  });
});

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
