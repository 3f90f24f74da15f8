import type { PilotView } from "../../../shared/domain/pilot-view.ts";
import { baselineSufficiency } from "../../../shared/domain/sufficiency.ts";
import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { Figures } from "./figures.ts";
import { metricChart } from "./metric-chart.ts";
import { metricsNow, type Overview, overviewOf } from "./overview.ts";

interface Known {
  readonly asOfMs: number;
  readonly overview: Overview;
  readonly view: PilotView;
}

/** Figures that are computed on the thread of the page. */
export function createFigureEngine(): Figures {
  const reader = createDatasetReader();
  const memory = new WeakMap<PilotState["records"], Known>();

  const known = (pilot: PilotState, asOfMs: number): Result<Known> => {
    const last = memory.get(pilot.records);
    // Within a minute nothing that screens show depends on the moment.
    if (last !== undefined && Math.abs(last.asOfMs - asOfMs) < 60_000) return success(last);
    const dataset = reader.datasetOf(pilot);
    if (!dataset.ok) return dataset;
    const made: Known = { asOfMs, ...overviewOf(pilot, dataset.value, asOfMs) };
    memory.set(pilot.records, made);
    return success(made);
  };
  const answer = <Value>(
    pilot: PilotState,
    asOfMs: number,
    make: (state: Known) => Value,
  ): Promise<Result<Value>> => {
    try {
      const state = known(pilot, asOfMs);
      return Promise.resolve(state.ok ? success(make(state.value)) : state);
    } catch (error) {
      // A pilot whose figures cannot be computed must not take the others down with it.
      return Promise.resolve(
        failure("PACK_FORMAT", `the figures cannot be computed: ${String(error).slice(0, 120)}`),
      );
    }
  };
  return {
    overview: (pilot, asOfMs) => answer(pilot, asOfMs, ({ overview }) => overview),
    metrics: (pilot, asOfMs, by) => answer(pilot, asOfMs, ({ view }) => metricsNow(pilot, view, asOfMs, by)),
    charts: (pilot, asOfMs, metrics, scope) =>
      answer(
        pilot,
        asOfMs,
        ({ view }) =>
          new Map(metrics.map((metric) => [metric, metricChart(pilot, view.figures, metric, scope, asOfMs)])),
      ),
    sufficiency: (pilot, asOfMs, date) =>
      answer(pilot, asOfMs, ({ view }) => {
        const window = view.figures.windowAt(date);
        const segments = recordsOf(pilot, "segment").map(({ name }) => name);
        return { sufficiency: baselineSufficiency(view.figures, window, segments), window };
      }),
  };
}
