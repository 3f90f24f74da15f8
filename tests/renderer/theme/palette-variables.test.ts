import { describe, expect, it } from "vitest";
import { DARK_VARIABLES, LIGHT_VARIABLES } from "../../../renderer/theme/palette-variables.ts";
import { contrast } from "../../../shared/report/charts/contrast.ts";

describe.each([
  ["light", LIGHT_VARIABLES],
  ["dark", DARK_VARIABLES],
])("the %s palette", (_, variables) => {
  it("has the same names as the other", () => {
    expect(Object.keys(variables).toSorted()).toStrictEqual(Object.keys(LIGHT_VARIABLES).toSorted());
  });

  it("writes every heatmap step with a contrast of 4.5 and the main button's label too", () => {
    const pairs = [-3, -2, -1, 0, 1, 2, 3].map((step) => [`--h-${step}`, `--h-${step}-text`] as const);
    const weak = [...pairs, ["--c-accent", "--c-onAccent"] as const].filter(
      ([ground, text]) => contrast(variables[ground] ?? "#000000", variables[text] ?? "#000000") < 4.5,
    );
    expect(weak).toStrictEqual([]);
  });
});
