import { describe, expect, it } from "vitest";
import { customerList } from "../../../shared/domain/customer-rows.ts";
import { betterDay, plainDay, workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = "2026-09-20T12:00:00Z";
const COLUMNS = ["customer", "segment", "signed_on", "arr", "promised_autonomy", "renewal_on"];
type Cells = readonly (string | number)[];

/** Eight weeks of work in two segments; Large gets worse in the last four, Small stays. */
function pilotWith(customers: readonly Cells[], revenue: readonly Cells[] = []): TestPilot {
  const pilot = new TestPilot();
  pilot.now = AS_OF;
  const worse = (index: number, segment: string) =>
    segment === "Large" ? plainDay(index) : betterDay(index);
  pilot.import(workRows("2026-07-20", "2026-08-16", "Query", ["Small", "Large"], betterDay));
  pilot.import(workRows("2026-08-17", "2026-09-13", "Query", ["Small", "Large"], worse));
  pilot.import({ input: "customers", columns: COLUMNS, rows: customers.map((cells) => [...cells]) });
  if (revenue.length > 0) {
    const columns = ["month", "customer", "segment", "starting_mrr", "expansion", "contraction", "churned"];
    pilot.import({ input: "revenue", columns, rows: revenue.map((cells) => [...cells]) });
  }
  return pilot;
}
const listOf = (pilot: TestPilot, asOf = AS_OF) =>
  customerList(pilot.state, pilot.view(asOf).figures, Date.parse(asOf));
const row = (pilot: TestPilot, name = "A") => {
  const found = listOf(pilot).rows.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no customer ${name}`);
  return found;
};

describe("a customer", () => {
  it("is promised something and gets what its segment gets, at the low end of the interval", () => {
    // betterDay: 40 of 60 units a day on average, 1,120 of 1,680 in four weeks; Wilson's low end is 64.4 %.
    const { trust, gap, promised } = row(pilotWith([["A", "Small", "2026-01-01", 1000, 0.7, ""]]));
    expect(trust.delivered?.value).toBeCloseTo(2 / 3, 9);
    expect(trust.delivered?.low).toBeCloseTo(0.6438, 4);
    expect([promised, gap]).toEqual([0.7, 0.7 - (trust.delivered?.low ?? 0)]);
  });

  it.each([
    ["promise not covered, renewal soon", "Small", 0.7, "2026-12-01", true],
    ["promise not covered, renewal on the last day of 120", "Small", 0.7, "2027-01-18", true],
    ["promise not covered, renewal a day later", "Small", 0.7, "2027-01-19", false],
    ["promise not covered, renewal today", "Small", 0.7, "2026-09-20", true],
    ["promise not covered, renewal passed", "Small", 0.7, "2026-09-19", false],
    ["promise not covered, no renewal on record", "Small", 0.7, "", false],
    ["promise covered, renewal soon", "Small", 0.6, "2026-12-01", false],
    ["no promise, trust falls, renewal soon", "Large", "", "2026-12-01", true],
    ["no promise, trust holds, renewal soon", "Small", "", "2026-12-01", false],
    ["no segment, renewal soon", "", 0.9, "2026-12-01", false],
  ] as const)("%s", (_, segment, promise, renewal, isAtStake) => {
    const pilot = pilotWith([["A", segment || "Nowhere", "2026-01-01", 1000, promise, renewal]]);
    expect(row(pilot).isAtStake).toBe(isAtStake);
  });

  it("whose acceptance is worse than the weeks before, or than the sealed baseline, loses trust", () => {
    const pilot = pilotWith([
      ["A", "Large", "2026-01-01", 1000, "", ""],
      ["B", "Small", "2026-01-01", 1000, "", ""],
    ]);
    expect(row(pilot, "A").trust).toMatchObject({
      isFalling: true,
      trend: { verdict: "worse" },
      sinceBaseline: null,
    });
    expect(row(pilot, "B").trust).toMatchObject({
      isFalling: false,
      trend: { verdict: "no detectable change" },
    });
    pilot.run("baseline.seal", { date: "2026-08-16" });
    expect(row(pilot, "A").trust.sinceBaseline?.verdict).toBe("worse");
  });

  it("is gone once its latest month ends at nothing, and is not there before it signs", () => {
    const pilot = pilotWith(
      [
        ["A", "Small", "2026-01-01", 1000, 0.9, "2026-12-01"],
        ["B", "Small", "2026-10-01", 1000, 0.9, "2026-12-01"],
        ["C", "Small", "2026-01-01", 1000, 0.9, "2026-12-01"],
      ],
      [
        ["2026-06", "A", "Small", 100, 0, 0, 100],
        ["2026-06", "C", "Small", 100, 0, 0, 100],
        ["2026-08", "C", "Small", 80, 0, 0, 0],
      ],
    );
    expect(listOf(pilot).rows.map(({ name, isLive, isAtStake }) => [name, isLive, isAtStake])).toEqual([
      ["C", true, true],
      ["A", false, false],
      ["B", false, false],
    ]);
  });

  it("has won and lost revenue in the last three whole months with rows", () => {
    const pilot = pilotWith(
      [["A", "Small", "2026-01-01", 1000, "", ""]],
      [
        ["2026-05", "A", "Small", 100, 50, 0, 0],
        ["2026-06", "A", "Small", 150, 10, 0, 0],
        ["2026-07", "A", "Small", 160, 5, 20, 0],
        ["2026-08", "A", "Small", 145, 0, 0, 5],
        ["2026-09", "A", "Small", 140, 70, 0, 0],
      ],
    );
    expect(row(pilot)).toMatchObject({ wonMicros: 15e6, lostMicros: 25e6 });
  });
});

describe("the list", () => {
  const customers: readonly Cells[] = [
    ["Big and quiet", "Small", "2026-01-01", 9000, 0.5, "2026-12-01"],
    ["Small and at stake", "Small", "2026-01-01", 100, 0.8, "2026-12-01"],
    ["Big and at stake", "Large", "2026-01-01", 500, "", "2026-11-01"],
    ["Without money", "Small", "2026-01-01", "", "", ""],
  ];

  it("puts what is at stake first, by revenue, and adds it up", () => {
    const list = listOf(pilotWith(customers));
    expect(list.rows.map(({ name }) => name)).toEqual([
      "Big and at stake",
      "Small and at stake",
      "Big and quiet",
      "Without money",
    ]);
    expect(list).toMatchObject({ atStake: 2, arrAtStakeMicros: 600e6, withoutPromise: 2 });
  });

  it("is the same whichever way round the customers came in", () => {
    const ids = (pilot: TestPilot) =>
      listOf(pilot).rows.map(({ id, isAtStake, gap }) => [id, isAtStake, gap]);
    expect(ids(pilotWith(customers.toReversed()))).toEqual(ids(pilotWith(customers)));
  });

  it("is there without any data of work", () => {
    const pilot = new TestPilot();
    pilot.import({
      input: "customers",
      columns: COLUMNS,
      rows: [["A", "Small", "2026-01-01", 1000, 0.7, "2026-12-01"]],
    });
    expect(listOf(pilot)).toMatchObject({
      weeks: null,
      months: null,
      atStake: 0,
      rows: [{ gap: null, wonMicros: null }],
    });
  });
});
