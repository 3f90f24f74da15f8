import { describe, expect, it } from "vitest";
import { type BenchLine, outcomeOf, tableOf } from "../bench/measure/bench-lines.ts";
import { growthExponent } from "../bench/measure/growth-exponent.ts";
import { pageWith } from "../bench/measure/measured-page.ts";
import { timeInTurn, timingOf } from "../bench/measure/timing.ts";

const line = (facts: Partial<BenchLine>): BenchLine => ({
  what: "work",
  value: 10,
  unit: "ms",
  against: null,
  limit: null,
  ...facts,
});
const other = (value: number) => ({ what: "other", value });

describe("what came of a promise", () => {
  it.each([
    ["nothing promised", line({}), null],
    ["a comparison without a promise", line({ against: other(1) }), null],
    ["a value within its limit", line({ limit: 10 }), "met"],
    ["a value over its limit", line({ limit: 9.9 }), "missed"],
    ["a ratio within its limit", line({ limit: 1.5, against: other(7) }), "met"],
    ["a ratio over its limit", line({ limit: 1.5, against: other(6) }), "missed"],
    ["as many times as fast as promised", line({ atLeast: 4, against: other(40) }), "met"],
    ["not as fast as promised", line({ atLeast: 4, against: other(39) }), "missed"],
    ["as fast as what was not measured", line({ atLeast: 4 }), "missed"],
    ["a value that is no number", line({ limit: 10, value: Number.NaN }), "missed"],
  ] as const)("%s", (_, measured, outcome) => {
    expect(outcomeOf(measured)).toBe(outcome);
  });

  it("stands in the table beside the ratio", () => {
    expect(
      tableOf([line({ atLeast: 4, against: other(40) }), line({ limit: 1.5, against: other(4) })]),
    ).toEqual([
      "| what | value | against | ratio | target |",
      "| --- | --- | --- | --- | --- |",
      "| work | 10.0 ms | 40.0 ms, other | 4.00 × as fast | ≥ 4 ×: met |",
      "| work | 10.0 ms | 4.00 ms, other | 2.50 | ≤ 1.5: missed |",
    ]);
  });
});

describe("the exponent of growth", () => {
  const sizes = [10, 100, 1000, 10_000];
  it.each([0, 0.5, 1, 2])("is %d where values grow with that power", (power) => {
    expect(
      growthExponent(
        sizes,
        sizes.map((size) => 3 * size ** power),
      ),
    ).toBeCloseTo(power, 10);
  });
});

describe("the page of measurements", () => {
  const measured = (value: number) => ({ name: "engine", machine: "a machine", lines: [line({ value })] });

  it("takes a table at its end, and the next one in its place", () => {
    const first = pageWith("# What was measured\n", measured(1));
    const second = pageWith(`${first}\nafter\n`, measured(2));
    expect(first).toContain("| work | 1.00 ms |");
    expect(second).toContain("| work | 2.00 ms |");
    expect(second).not.toContain("1.00 ms");
    expect(second.startsWith("# What was measured\n")).toBe(true);
    expect(second.endsWith("\nafter\n")).toBe(true);
  });
});

describe("timing in turn", () => {
  it("runs all in each round, the first round aside, and puts back what they changed", async () => {
    const ran: string[] = [];
    const timings = await timeInTurn(
      [
        { name: "a", run: () => ran.push("a"), runs: 2 },
        { name: "b", run: () => ran.push("b"), reset: () => ran.push("back") },
      ],
      1,
    );
    expect(ran).toEqual(["a", "a", "b", "back", "a", "a", "b", "back"]);
    expect(timingOf(timings, "a").wall).toBeGreaterThanOrEqual(0);
    expect(() => timingOf(timings, "c")).toThrow("c was not timed");
  });
});
