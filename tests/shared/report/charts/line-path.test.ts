import { describe, expect, it } from "vitest";
import { linePath } from "../../../../shared/report/charts/line-path.ts";

describe("linePath", () => {
  it.each([
    { points: [], path: "" },
    { points: [{ x: 40, y: 170 }], path: "M40 170" },
    {
      points: [
        { x: 40, y: 170 },
        { x: 41.2345, y: 0.005 },
        { x: 100, y: -3.999 },
      ],
      path: "M40 170L41.23 0.01L100 -4",
    },
  ])("goes straight through $points.length points: $path", ({ points, path }) => {
    expect(linePath(points)).toBe(path);
  });
});
