import { type BaselineDifference, baselineDifferences } from "../../domain/baseline-comparison.ts";
import { baselineInForce } from "../../domain/baselines.ts";
import { currentWindow } from "../../domain/current-window.ts";
import { HEADLINES } from "../../domain/headlines.ts";
import type { FigureWindow } from "../../domain/pilot-figures.ts";
import type { PilotView } from "../../domain/pilot-view.ts";
import { type RegressionNote, regressionNotes } from "../../domain/regression-note.ts";
import { type PillarProgress, pilotProgress } from "../../domain/system-value.ts";
import { windowFigures } from "../../domain/window-figures.ts";
import type { Figure } from "../../metrics/figure.ts";
import type { Pillar } from "../../metrics/metric-settings.ts";
import type { MetricId } from "../../metrics/registry.ts";
import { recordById } from "../../records/read-records.ts";
import type { RecordOf } from "../../records/record-types.ts";
import { nameText } from "../baseline/blocks.ts";
import type { ReportMoment } from "../reviews/report-frame.ts";

/** What the sections of phase, board and exit reports are made from: the pilot now against its sealed baseline. */
export interface ProgressGround extends ReportMoment {
  readonly view: PilotView;
  readonly baseline: RecordOf<"snapshot"> | null;
  readonly window: FigureWindow;
  /** The company-wide figures now; those of a segment. */
  readonly figure: (metric: MetricId, segment?: string) => Figure | null;
  /** The same against the baseline; null without one. */
  readonly difference: (metric: MetricId, segment?: string) => BaselineDifference | null;
  readonly segmentsOf: (metric: MetricId) => readonly BaselineDifference[];
  readonly systemValue: number | null;
  readonly pillars: readonly PillarProgress[];
  readonly regressions: readonly RegressionNote[];
  /** The name of a person; null: nobody, or somebody who is not named in this copy. */
  readonly person: (id: string | null | undefined) => string | null;
}

/** The ground of a report at the moment of its view. */
export function progressGround(moment: ReportMoment, view: PilotView): ProgressGround {
  const { pilot } = moment;
  const { figures, asOfMs } = view;
  const baseline = baselineInForce(pilot);
  const window = currentWindow(figures, asOfMs);
  const [totals, bySegment] = [
    windowFigures(figures, window, []),
    windowFigures(figures, window, ["segment"]),
  ];
  const differences = (by: readonly "segment"[]): readonly BaselineDifference[] =>
    baseline === null ? [] : baselineDifferences(figures, baseline, by, asOfMs);
  const [whole, parts] = [differences([]), differences(["segment"])];
  const { systemValue, pillars } = pilotProgress(figures, baseline, asOfMs);
  return {
    ...moment,
    view,
    baseline,
    window,
    systemValue,
    pillars,
    regressions: baseline === null ? [] : regressionNotes(pilot, figures, baseline, asOfMs),
    figure: (metric, segment = "*") =>
      (segment === "*" ? totals : bySegment).find(
        (one) => one.metric === metric && one.segment === segment && one.workflow === "*",
      ) ?? null,
    difference: (metric, segment = "*") =>
      (segment === "*" ? whole : parts).find(
        (one) => one.metric === metric && one.segment === segment && one.workflow === "*",
      ) ?? null,
    segmentsOf: (metric) => parts.filter((one) => one.metric === metric && one.segment !== "*"),
    person: (id) => {
      const found = id === null || id === undefined ? null : recordById(pilot, "person", id);
      return found === null || found.withheld.includes("name") ? null : nameText(found.name, 60);
    },
  };
}

/** The headline of a pillar against the baseline. */
export function headlineDifference(ground: ProgressGround, pillar: Pillar): BaselineDifference | null {
  return ground.difference(HEADLINES[pillar]);
}
