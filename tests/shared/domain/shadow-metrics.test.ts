import { describe, expect, it } from "vitest";
import { localGreenMonths, localGreenSentence } from "../../../shared/domain/local-green.ts";
import { readShadowPaste } from "../../../shared/domain/shadow-paste.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

describe("a pasted table of shadow metrics", () => {
  const pilot = new TestPilot();
  const demos = pilot.run("shadowMetric.add", { function: "revenue", name: "Demo count" });
  const tickets = pilot.run("shadowMetric.add", { function: "customer", name: "Tickets closed" });
  const own = pilot.run("shadowMetric.add", { function: "product", name: "Releases" });
  pilot.run("shadowMetric.add", { function: "technology", name: "Releases" });

  it("is read with or without its header, in any form of month, with empty cells as no value", () => {
    const text = [
      "Metric\tMonth\tValue\tTarget",
      "Demo count\t2026-10\t40\t35",
      "",
      " demo COUNT \tNov 2026\t12.5\t",
      "Tickets closed\t10/2026\t1 234,5\t-3",
      "Tickets closed\t2026-11-01\t\t1200\t",
      "product: Releases\tOctober 2026\t1,234.5\t0",
    ].join("\r\n");
    expect(readShadowPaste(pilot.state, text)).toEqual({
      errors: [],
      rows: [
        { id: demos, month: "2026-10", value: 40, target: 35 },
        { id: demos, month: "2026-11", value: 12.5, target: null },
        { id: tickets, month: "2026-10", value: 1234.5, target: -3 },
        { id: tickets, month: "2026-11", value: null, target: 1200 },
        { id: own, month: "2026-10", value: 1234.5, target: 0 },
      ],
    });
  });

  it.each([
    ["Deals\t2026-10\t1\t1", "metric", "declared"],
    ["\t2026-10\t1\t1", "metric", "names no metric"],
    ["Releases\t2026-10\t1\t1", "metric", 'write "product: Releases"'],
    ["Demo count\t2026-13\t1\t1", "month", "2026-10"],
    ["Demo count\tautumn\t1\t1", "month", "2026-10"],
    ["Demo count\t2026-10\tmany\t1", "value", "not a number"],
    ["Demo count\t2026-10\t1.234\t1", "value", "can be read as 1234 or 1.234"],
    ["Demo count\t2026-10\t1\t45%", "target", "without the percent sign"],
    ["Demo count\t2026-10\t\t", "value", "neither"],
    ["Demo count\t2026-10\t1\t1\tmore", "target", "more than four columns"],
  ])("refuses the row %j and names the cell", (line, column, message) => {
    const { rows, errors } = readShadowPaste(pilot.state, `Demo count\t2026-09\t1\t1\n${line}`);
    expect(rows).toHaveLength(1);
    expect(errors).toMatchObject([{ line: 2, column, message: expect.stringContaining(message) }]);
  });

  it("takes the first of two rows of one metric and month", () => {
    const { rows, errors } = readShadowPaste(
      pilot.state,
      "Demo count\t2026-10\t1\t1\nDemo count\tOct 2026\t2\t1",
    );
    expect(rows).toMatchObject([{ value: 1 }]);
    expect(errors).toMatchObject([{ line: 2, column: "month" }]);
  });

  it("is recorded in one entry; a null unsets, what is not given stays", () => {
    const entries = pilot.state.entries.length;
    pilot.run("shadowMetric.months", {
      rows: [
        { id: demos, month: "2026-11", value: 12, target: 10 },
        { id: demos, month: "2026-10", value: 40 },
        { id: tickets, month: "2026-10", target: 3 },
      ],
    });
    pilot.run("shadowMetric.months", { rows: [{ id: demos, month: "2026-11", value: null }] });
    expect(pilot.state.entries).toHaveLength(entries + 2);
    expect(recordsOf(pilot.state, "shadowMetric").slice(0, 2)).toMatchObject([
      { months: { "2026-10": 40 }, targets: { "2026-11": 10 } },
      { targets: { "2026-10": 3 } },
    ]);
    const refused = pilot.try("shadowMetric.months", {
      rows: [
        { id: demos, month: "2026-12", value: 1 },
        { id: "nobody", month: "2026-12", value: 1 },
      ],
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: "REF_DANGLING", where: "/rows/1/id" } });
  });
});

