import type { Pillar } from "../metrics/metric-settings.ts";
import { PILLARS } from "../metrics/metric-settings.ts";
import type { MetricId } from "../metrics/registry.ts";
import { objectiveOf } from "../pilot-data/metric-settings-of.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import { HEADLINES } from "./headlines.ts";

/** What hangs on a metric: whoever changes its definition or its line changes these. */
export interface MetricUses {
  /** Delegated domains with a band on it. */
  readonly guardrails: readonly { readonly id: string; readonly domain: string }[];
  /** Leaders whose variable pay counts it, with its weight; those of a narrower circle are only counted. */
  readonly incentives: readonly { readonly person: string; readonly weight: number }[];
  readonly withheldIncentives: number;
  /** Sentences of a narrative that claim something with it. */
  readonly claims: readonly { readonly narrative: string; readonly claim: string }[];
  /** Decisions that expect something of it by a date. */
  readonly expectations: readonly {
    readonly id: string;
    readonly title: string;
    readonly by: string | null;
  }[];
  /** The pillar that it is the headline of, with the pillar's weight in the objective; null: of none. */
  readonly headline: { readonly pillar: Pillar; readonly weight: number } | null;
}

/** Everything that uses a metric. */
export function metricUses(pilot: RecordsHolder, metric: MetricId): MetricUses {
  const incentives = recordsOf(pilot, "incentive");
  const open = incentives.filter(({ withheld }) => withheld.length === 0);
  const pillar = PILLARS.find((one) => HEADLINES[one] === metric);
  return {
    guardrails: recordsOf(pilot, "guardrail")
      .filter(({ bands = [] }) => bands.some((band) => band.metric === metric))
      .map(({ id, domain }) => ({ id, domain })),
    incentives: open
      .filter((incentive) => incentive.metric === metric)
      .map(({ person, weight }) => ({
        person: recordById(pilot, "person", person)?.name ?? "somebody",
        weight,
      })),
    withheldIncentives: incentives.length - open.length,
    claims: recordsOf(pilot, "narrative").flatMap(({ title, claims = [] }) =>
      claims.filter((claim) => claim.metric === metric).map(({ claim }) => ({ narrative: title, claim })),
    ),
    expectations: recordsOf(pilot, "decision").flatMap(({ id, title, lenses }) =>
      Object.values(lenses ?? {})
        .filter((lens) => lens?.metric === metric)
        .map((lens) => ({ id, title, by: lens?.by ?? null })),
    ),
    headline:
      pillar === undefined ? null : { pillar, weight: objectiveOf(pilotRecord(pilot))[pillar].weight },
  };
}
