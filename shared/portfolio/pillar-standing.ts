import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import { baselineDifferences } from "../domain/baseline-comparison.ts";
import { baselineInForce } from "../domain/baselines.ts";
import { currentWindow } from "../domain/current-window.ts";
import { HEADLINES } from "../domain/headlines.ts";
import type { PilotFigures } from "../domain/pilot-figures.ts";
import { pilotProgress } from "../domain/system-value.ts";
import { windowFigures } from "../domain/window-figures.ts";
import { PILLARS, type Pillar } from "../metrics/metric-settings.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import type { Verdict } from "../statistics/difference.ts";

/** One pillar's headline in the window of a moment, against the company's own sealed baseline. */
export interface PillarStanding {
  readonly pillar: Pillar;
  readonly metric: MetricId;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly before: number | null;
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  /** Null: no baseline is sealed, or nothing was measured. */
  readonly verdict: Verdict | null;
  /** −1 to 1 of the way from baseline to target; null: no data. */
  readonly progress: number | null;
  /** First and last day of the window; null: there are no data. */
  readonly from: EpochDay | null;
  readonly to: EpochDay | null;
}

/** The five headlines and what they come to. */
export interface FiguresStanding {
  readonly isSealed: boolean;
  /** −100 to 100; null: no data. */
  readonly systemValue: number | null;
  /** In the fixed order of the pillars. */
  readonly pillars: readonly PillarStanding[];
}

/** The headlines of a company as its data stood at `asOfMs`. Nothing of any other company enters them. */
export function figuresStanding(
  pilot: RecordsHolder,
  figures: PilotFigures,
  asOfMs: number,
): FiguresStanding {
  const baseline = baselineInForce(pilot);
  const progress = pilotProgress(figures, baseline, asOfMs);
  const now = windowFigures(figures, currentWindow(figures, asOfMs), []);
  const differences = baseline === null ? [] : baselineDifferences(figures, baseline, [], asOfMs);
  const pillars = PILLARS.map((pillar): PillarStanding => {
    const metric = HEADLINES[pillar];
    const isTotal = (one: { metric: string; workflow: string; segment: string }): boolean =>
      one.metric === metric && one.workflow === "*" && one.segment === "*";
    const figure = now.find(isTotal);
    const difference = differences.find(isTotal);
    return {
      pillar,
      metric,
      value: figure?.value ?? null,
      low: figure?.low ?? null,
      high: figure?.high ?? null,
      n: figure?.n ?? null,
      before: difference?.before ?? null,
      difference: difference?.difference ?? null,
      differenceLow: difference?.differenceLow ?? null,
      differenceHigh: difference?.differenceHigh ?? null,
      verdict: (figure?.value ?? null) === null ? null : (difference?.verdict ?? null),
      progress: progress.pillars.find((part) => part.pillar === pillar)?.progress ?? null,
      from: dayOf(figure?.from ?? undefined),
      to: dayOf(figure?.to ?? undefined),
    };
  });
  return { isSealed: baseline !== null, systemValue: progress.systemValue, pillars };
}
