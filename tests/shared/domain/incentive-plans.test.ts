import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incentivePlans, isBookings, isSharedOutcome } from "../../../shared/domain/incentive-plans.ts";
import { TestPilot } from "./test-pilot.ts";

type Row = Readonly<Record<string, unknown>>;

const value: Row = { metric: "avd.rate", weight: 0.3, shared: true };
const trust: Row = { metric: "trust.acceptance", weight: 0.3, shared: true };
const own: Row = { metric: "Objectives of the own field", weight: 0.4 };
const whole = [value, trust, own];

/** CPO, CTO and CRO with these plans. */
function leaders(plans: {
  readonly cpo?: readonly Row[];
  readonly cto?: readonly Row[];
  readonly cro?: readonly Row[];
}) {
  const pilot = new TestPilot();
  for (const [key, role] of [
    ["cpo", "CPO"],
    ["cto", "CTO"],
    ["cro", "CRO"],
  ] as const) {
    const person = pilot.person(`The ${role}`, role);
    for (const row of plans[key] ?? whole) pilot.run("incentive.add", { person, ...row });
  }
  return pilot;
}

const texts = (pilot: TestPilot) =>
  incentivePlans(pilot.state).plans.flatMap(({ flags }) => flags.map(({ text }) => text));

describe("incentive plans", () => {
  it("have nothing against them where half and more is on the same shared outcomes", () => {
    expect(texts(leaders({}))).toEqual([]);
  });

  // "If the CRO is paid only on bookings while product and engineering are paid on quality and velocity, convergence fails
  // before it starts."
  it("fail before they start where the CRO is paid on bookings alone", () => {
    const pilot = leaders({ cro: [{ metric: "Bookings", weight: 1 }] });
    const flags = incentivePlans(pilot.state).plans.flatMap((plan) => plan.flags);
    expect(flags.filter(({ isHard }) => isHard)).toEqual([
      { kind: "bookings alone", isHard: true, text: "The CRO is paid on bookings alone" },
    ]);
    expect(flags.map(({ kind }) => kind)).toEqual([
      "less than half shared",
      "bookings alone",
      "other shared metrics",
    ]);
  });

  it.each([
    [
      "a shared row without weight",
      [
        { metric: "Bookings", weight: 1 },
        { ...value, weight: 0 },
      ],
      true,
    ],
    [
      "bookings split in two",
      [
        { metric: "New bookings", weight: 0.5 },
        { metric: "Renewals", weight: 0.5, bookings: true },
      ],
      true,
    ],
    [
      "something beside bookings",
      [
        { metric: "Bookings", weight: 0.9 },
        { ...value, weight: 0.1 },
      ],
      false,
    ],
    ["a metric that only sounds like it", [{ metric: "Bookings", weight: 1, bookings: false }], false],
  ])("are on bookings alone or not: %s", (_, cro, isHard) => {
    const flags = incentivePlans(leaders({ cro }).state).plans.flatMap((plan) => plan.flags);
    expect(flags.some((flag) => flag.isHard)).toBe(isHard);
  });

  it.each([
    ["weights that miss 100 %", [value, trust], "the weights of The CTO's plan add up to 60 %, not 100 %"],
    [
      "less than half",
      [
        { ...value, weight: 0.2 },
        { ...trust, weight: 0.2 },
        { ...own, weight: 0.6 },
      ],
      "less than half of The CTO's plan is on shared outcomes",
    ],
    [
      "a metric of nobody marked as shared",
      [value, { metric: "Velocity", weight: 0.3, shared: true }, own],
      "less than half of The CTO's plan is on shared outcomes",
    ],
    [
      "another shared metric",
      [value, { ...trust, metric: "cost.perOutcome" }, own],
      "The CTO does not share the outcomes of the others: lacks Acceptance rate and has Cost per outcome",
    ],
    ["no plan", [], "The CTO has no incentive plan"],
  ])("are told what is wrong: %s", (_, cto, text) => {
    expect(texts(leaders({ cto }))).toContain(text);
  });

  it("name a shadow metric that is kept, whatever its case, and not one that is to be retired", () => {
    const cto = [value, trust, { ...own, metric: "Release Count" }];
    const kept = leaders({ cto });
    const id = kept.run("shadowMetric.add", {
      function: "technology",
      name: "release count",
      decision: "keep",
    });
    expect(texts(kept)).toEqual(['The CTO\'s plan pays the shadow metric "Release Count"']);
    kept.run("shadowMetric.edit", { id, decision: "retire" });
    expect(texts(kept)).toEqual([]);
  });

  it("say nothing at all where they are withheld", () => {
    const pilot = leaders({});
    const records = new Map(
      [...pilot.state.records].map(([id, record]) => [
        id,
        record.type === "incentive" ? { ...record, withheld: ["metric", "weight"] } : record,
      ]),
    );
    expect(incentivePlans({ records })).toEqual({ isWithheld: true, plans: [], sharedMetrics: [] });
  });

  it("are judged the same in any order of their rows, and by their parts (seed 62)", () => {
    const row = fc.record({
      metric: fc.constantFrom("avd.rate", "trust.acceptance", "Bookings", "Velocity"),
      weight: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
      shared: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const [forth, back] = [leaders({ cro: rows }), leaders({ cro: rows.toReversed() })];
        const planOf = (pilot: TestPilot) =>
          incentivePlans(pilot.state).plans.find(({ role }) => role === "CRO");
        const [plan, reversed] = [planOf(forth), planOf(back)];
        const kinds = plan?.flags.map(({ kind }) => kind) ?? [];
        expect(reversed?.flags.map(({ kind }) => kind)).toEqual(kinds);
        const sum = (of: readonly (typeof rows)[number][]) =>
          of.reduce((total, { weight }) => total + weight, 0);
        const shared = sum(rows.filter(isSharedOutcome));
        const isHalf = shared > 0 && shared >= sum(rows) / 2 - 1e-9;
        expect(kinds.includes("less than half shared")).toBe(!isHalf);
        const paid = rows.filter(({ weight }) => weight > 0);
        expect(kinds.includes("bookings alone")).toBe(
          paid.length > 0 && paid.every(({ metric }) => isBookings({ metric })),
        );
      }),
      { seed: 62, numRuns: 60 },
    );
  });
});

