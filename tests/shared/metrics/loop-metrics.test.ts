import { describe, expect, it } from "vitest";
import { datasetOf, day } from "./dataset-of-rows.ts";
import { figureOf, figuresOf } from "./figure-of.ts";

const loop = (
  id: string,
  detected: string,
  deployed: string | null,
  validated: string | null,
  verdict: string | null,
) => ({
  id,
  workflow: "Claims",
  detected_at: `${detected}T00:00:00+01:00`,
  deployed_at: deployed === null ? null : `${deployed}T00:00:00+01:00`,
  validated_at: validated === null ? null : `${validated}T00:00:00+01:00`,
  verdict,
});
const loops = [
  loop("1", "2026-02-02", "2026-02-04", "2026-02-05", "improved"),
  loop("2", "2026-02-02", "2026-02-06", "2026-02-09", "neutral"),
  loop("3", "2026-02-03", null, null, null),
  // Closed without a change: it never counts as deployed.
  loop("4", "2026-02-03", null, "2026-02-06", null),
];
const week = { from: day("2026-02-02"), to: day("2026-02-08") };

describe("learning loops", () => {
  it("count open loops as still waiting at the period's end", () => {
    // Deployed after 2 and 4 days; two wait until 9 February, 6 days. S(2) = 3/4, S(4) = 3/4 · 2/3 = 1/2: 4 days.
    expect(figureOf(datasetOf({ loops }), "loop.detectToDeploy", week)).toMatchObject({ value: 4, n: 4 });
    // Validated after 3 (loop 1) and 3 days (loop 4); loop 2 waits 7, loop 3 waits 6. S(3) = 2/4.
    expect(figureOf(datasetOf({ loops }), "loop.detectToValidate", week)).toMatchObject({ value: 3, n: 4 });
  });

  it("have no median while too few have closed", () => {
    const cut = { from: day("2026-02-02"), to: day("2026-02-04") };
    // One of four deployed: S = 3/4.
    expect(figureOf(datasetOf({ loops }), "loop.detectToDeploy", cut)).toMatchObject({ value: null, n: 4 });
  });

  it("measure a stage from where it began", () => {
    // Deployed loops: 1 (validated a day later) and 2 (not by the week's end, 3 days).
    expect(figureOf(datasetOf({ loops }), "loop.validate", week)).toMatchObject({ value: 1, n: 2 });
    // Nothing was ever triaged: nobody is seen to leave that stage, nobody enters the next.
    expect(figureOf(datasetOf({ loops }), "loop.triage", week)).toMatchObject({ value: null, n: 4 });
    expect(figureOf(datasetOf({ loops }), "loop.authorise", week)).toMatchObject({ value: null, n: 0 });
  });

  it("count per week what improved, and what is open", () => {
    expect(figureOf(datasetOf({ loops }), "loop.throughput", week)).toMatchObject({
      value: 1,
      numerator: 1,
      denominator: 1,
    });
    expect(figureOf(datasetOf({ loops }), "loop.hitRate", week)).toMatchObject({ value: 0.5, n: 2 });
    expect(figureOf(datasetOf({ loops }), "loop.open", week).value).toBe(2);
    const before = { from: day("2026-01-26"), to: day("2026-02-01") };
    expect(figureOf(datasetOf({ loops }), "loop.open", before).value).toBeNull();
  });

  it("occur where something of them happens", () => {
    const weeks = figuresOf(datasetOf({ loops }), "loop.open", { by: ["workflow", "week"] });
    expect(weeks.map(({ period, value }) => [period, value])).toEqual([
      ["2026-W06", 2],
      ["2026-W07", 1],
    ]);
    expect(figuresOf(datasetOf({ loops }), "loop.open", { by: ["segment"] })).toMatchObject([
      { segment: "*" },
    ]);
  });
});
