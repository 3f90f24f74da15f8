import type { Figure } from "../metrics/figure.ts";
import type { Pillar } from "../metrics/metric-settings.ts";
import { PILLARS } from "../metrics/metric-settings.ts";
import type { RecordOf } from "../records/record-types.ts";
import { pillarProgress, systemValue } from "../statistics/objective.ts";
import { currentWindow } from "./current-window.ts";
import { HEADLINES } from "./headlines.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { readContent } from "./snapshot-content.ts";
import { windowFigures } from "./window-figures.ts";

/** One pillar's part of the system value. */
export interface PillarProgress {
  readonly pillar: Pillar;
  readonly weight: number;
  readonly value: number | null;
  readonly baseline: number | null;
  readonly target: number | null;
  /** −1 to 1; null: no data. */
  readonly progress: number | null;
}

/**
 * How far the pilot has come by its shared objective (metrics.md, "The objective function"), over the current window.
 * A pillar's baseline is the one that the objective states; where it states none, the sealed figure.
 */
export function pilotProgress(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot"> | null,
  asOfMs: number,
): { readonly systemValue: number | null; readonly pillars: readonly PillarProgress[] } {
  return progressOver(figures, baseline, windowFigures(figures, currentWindow(figures, asOfMs), []));
}

/** The same over figures of any window. */
export function progressOver(
  { settings }: PilotFigures,
  baseline: RecordOf<"snapshot"> | null,
  now: readonly Figure[],
): { readonly systemValue: number | null; readonly pillars: readonly PillarProgress[] } {
  const sealed = baseline === null ? null : readContent(baseline.content);
  const pillars = PILLARS.map((pillar): PillarProgress => {
    const metric = HEADLINES[pillar];
    const { weight, baseline: stated, target } = settings.objective[pillar];
    const isTotal = (figure: { metric: string; workflow: string; segment: string }): boolean =>
      figure.metric === metric && figure.workflow === "*" && figure.segment === "*";
    const value = now.find(isTotal)?.value ?? null;
    const from = stated ?? sealed?.figures.find(isTotal)?.value ?? null;
    return { pillar, weight, value, baseline: from, target, progress: pillarProgress(value, from, target) };
  });
  return { systemValue: systemValue(pillars), pillars };
}
