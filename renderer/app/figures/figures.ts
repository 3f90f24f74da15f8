import type { FigureWindow } from "../../../shared/domain/pilot-figures.ts";
import type { Sufficiency } from "../../../shared/domain/sufficiency.ts";
import type { Result } from "../../../shared/errors/problem.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import type { LineChartSpec } from "../../../shared/report/charts/chart-spec.ts";
import type { ChartScope } from "./metric-chart.ts";
import type { MetricNow, Overview } from "./overview.ts";

/**
 * All figures of the window come through here and answer later, so that whoever computes them may stand elsewhere (a
 * worker). Answers are plain data and remembered per state of a pilot and moment.
 */
export interface Figures {
  readonly overview: (pilot: PilotState, asOfMs: number) => Promise<Result<Overview>>;
  readonly metrics: (
    pilot: PilotState,
    asOfMs: number,
    by: readonly ("workflow" | "segment")[],
  ) => Promise<Result<readonly MetricNow[]>>;
  readonly charts: (
    pilot: PilotState,
    asOfMs: number,
    metrics: readonly MetricId[],
    scope: ChartScope,
  ) => Promise<Result<ReadonlyMap<MetricId, LineChartSpec | null>>>;
  /** What a baseline sealed for `date` would lack. */
  readonly sufficiency: (
    pilot: PilotState,
    asOfMs: number,
    date: number,
  ) => Promise<Result<{ readonly sufficiency: Sufficiency; readonly window: FigureWindow }>>;
}

/** Figures whose engine is loaded with the first question: an empty window does without it. */
export function createFigures(): Figures {
  let engine: Promise<Figures> | null = null;
  const load = (): Promise<Figures> => {
    engine ??= import("./figure-engine.ts").then(({ createFigureEngine }) => createFigureEngine());
    return engine;
  };
  return {
    overview: async (...question) => (await load()).overview(...question),
    metrics: async (...question) => (await load()).metrics(...question),
    charts: async (...question) => (await load()).charts(...question),
    sufficiency: async (...question) => (await load()).sufficiency(...question),
  };
}
