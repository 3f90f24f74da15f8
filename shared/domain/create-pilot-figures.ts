import { baselineWindow, DEFAULT_BASELINE_WEEKS } from "../metrics/baseline-window.ts";
import { compareRanges } from "../metrics/comparison.ts";
import type { DailyFigureColumns } from "../metrics/daily-figure-columns.ts";
import type { Comparison, ComparisonQuery, Figure, FigureQuery } from "../metrics/figure.ts";
import { computeFigures, type RememberColumns } from "../metrics/figures.ts";
import type { PreparedDataset } from "../metrics/prepared-dataset.ts";
import type { FigureWindow, PilotFigures } from "./pilot-figures.ts";

/** Groups of a division whose sums are remembered at most: some 25 numbers each. */
const MOST_GROUPS = 1000;

/**
 * The figures of a dataset; what was asked once is remembered as long as this object is held. Where a division has few
 * groups its sums are too, so that rows are summed once for all metrics.
 */
export function createPilotFigures(
  prepared: PreparedDataset,
  baselineWeeks = DEFAULT_BASELINE_WEEKS,
): PilotFigures {
  const figures = new Map<string, readonly Figure[]>();
  const comparisons = new Map<string, readonly Comparison[]>();
  const columns = new Map<string, DailyFigureColumns>();
  const rememberColumns: RememberColumns = ({ by, range, slices }, make) => {
    const key = JSON.stringify([by, range]);
    const made = columns.get(key) ?? make();
    if (made.places.length * slices.length <= MOST_GROUPS) columns.set(key, made);
    return made;
  };
  return {
    settings: prepared.settings,
    prepared,
    range: prepared.range,
    figures: (query: FigureQuery) =>
      remembered(figures, query, () => computeFigures(prepared, query, rememberColumns)),
    comparisons: (query: ComparisonQuery) =>
      remembered(comparisons, query, () => compareRanges(prepared, query)),
    windowAt: (date) => windowAt(prepared, date, baselineWeeks),
  };
}

function remembered<Query, Answer>(memory: Map<string, Answer>, query: Query, compute: () => Answer): Answer {
  const key = JSON.stringify(query);
  const known = memory.get(key);
  if (known !== undefined) return known;
  const answer = compute();
  memory.set(key, answer);
  return answer;
}

function windowAt({ range, settings }: PreparedDataset, date: number, wanted: number): FigureWindow {
  const { window, weeks, month, history } = baselineWindow(range, date, wanted);
  return {
    weeks: window,
    month,
    history,
    notes: [
      ...(weeks < wanted ? [`${weeks} of ${wanted} whole weeks: the data begin later`] : []),
      ...(month.from < settings.startDate ? ["the month of pillar 4 begins before Day 0"] : []),
    ],
  };
}