describe("local green, system red", () => {
  /** Autonomous value rate: 60 % in August, 40 % in September, 50 % in October, of a baseline of 30 and a target of 80. */
  function story() {
    const pilot = new TestPilot("2026-07-27");
    pilot.run("pilot.set", { objective: { avd: { baseline: 0.3, target: 0.8 } } });
    const month = (from: string, to: string, qualified: number): void => {
      pilot.import(
        workRows(from, to, "Triage", ["Home"], () => ({
          eligible: 100,
          qualified,
          accepted: 50,
          escalated: 5,
        })),
      );
    };
    month("2026-08-01", "2026-08-31", 60);
    month("2026-09-01", "2026-09-30", 40);
    month("2026-10-01", "2026-11-02", 50);
    const shadow = (of: string, name: string, direction: string, months: object): string =>
      pilot.run("shadowMetric.add", { function: of, name, direction, target: 10, months });
    shadow("revenue", "Demo count", "up", { "2026-08": 12, "2026-09": 12, "2026-10": 12, "2026-11": 12 });
    shadow("customer", "Backlog", "down", { "2026-08": 8, "2026-09": 10, "2026-10": 9 });
    return { pilot, shadow };
  }
  const monthsOf = (pilot: TestPilot, asOf = "2026-11-10T12:00:00Z") =>
    localGreenMonths(pilot.state, pilot.view(asOf).figures, null, Date.parse(asOf));

  it("is a month in which every function was on target and system value fell", () => {
    const { pilot } = story();
    const months = monthsOf(pilot);
    expect(
      months.map(({ month, systemBefore, systemValue, isLocalGreenSystemRed }) => [
        month,
        systemBefore === null ? null : Math.round(systemBefore),
        systemValue === null ? null : Math.round(systemValue),
        isLocalGreenSystemRed,
      ]),
    ).toEqual([
      ["2026-08", null, 60, false],
      ["2026-09", 60, 20, true],
      ["2026-10", 20, 40, false],
    ]);
    expect(months[1] && localGreenSentence(months[1])).toBe(
      "local green, system red in 2026-09: every function was on target (2 shadow metrics of revenue, customer) while system value fell from 60 to 20",
    );
  });

  it("needs every function, and every metric of it, to be known and on target", () => {
    const { pilot, shadow } = story();
    shadow("product", "Releases", "up", { "2026-09": 9 });
    expect(monthsOf(pilot)[1]).toMatchObject({
      isLocalGreenSystemRed: false,
      functions: [
        { function: "revenue", state: "on target" },
        { function: "customer", state: "on target" },
        { function: "product", state: "off target" },
      ],
    });
    const { pilot: other } = story();
    other.run("shadowMetric.add", { function: "product", name: "Velocity", months: { "2026-09": 30 } });
    expect(monthsOf(other)[1]).toMatchObject({
      isLocalGreenSystemRed: false,
      functions: [{}, {}, { state: "unknown" }],
    });
  });

  it("waits until a month has matured, and is found where it is the last one known", () => {
    const { pilot } = story();
    const codes = (asOf: string) =>
      pilot
        .view(asOf)
        .findings.filter(({ code }) => code === "local green, system red")
        .map(({ text }) => text.slice(0, 34));
    expect(monthsOf(pilot, "2026-10-03T23:59:59Z").map(({ month }) => month)).toEqual(["2026-08"]);
    expect(codes("2026-10-03T23:59:59Z")).toEqual([]);
    expect(codes("2026-10-04T00:00:00Z")).toEqual(["local green, system red in 2026-09"]);
    expect(codes("2026-11-10T12:00:00Z")).toEqual([]);
  });
});
