import type { EpochDay } from "../calendar/calendar-date.ts";
import type { DataRange } from "../metrics/data-range.ts";
import { currentWindow } from "./current-window.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** Units below which no promise is made: a bound of so few says little. */
export const LEAST_UNITS = 30;

/** What somebody wants to promise: names of workflow and segment, or `*`; the rate that was asked for, 0–1. */
export interface PromiseQuery {
  readonly workflow: string;
  readonly segment: string;
  readonly asked: number | null;
}

/** What may be promised, from what is delivered. */
export interface PromiseCheck extends PromiseQuery {
  /** The mature weeks that it rests on; null: the data hold no whole week. */
  readonly weeks: DataRange | null;
  readonly qualified: number | null;
  readonly eligible: number | null;
  /** `avd.rate` with its Wilson interval; null: not measured. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The lower bound, cut to whole percent: what may be promised. Null: too little was measured. */
  readonly promisable: number | null;
  /** `covered`: what was asked lies within it; `short`: it does not; null: nothing was asked. */
  readonly state: "covered" | "short" | "not enough data" | null;
  /** What was asked less the lower bound; null where that is not above 0. */
  readonly shortBy: number | null;
  /** Last date of the data behind it: it holds until the next import. */
  readonly dataTo: EpochDay | null;
}

/**
 * What the product may be promised to do by itself (brief G5): the lower Wilson bound of `avd.rate` over the mature weeks
 * of now, never its value, cut to whole percent.
 */
export function promiseCheck(figures: PilotFigures, query: PromiseQuery, asOfMs: number): PromiseCheck {
  const { weeks } = currentWindow(figures, asOfMs);
  const by = (["workflow", "segment"] as const).filter((dimension) => query[dimension] !== "*");
  const figure =
    weeks === null
      ? undefined
      : figures
          .figures({ by, metrics: ["avd.rate"], ...weeks })
          .find(({ workflow, segment }) => workflow === query.workflow && segment === query.segment);
  const low = figure?.low ?? null;
  const isEnough = figure?.n !== undefined && figure.n !== null && figure.n >= LEAST_UNITS && low !== null;
  const { asked } = query;
  return {
    ...query,
    weeks,
    qualified: figure?.numerator ?? null,
    eligible: figure?.denominator ?? null,
    value: figure?.value ?? null,
    low,
    high: figure?.high ?? null,
    promisable: isEnough ? wholePercent(low) : null,
    state: isEnough ? stateOf(asked, low) : "not enough data",
    shortBy: isEnough && asked !== null && asked > low ? asked - low : null,
    dataTo: figures.range?.to ?? null,
  };
}

function stateOf(asked: number | null, low: number): PromiseCheck["state"] {
  if (asked === null) return null;
  return asked <= low ? "covered" : "short";
}

/** Cut, not rounded: a promise above the bound is one too many. */
function wholePercent(low: number): number {
  return Math.floor(low * 100 + 1e-9) / 100;
}
