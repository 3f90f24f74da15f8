import { describe, expect, it } from "vitest";
import {
  componentScore,
  pillarProgress,
  systemValue,
  weightedScore,
} from "../../../shared/statistics/objective.ts";

describe("pillarProgress", () => {
  it("measures the way from baseline to target, either way up", () => {
    expect(pillarProgress(0.5, 0.25, 0.75)).toBe(0.5);
    // Lower is better: (3 − 4) / (2 − 4) = 0.5.
    expect(pillarProgress(3, 4, 2)).toBe(0.5);
    expect(pillarProgress(9, 4, 2)).toBe(-1);
    expect(pillarProgress(1, 4, 2)).toBe(1);
    expect(Object.is(pillarProgress(4, 4, 2), 0)).toBe(true);
  });

  it("has no data without a value, a baseline, a target or a way between them", () => {
    expect(pillarProgress(null, 1, 2)).toBeNull();
    expect(pillarProgress(1, null, 2)).toBeNull();
    expect(pillarProgress(1, 1, null)).toBeNull();
    expect(pillarProgress(1, 2, 2)).toBeNull();
  });
});

describe("systemValue", () => {
  it("weighs the pillars that have data", () => {
    // 100 · (0.3·0.5 + 0.1·(−1)) / (0.3 + 0.1) = 100 · 0.05 / 0.4 = 12.5.
    const pillars = [
      { weight: 0.3, progress: 0.5 },
      { weight: 0.25, progress: null },
      { weight: 0.1, progress: -1 },
    ];
    expect(systemValue(pillars)).toBeCloseTo(12.5, 12);
    expect(systemValue([{ weight: 1, progress: null }])).toBeNull();
    expect(systemValue([{ weight: 0, progress: 1 }])).toBeNull();
  });

  it("is 100 with every target met", () => {
    expect(systemValue([0.3, 0.25, 0.15, 0.2, 0.1].map((weight) => ({ weight, progress: 1 })))).toBe(100);
  });
});

describe("componentScore and weightedScore", () => {
  it("scores from floor to target", () => {
    // Time to value, floor 180, target 30: (105 − 180) / (30 − 180) = 0.5.
    expect(componentScore(105, 180, 30)).toBe(50);
    expect(componentScore(200, 180, 30)).toBe(0);
    expect(componentScore(95, 40, 90)).toBe(100);
    expect(componentScore(null, 40, 90)).toBeNull();
    expect(componentScore(1, 40, 40)).toBeNull();
  });

  it("leaves out components without a score", () => {
    // (0.35·80 + 0.15·40) / 0.5 = 34 / 0.5 = 68.
    const components = [
      { weight: 0.35, score: 80 },
      { weight: 0.3, score: null },
      { weight: 0.15, score: 40 },
    ];
    expect(weightedScore(components)).toBeCloseTo(68, 12);
    expect(weightedScore([])).toBeNull();
  });
});
