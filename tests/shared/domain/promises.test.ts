import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { createPilotFigures } from "../../../shared/domain/create-pilot-figures.ts";
import { promiseCheck } from "../../../shared/domain/promise-check.ts";
import { promiseLedger } from "../../../shared/domain/promise-ledger.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { wilsonInterval } from "../../../shared/statistics/wilson.ts";
import { TestPilot } from "./test-pilot.ts";

const AS_OF = Date.parse("2026-07-20T08:00:00Z");

/** Four whole weeks from Mon 15 June on: a day's eligible and qualified units per segment. */
function pilotWith(
  days: Readonly<Record<string, readonly [eligible: number, qualified: number]>>,
): TestPilot {
  const pilot = new TestPilot("2026-06-15");
  const first = parseCalendarDate("2026-06-15") ?? 0;
  pilot.now = "2026-07-18T08:00:00Z";
  pilot.import({
    input: "work",
    columns: ["date", "workflow", "segment", "eligible", "qualified"],
    rows: Object.entries(days).flatMap(([segment, [eligible, qualified]]) =>
      Array.from({ length: 28 }, (_, day) => [
        new Date((first + day) * 86_400_000).toISOString().slice(0, 10),
        "Claims",
        segment,
        eligible,
        qualified,
      ]),
    ),
  });
  return pilot;
}

function customers(
  pilot: TestPilot,
  rows: readonly (readonly [string, string, number | "", number])[],
): void {
  pilot.import({
    input: "customers",
    columns: ["customer", "segment", "signed_on", "arr", "promised_autonomy"],
    rows: rows.map(([name, segment, promised, arr]) => [name, segment, "2026-01-10", arr, promised]),
  });
}

const figuresOf = (pilot: TestPilot) => createPilotFigures(prepareDataset(pilot.dataset()), undefined);

describe("the promise check", () => {
  const pilot = pilotWith({ Motor: [150, 87], Home: [1, 1] });
  const figures = figuresOf(pilot);
  const interval = wilsonInterval(28 * 87, 28 * 150);
  const low = interval?.low ?? Number.NaN;

  it("allows the lower bound, cut to whole percent, and never the rate", () => {
    const check = promiseCheck(figures, { workflow: "*", segment: "Motor", asked: null }, AS_OF);
    expect(check).toMatchObject({ qualified: 2436, eligible: 4200, value: 0.58, low, state: null });
    // 58.0 % of 4,200 units: 56.5–59.5, so 56 % may be promised.
    expect(check.promisable).toBe(0.56);
  });

  it.each([
    [0.56, "covered", null],
    [low, "covered", null],
    [0.58, "short", expect.closeTo(0.58 - low, 12)],
    [0.8, "short", expect.closeTo(0.8 - low, 12)],
  ] as const)("says of %d that it is %s", (asked, state, shortBy) => {
    const check = promiseCheck(figures, { workflow: "Claims", segment: "Motor", asked }, AS_OF);
    expect(check).toMatchObject({ state, shortBy });
  });

  it("promises nothing on fewer than 30 units, nothing where nothing was measured", () => {
    const few = promiseCheck(figures, { workflow: "*", segment: "Home", asked: 0.5 }, AS_OF);
    expect(few).toMatchObject({ eligible: 28, promisable: null, state: "not enough data", shortBy: null });
    const none = promiseCheck(figures, { workflow: "*", segment: "Fleet", asked: 0.5 }, AS_OF);
    expect(none).toMatchObject({ value: null, promisable: null, state: "not enough data" });
  });

  it("rests on mature weeks alone", () => {
    const early = promiseCheck(
      figures,
      { workflow: "*", segment: "Motor", asked: null },
      Date.parse("2026-07-13T08:00:00Z"),
    );
    // The week to 12 July is not mature for another three days.
    expect(early.eligible).toBe(150 * 21);
  });
});

describe("the ledger of promises", () => {
  it("sets each promise against the bound of its segment, the largest shortfall first", () => {
    const pilot = pilotWith({ Motor: [150, 87], Home: [100, 90] });
    customers(pilot, [
      ["A", "Motor", 0.8, 300],
      ["B", "Home", 0.8, 200],
      ["C", "Motor", 0.6, 500],
      ["D", "Home", "", 900],
      ["E", "Fleet", 0.5, 50],
    ]);
    const ledger = promiseLedger(pilot.state, figuresOf(pilot), AS_OF);
    expect(ledger.rows.map(({ name, state }) => [name, state])).toEqual([
      ["A", "short"],
      ["C", "short"],
      ["E", "not enough data"],
      ["B", "covered"],
    ]);
    expect(ledger).toMatchObject({
      promises: 4,
      short: 2,
      withoutPromise: 1,
      arrMicros: 1050e6,
      arrShortMicros: 800e6,
    });
    expect(ledger.promisable.map(({ segment }) => segment)).toEqual(["*", "Motor", "Home", "Fleet"]);
    // (0.8·300 + 0.8·200 + 0.6·500 + 0.5·50) / 1,050
    expect(ledger.gap?.promised).toBeCloseTo(725 / 1050, 12);
  });

  it("is empty without customers and without data", () => {
    const pilot = new TestPilot("2026-06-15");
    expect(promiseLedger(pilot.state, figuresOf(pilot), AS_OF)).toMatchObject({
      weeks: null,
      gap: null,
      rows: [],
      promises: 0,
      short: 0,
    });
  });
});
