import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { PilotView } from "../../../shared/domain/pilot-view.ts";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { compareRanges } from "../../../shared/metrics/comparison.ts";
import type { Comparison, Dimension, Figure } from "../../../shared/metrics/figure.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import type { PreparedDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import type { SampleCompany } from "../../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { samplePacks } from "./sample-packs.ts";

/** A company of the sample as the engine sees it at the sample's own clock. */
export interface BuiltCompany {
  readonly company: SampleCompany;
  readonly state: WholePilot;
  readonly prepared: PreparedDataset;
  readonly view: PilotView;
  readonly figure: (metric: MetricId, from: string, to: string, segment?: string) => Figure;
  readonly compared: (metric: MetricId, ranges: Ranges, segment?: string) => Comparison;
}

/** Two ranges of dates: after, before. */
export type Ranges = readonly [from: string, to: string, againstFrom: string, againstTo: string];

/** The four whole weeks that end on Sunday 15 November. */
export const LAST_FOUR = ["2026-10-19", "2026-11-15"] as const;

export function sampleCompany(key: string): SampleCompany {
  const company = sampleCompanies().find((candidate) => candidate.key === key);
  if (company === undefined) throw new Error(`no company ${key}`);
  return company;
}

export async function built(key: string): Promise<BuiltCompany> {
  const company = sampleCompany(key);
  const [bytes] = await samplePacks(company.name);
  const pack = readPack(bytes ?? new Uint8Array());
  const state = pack.ok ? pack.value.pilots[0] : undefined;
  if (state === undefined) throw new Error(`the pack of ${company.name} cannot be read`);
  const dataset = createDatasetReader().datasetOf(state);
  if (!dataset.ok) throw new Error(dataset.problem.message);
  const prepared = prepareDataset(dataset.value);
  const bySegment = (segment: string): readonly Dimension[] => (segment === "*" ? [] : ["segment"]);
  return {
    company,
    state,
    prepared,
    view: pilotView(state, prepared, SAMPLE_CLOCK_MS),
    figure: (metric, from, to, segment = "*") =>
      only(
        computeFigures(prepared, {
          by: bySegment(segment),
          metrics: [metric],
          from: dayOf(from),
          to: dayOf(to),
        }).filter((figure) => figure.segment === segment),
      ),
    compared: (metric, [from, to, againstFrom, againstTo], segment = "*") =>
      only(
        compareRanges(prepared, {
          by: segment === "*" ? [] : ["segment"],
          metrics: [metric],
          from: dayOf(from),
          to: dayOf(to),
          againstFrom: dayOf(againstFrom),
          againstTo: dayOf(againstTo),
          asOf: SAMPLE_CLOCK_MS,
        }).filter((comparison) => comparison.segment === segment),
      ),
  };
}

export function dayOf(date: string): number {
  const day = parseCalendarDate(date);
  if (day === null) throw new Error(`${date} is not a date`);
  return day;
}

/** A share as points with one decimal, as a screen shows it. */
export function points(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1000) / 10;
}

export function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Error(`${items.length} items, one expected`);
  return item;
}
