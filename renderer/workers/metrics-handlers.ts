import { pilotView } from "../../shared/domain/pilot-view.ts";
import { statusOf } from "../../shared/domain/status.ts";
import type { Result } from "../../shared/errors/problem.ts";
import { success } from "../../shared/errors/problem.ts";
import type { Figure } from "../../shared/metrics/figure.ts";
import { createHeldPilots, type LaidOutPilot } from "./held-pilots.ts";
import type { MetricsCalls, WeeklySeries } from "./metrics-calls.ts";
import type { CallHandlers } from "./serve-calls.ts";

/** The calls of the metrics worker over pilots of its own. */
export function createMetricsHandlers(): CallHandlers<MetricsCalls> {
  const pilots = createHeldPilots();
  const over = <Output>(pilotId: string, answer: (pilot: LaidOutPilot) => Output): Result<Output> => {
    const pilot = pilots.laidOut(pilotId);
    return pilot.ok ? success(answer(pilot.value)) : pilot;
  };
  return {
    hold: (state) => {
      pilots.hold(state);
      return success(null);
    },
    extend: (gain) => pilots.extend(gain),
    release: (pilotId) => {
      pilots.release(pilotId);
      return success(null);
    },
    figures: ({ pilotId, query }) => over(pilotId, ({ figures }) => figures.figures(query)),
    comparisons: ({ pilotId, query }) => over(pilotId, ({ figures }) => figures.comparisons(query)),
    series: ({ pilotId, query }) =>
      over(pilotId, ({ figures }) => weeklySeries(figures.figures({ ...query, by: [...query.by, "week"] }))),
    status: ({ pilotId, query }) =>
      over(pilotId, ({ state, dataset }) => statusOf(state, dataset, query.asOfMs)),
    view: ({ pilotId, query }) =>
      over(pilotId, ({ state, dataset }) => {
        const { figures, ...view } = pilotView(state, dataset, query.asOfMs);
        return { ...view, range: figures.range };
      }),
  };
}

/** Figures by week, which come in order of metric, workflow, segment and week, as one series per combination. */
export function weeklySeries(figures: readonly Figure[]): readonly WeeklySeries[] {
  const series: (WeeklySeries & { readonly weeks: Figure[] })[] = [];
  for (const figure of figures) {
    const { metric, workflow, segment } = figure;
    const last = series.at(-1);
    if (last?.metric === metric && last.workflow === workflow && last.segment === segment) {
      last.weeks.push(figure);
    } else {
      series.push({ metric, workflow, segment, weeks: [figure] });
    }
  }
  return series;
}
