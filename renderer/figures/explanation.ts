import type { EpochDay } from "../../shared/calendar/calendar-date.ts";
import type { Figure } from "../../shared/metrics/figure.ts";
import type { FigurePlace } from "../../shared/metrics/figure-place.ts";
import { figureRows } from "../../shared/metrics/figure-rows.ts";
import { maturesAt } from "../../shared/metrics/maturity.ts";
import { metricDefinition } from "../../shared/metrics/registry.ts";
import { numbersOf } from "../../shared/observations/table.ts";
import { figureSources, type RowPage, type SourcePart } from "../../shared/pilot-data/figure-sources.ts";
import type { FigureGround } from "./figure-ground.ts";

/** Which figure is to be explained, and which page of its rows. */
export interface ExplainQuery {
  readonly place: FigurePlace;
  readonly page: RowPage;
}

/** A figure with everything that it is made of. */
export interface Explanation {
  readonly place: FigurePlace;
  readonly figure: Figure | null;
  /** The interval of that kind of metric: Wilson for rates of counts, else the one that comparisons use. */
  readonly low: number | null;
  readonly high: number | null;
  /** Whole and mature, or why not yet. */
  readonly state: "whole" | "immature" | "partial";
  /** The day on which an immature figure matures. */
  readonly maturesOn: EpochDay | null;
  readonly parts: readonly SourcePart[];
  /** Of a 90th percentile of fewer than 30 events, which is not judged: the median and the worst value instead. */
  readonly few: { readonly median: number | null; readonly worst: number } | null;
}

/** From this many events on a 90th percentile is judged. */
const ENOUGH_EVENTS = 30;

/** Explains one figure. */
export function explanationOf(ground: FigureGround, { place, page }: ExplainQuery): Explanation {
  const { state, dataset, figures, prepared, asOfMs } = ground;
  const source = { tables: dataset.tables, prepared };
  const figure = figureAt(ground, place);
  const compared = comparedAt(ground, place);
  const matures = maturesAt(prepared.clock, place.to, figures.settings.confirmationHours);
  const isPartial = (prepared.range?.to ?? 0) < place.to;
  const isImmature = asOfMs < matures;
  return {
    place,
    figure,
    low: figure?.low ?? compared?.low ?? null,
    high: figure?.high ?? compared?.high ?? null,
    state: isPartial ? "partial" : isImmature ? "immature" : "whole",
    maturesOn: isImmature ? prepared.clock.dayOf(matures) : null,
    parts: figureSources(state, source, place, page),
    few: fewEvents(ground, place, figure),
  };
}

function divisionOf({ metric, workflow, segment }: FigurePlace): readonly ("workflow" | "segment")[] {
  const names = { workflow, segment };
  const { dimensions } = metricDefinition(metric);
  return (["workflow", "segment"] as const).filter(
    (dimension) => names[dimension] !== "*" && dimensions.includes(dimension),
  );
}

function isAt(by: readonly string[], place: FigurePlace) {
  return (one: { readonly workflow: string; readonly segment: string }): boolean =>
    one.workflow === (by.includes("workflow") ? place.workflow : "*") &&
    one.segment === (by.includes("segment") ? place.segment : "*");
}

function figureAt({ figures }: FigureGround, place: FigurePlace): Figure | null {
  const by = divisionOf(place);
  const { metric, from, to } = place;
  return figures.figures({ by, metrics: [metric], from, to }).find(isAt(by, place)) ?? null;
}

/** One side of a comparison with the days before, for the interval of that kind of metric. */
function comparedAt({ figures, asOfMs }: FigureGround, place: FigurePlace) {
  const { metric, from, to } = place;
  const by = divisionOf(place);
  const days = to - from + 1;
  const side = figures
    .comparisons({
      from,
      to,
      againstFrom: from - days,
      againstTo: from - 1,
      by,
      metrics: [metric],
      asOf: asOfMs,
    })
    .find(isAt(by, place));
  // Sums are compared by the day: their interval is that of another quantity.
  const figure = figures.figures({ by, metrics: [metric], from, to }).find(isAt(by, place));
  return side !== undefined && side.value === figure?.value ? side : null;
}

function fewEvents(ground: FigureGround, place: FigurePlace, figure: Figure | null): Explanation["few"] {
  const isTail = place.metric === "avd.cycleP90" || place.metric === "trust.correctionP90";
  if (!isTail || figure === null || figure.n === null || figure.n === 0 || figure.n >= ENOUGH_EVENTS)
    return null;
  const { tables } = ground.dataset;
  const values = figureRows({ tables, prepared: ground.prepared }, place).flatMap(({ input, rows }) => {
    const table = tables[input];
    const name =
      place.metric === "avd.cycleP90"
        ? "cycle_minutes"
        : input === "corrections"
          ? "minutes"
          : "correction_minutes";
    const column = table === null ? null : numbersOf(table, name);
    return [...rows].map((row) => column?.[row] ?? Number.NaN);
  });
  const median = figureAt(ground, {
    ...place,
    metric: place.metric === "avd.cycleP90" ? "avd.cycleP50" : "trust.correctionP50",
  });
  return { median: median?.value ?? null, worst: Math.max(...values) };
}
