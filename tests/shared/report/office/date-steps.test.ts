import { describe, expect, it } from "vitest";
import { withDateSteps } from "../../../../shared/report/office/date-steps.ts";

const axis = (unit: "days" | "months", points: number): string =>
  `<c:ptCount val="${points}"/><c:dateAx><c:baseTimeUnit val="${unit}"/></c:dateAx>`;

describe("the dates below a chart", () => {
  it.each([
    ["days", 26, 21],
    ["days", 9, 7],
    ["months", 6, 1],
    ["months", 8, 2],
    ["months", 24, 4],
  ] as const)("of %s, %i of them, stand %i apart", (unit, points, apart) => {
    expect(withDateSteps(axis(unit, points))).toContain(
      `<c:majorUnit val="${apart}"/><c:majorTimeUnit val="${unit}"/>`,
    );
  });
});
