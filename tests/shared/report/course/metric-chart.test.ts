import { beforeAll, describe, expect, it } from "vitest";
import type { MetricId } from "../../../../shared/metrics/registry.ts";
import { metricChart } from "../../../../shared/report/course/metric-chart.ts";
import { SAMPLE_CLOCK_MS } from "../../../../shared/sample/build-sample-company.ts";
import type { BuiltCompany } from "../../sample/sample-pilots.ts";
import { built, dayOf } from "../../sample/sample-pilots.ts";

let tallowmere: BuiltCompany;
beforeAll(async () => {
  tallowmere = await built("tallowmere");
});

describe("the baseline in a chart", () => {
  // Its window is the four weeks to Sun 19 Jul: what their points have on average is the height of the line.
  it.each<MetricId>(["avd.volume", "avd.value", "cost.total", "avd.perCustomer", "cost.perOutcome"])(
    "%s: it stands among the weeks that it was taken from",
    (metric) => {
      const { state, view } = tallowmere;
      const chart = metricChart({ state, figures: view.figures, asOfMs: SAMPLE_CLOCK_MS }, metric, {
        workflow: "*",
        periods: 26,
        hasBaseline: true,
        hasChanges: false,
      });
      const weeks = (chart?.series[0]?.points ?? []).filter(
        ({ at }) => at >= dayOf("2026-06-22") && at <= dayOf("2026-07-13"),
      );
      const values = weeks.flatMap(({ value }) => value ?? []);
      expect(values).toHaveLength(4);
      const mean = values.reduce((sum, value) => sum + value, 0) / 4;
      expect((chart?.baseline?.value ?? Number.NaN) / mean).toBeCloseTo(1, 1);
    },
  );
});
