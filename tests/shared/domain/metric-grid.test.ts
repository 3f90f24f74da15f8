import { beforeAll, describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { type MetricGrid, metricGrid } from "../../../shared/domain/metric-grid.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { type BuiltCompany, built } from "../sample/sample-pilots.ts";

let brontavia: BuiltCompany;
let kestrova: BuiltCompany;
beforeAll(async () => {
  brontavia = await built("brontavia");
  kestrova = await built("kestrova");
}, 60_000);

function gridOf({ state, view }: BuiltCompany, metric: MetricId, count = 12): MetricGrid {
  return metricGrid(state, view.figures, metric, count, SAMPLE_CLOCK_MS);
}

const namesOf = ({ rows }: MetricGrid): readonly string[] =>
  rows.map(({ workflow, segment }) => `${workflow} ${segment}`);

describe("a metric over workflow, segment and week", () => {
  it("has the roll-up first and the segments of the only workflow below it", () => {
    expect(namesOf(gridOf(brontavia, "trust.escalation"))).toEqual([
      "* *",
      "First notice of loss triage Home",
      "First notice of loss triage Motor",
    ]);
  });

  it("holds in each cell what the engine says of that place", () => {
    const { periods, rows } = gridOf(kestrova, "trust.acceptance", 6);
    expect(periods).toHaveLength(6);
    const { figures } = kestrova.view;
    const known = periods.flatMap(({ from, to }, place) =>
      figures
        .figures({ by: ["workflow", "segment"], metrics: ["trust.acceptance"], from, to })
        .map(({ workflow, segment, value, low, high, n }) => ({
          workflow,
          segment,
          place,
          cell: { value, low, high, n },
        })),
    );
    expect(known.length).toBeGreaterThan(0);
    for (const { workflow, segment, place, cell } of known) {
      const row = rows.find((one) => one.workflow === workflow && one.segment === segment);
      expect(row?.cells[place]).toMatchObject(cell);
    }
  });

  it("marks the one week past the line, on the scope that the line is on", () => {
    const { periods, rows } = gridOf(brontavia, "trust.escalation");
    const past = rows.map(({ segment, cells }) => [
      segment,
      cells.flatMap(({ isBreach }, place) => (isBreach ? [periods[place]?.label] : [])),
    ]);
    expect(past).toEqual([
      ["*", ["2026-W46"]],
      ["Home", []],
      ["Motor", []],
    ]);
  });

  it("judges no open week and no week that the baseline was made from", () => {
    const { periods, rows } = gridOf(brontavia, "trust.escalation", 26);
    const sealedTo = parseCalendarDate("2026-09-13") ?? 0;
    for (const [place, { state, to }] of periods.entries()) {
      const verdicts = rows.map(({ cells }) => cells[place]?.verdict ?? null);
      const isJudged = state === "whole" && to > sealedTo;
      expect([place, verdicts.some((verdict) => verdict !== null)]).toEqual([place, isJudged]);
    }
    expect(periods.filter(({ state }) => state !== "whole").length).toBeGreaterThan(0);
  });

  it("goes by months where the metric knows no weeks", () => {
    const { step, periods, rows } = gridOf(brontavia, "revenue.rqi");
    expect(step).toBe("month");
    expect(periods.at(-1)?.label).toMatch(/^2026-\d\d$/u);
    expect(rows[0]).toMatchObject({ workflow: "*", segment: "*" });
  });
});
