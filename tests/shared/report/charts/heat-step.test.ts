import { describe, expect, it } from "vitest";
import { heatStep } from "../../../../shared/report/charts/heat-step.ts";

describe("the step of a heatmap cell", () => {
  it.each([
    ["improved", 0.33, 1],
    ["improved", 0.34, 2],
    ["improved", 0.66, 2],
    ["improved", 0.67, 3],
    ["improved", null, 1],
    ["worse", -0.1, -1],
    ["worse", -0.5, -2],
    ["worse", -1, -3],
    ["no detectable change", 0.9, 0],
    ["not enough data", 0.9, 0],
    ["not sealed", 0.9, 0],
  ] as const)("%s at %s of the way is %i", (word, progress, step) => {
    expect(heatStep({ word }, progress)).toBe(step);
  });
});
