import { describe, expect, it } from "vitest";
import { contrast } from "../../../../shared/report/charts/contrast.ts";
import { DARK, HEAT_STEPS, heatClass, heatCss, LIGHT } from "../../../../shared/report/charts/tokens.ts";

const TEXTS = ["text", "text2", "text3", "accent", "good", "bad", "unsettled", "neutral"] as const;
const GROUNDS = ["canvas", "surface", "sunken"] as const;
const MARKS = ["unsettledMark", "neutralMark", "border", "series1", "series2", "series3", "series4"] as const;

describe("contrast", () => {
  it("of black on white is 21, of a colour on itself 1", () => {
    expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 10);
    expect(contrast("#2A55C0", "#2A55C0")).toBe(1);
  });

  it.each([
    ["light", LIGHT],
    ["dark", DARK],
  ] as const)("%s texts reach 4.5 on every ground", (_, palette) => {
    const weak = TEXTS.flatMap((text) =>
      GROUNDS.filter((ground) => contrast(palette[text], palette[ground]) < 4.5).map(
        (ground) => `${text} on ${ground}`,
      ),
    );
    expect(weak).toStrictEqual([]);
  });

  it.each([
    ["light", LIGHT],
    ["dark", DARK],
  ] as const)("%s marks reach 3 on the surface", (_, palette) => {
    expect(MARKS.filter((mark) => contrast(palette[mark], palette.surface) < 3)).toStrictEqual([]);
  });

  it("is that of the brief: good on tint 5.2, bad on tint 5.4, unsettled on tint 5.9", () => {
    expect(contrast(LIGHT.good, LIGHT.goodTint)).toBeCloseTo(5.2, 1);
    expect(contrast(LIGHT.bad, LIGHT.badTint)).toBeCloseTo(5.4, 1);
    expect(contrast(LIGHT.unsettled, LIGHT.unsettledTint)).toBeCloseTo(5.9, 1);
  });

  it("heatmap texts reach 4.5 on their step", () => {
    const weak = Object.entries(HEAT_STEPS).filter(([, { ground, text }]) => contrast(ground, text) < 4.5);
    expect(weak).toStrictEqual([]);
  });

  it.each([
    [-3, ".heat .step-3{background:#B02E12;color:#FFFFFF}"],
    [0, ".heat .step0{background:#E6E9EE;color:#171B21}"],
    [3, ".heat .step3{background:#0A6F62;color:#FFFFFF}"],
  ] as const)("a heatmap cell of step %i has its class and its colours in the page", (step, rule) => {
    expect(rule).toContain(`.${heatClass(step)}{`);
    expect(heatCss().split("\n")).toContain(rule);
  });
});
