import { describe, expect, it } from "vitest";
import type { FindingCode } from "../../../shared/domain/finding.ts";
import { BAND, codesOf, decide, LENSES, quiet, weeks } from "./audit-story.ts";
import { mergedState } from "./merged-state.ts";
import { addLeaders, publishMatrix } from "./test-matrix.ts";
import { TestPilot } from "./test-pilot.ts";

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