describe("the gate of P3", () => {
  it("does not close while somebody is paid on bookings alone, whatever is overridden", () => {
    const pilot = leaders({ cro: [{ metric: "Bookings", weight: 1 }] });
    const asOf = "2026-09-18T12:00:00Z";
    pilot.now = asOf;
    const items = pilot.view(asOf).items.filter(({ phase }) => phase === "P3");
    const reasons = items.map(({ id }) => ({ item: id, reason: "the board wants it" }));
    const refused = pilot.try("phase.close", { phase: "P3", reasons });
    expect(refused.ok ? null : refused.problem.message).toBe(
      "P3 stays open whatever is overridden: The CRO is paid on bookings alone",
    );
    for (const { id } of items) {
      pilot.run("checklistItem.edit", { id, overrideReason: "the board wants it" });
    }
    const gate = () => pilot.view(asOf).gates.find(({ phase }) => phase === "P3");
    expect(gate()).toMatchObject({
      state: "open",
      settled: 3,
      missing: ["The CRO is paid on bookings alone"],
    });
    const id = [...pilot.state.records.values()].findLast(({ type }) => type === "incentive")?.id;
    pilot.run("incentive.edit", { id, weight: 0.4 });
    const person = pilot.recordId("person", "The CRO");
    pilot.run("incentive.add", { person, metric: "avd.rate", weight: 0.6, shared: true });
    expect(gate()).toMatchObject({ state: "closed", missing: [] });
  });
});
