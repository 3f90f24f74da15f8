import type { EpochDay } from "../calendar/calendar-date.ts";
import type { Figure } from "../metrics/figure.ts";
import type { LineState } from "../metrics/line-state.ts";
import { isPast, lineState } from "../metrics/line-state.ts";
import { type MetricId, metricDefinition } from "../metrics/registry.ts";
import { versionInForce } from "../metrics/threshold.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { currentWindow } from "./current-window.ts";
import { engineThresholds } from "./engine-threshold.ts";
import { figureIn } from "./frozen-figure.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { ObligationTerms } from "./pilot-obligations.ts";

/** Where a figure of the current window stands against its line. */
export interface LineNow {
  /** Id of the threshold. */
  readonly threshold: string;
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
  readonly terms: ObligationTerms;
  readonly figure: Figure;
  /** For other kinds than rates of counts: by the value alone. */
  readonly line: LineState;
  /**
   * The date by which the missing units would be there at the pace of the window; null: nothing is missing, or no number
   * of units would do.
   */
  readonly provenOn: EpochDay | null;
  /** Is the value past the warning line? */
  readonly isWarned: boolean;
  readonly action: string | null;
  /** Id of who answers for it, or null. */
  readonly owner: string | null;
}

/** Every line in force with the figure of the current window (the last whole mature weeks; pillar 4: month). */
export function linesNow(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): readonly LineNow[] {
  const window = currentWindow(figures, asOfMs);
  return engineThresholds(pilot).flatMap((threshold): LineNow[] => {
    const { metric, workflow, segment, badSide, id } = threshold;
    const range = metricDefinition(metric).family === "revenue" ? window.month : window.weeks;
    const version = range === null ? null : versionInForce(threshold, range.to);
    const figure = range === null ? undefined : figureIn(figures, metric, { workflow, segment }, range);
    if (range === null || version === null || figure === undefined) return [];
    const { breach, warn, periods, action, owner } = version;
    const line = stateOf(figure, breach, badSide);
    return [
      {
        threshold: id,
        metric,
        workflow,
        segment,
        terms: { version: version.version, badSide, warn, breach, periods },
        figure,
        line,
        provenOn: provenOn(line, figure, range.to, range.to - range.from + 1),
        isWarned: warn !== null && isPast(figure.value, warn, badSide),
        action,
        owner,
      },
    ];
  });
}

function stateOf(figure: Figure, breach: number, badSide: ObligationTerms["badSide"]): LineState {
  if (figure.value === null || figure.low !== null || figure.high !== null) {
    return lineState(figure, breach, badSide);
  }
  return { state: isPast(figure.value, breach, badSide) ? "breach" : "holds" };
}

function provenOn(line: LineState, { n }: Figure, to: EpochDay, days: number): EpochDay | null {
  const missing = line.state === "unproven" ? line.moreUnits : null;
  return missing === null || n === null || n === 0 ? null : to + Math.ceil((missing / n) * days);
}
