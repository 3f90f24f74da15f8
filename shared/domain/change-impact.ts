import type { EpochDay } from "../calendar/calendar-date.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Comparison } from "../metrics/figure.ts";
import type { HiddenMove } from "../metrics/hidden-moves.ts";
import { hiddenMoves } from "../metrics/hidden-moves.ts";
import type { DatedChange, Effect, Impact } from "../metrics/impact.ts";
import { DEFAULT_IMPACT_DAYS, impactOfChange } from "../metrics/impact.ts";
import { maturesAt } from "../metrics/maturity.ts";
import type { MetricId } from "../metrics/registry.ts";
import { metricDefinition } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import type { Verdict } from "../statistics/difference.ts";
import type { FlagFields } from "./change-register.ts";
import { datedChanges } from "./change-register.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** One of the five effects of a change, before → after, with what can be said of it at the moment. */
export interface ChangeEffect extends Omit<Comparison, "verdict"> {
  /** `workflow`: of the change's workflow in the window; `company`: of whole months of the whole company. */
  readonly scope: "workflow" | "company";
  readonly beforeRange: DataRange;
  readonly afterRange: DataRange;
  /** Null until it can be known: then `dueOn` says from which day. */
  readonly verdict: Verdict | null;
  readonly dueOn: EpochDay | null;
  /** Why there is not enough data, or what it waits for; without a full stop. */
  readonly reason: string | null;
  /** The same effect in each segment that has data on either side; empty for the company's and while it is not due. */
  readonly segments: readonly SegmentEffect[];
  /** The roll-up says something else than all of its segments. */
  readonly hidden: HiddenMove["kind"] | null;
}

/** An effect in one segment. */
export interface SegmentEffect {
  readonly segment: string;
  readonly difference: number | null;
  readonly verdict: Verdict | null;
}

/** What a change did, or when that can be said. */
export interface ChangeImpact {
  readonly change: DatedChange & FlagFields;
  readonly windowDays: number;
  /** Days of the window on either side with data. */
  readonly daysBefore: number;
  readonly daysAfter: number;
  /** Cycle time, acceptance, escalation, expansion propensity, margin: always these five, in this order. */
  readonly effects: readonly ChangeEffect[];
  /** Other changes inside the window on the same workflow, rollbacks included (its own too). */
  readonly confounders: readonly (DatedChange & FlagFields)[];
}

/** The order in which the five stand in every panel, list and export. */
export const EFFECT_METRICS = [
  "avd.cycleP50",
  "trust.acceptance",
  "trust.escalation",
  "revenue.expansionPropensity",
  "cost.margin",
] as const satisfies readonly MetricId[];

/**
 * The five effects of a change at `asOfMs`; null for one that is not live, or of which nobody said when it went live.
 * A side that is too thin already says so at once; the rest is due when its last day has matured.
 */
export function changeImpact(
  pilot: RecordsHolder,
  figures: PilotFigures,
  changeId: string,
  asOfMs: number,
  windowDays: number = DEFAULT_IMPACT_DAYS,
): ChangeImpact | null {
  const all = datedChanges(pilot, asOfMs);
  const change = all.find(({ id }) => id === changeId);
  return change === undefined ? null : impactAmong(all, figures, change, asOfMs, windowDays);
}

function impactAmong(
  all: readonly (DatedChange & FlagFields)[],
  figures: PilotFigures,
  change: DatedChange & FlagFields,
  asOfMs: number,
  windowDays: number,
  hasSegments = true,
): ChangeImpact {
  const impact = impactOfChange(figures.prepared, change, all, asOfMs, windowDays);
  const { daysBefore, daysAfter, effects } = impact;
  const parts = hasSegments ? segmentComparisons(figures, impact, asOfMs) : [];
  const confounding = new Set(impact.confounders.map(({ id }) => id));
  return {
    change,
    windowDays,
    daysBefore,
    daysAfter,
    effects: EFFECT_METRICS.flatMap((metric) =>
      effects
        .filter((effect) => effect.metric === metric)
        .map((effect) => effectOf(effect, impact, parts, figures, asOfMs)),
    ),
    confounders: all.filter(({ id }) => confounding.has(id)),
  };
}

/**
 * The five effects of every change that is live, in the order of {@link datedChanges}; rollbacks have none. Lists need no
 * segments, and are told twice as fast without.
 */
export function changeImpacts(
  pilot: RecordsHolder,
  figures: PilotFigures,
  asOfMs: number,
  hasSegments = true,
): readonly ChangeImpact[] {
  const all = datedChanges(pilot, asOfMs);
  return all
    .filter(({ id, change }) => id === change)
    .map((change) => impactAmong(all, figures, change, asOfMs, DEFAULT_IMPACT_DAYS, hasSegments));
}

function effectOf(
  { scope, before, after, comparison }: Effect,
  impact: Impact,
  allParts: readonly Comparison[],
  { prepared, settings }: PilotFigures,
  asOfMs: number,
): ChangeEffect {
  const { verdict, ...figures } = comparison;
  const parts = {
    ...figures,
    scope,
    beforeRange: before,
    afterRange: after,
    segments: NO_SEGMENTS,
    hidden: null,
  };
  const matureMs = maturesAt(prepared.clock, after.to, settings.confirmationHours);
  const isMature = (to: EpochDay): boolean =>
    asOfMs >= maturesAt(prepared.clock, to, settings.confirmationHours);
  const isDue = isMature(after.to);
  const thin =
    (isMature(before.to) ? thinBefore(comparison, scope, impact) : null) ??
    (isDue ? thinAfter(comparison, scope, impact) : null);
  if (thin !== null) {
    return { ...parts, ...NO_INTERVAL, verdict: "not enough data", dueOn: null, reason: thin };
  }
  if (!isDue) {
    const reason =
      scope === "company"
        ? "first whole month after the change"
        : `the ${impact.windowDays} days from the change on`;
    return { ...parts, ...NO_INTERVAL, verdict: null, dueOn: prepared.clock.dayOf(matureMs), reason };
  }
  const own = allParts.filter(({ metric }) => metric === comparison.metric && scope === "workflow");
  return {
    ...parts,
    verdict,
    dueOn: null,
    reason: verdict === "not enough data" ? "too few values, or none that differ, for an interval" : null,
    segments: own.map(({ segment, difference, verdict: word }) => ({ segment, difference, verdict: word })),
    hidden: hiddenMoves([comparison], own)[0]?.kind ?? null,
  };
}

/** The effects of the workflow in each of its segments; those without data on either side are left out. */
function segmentComparisons(
  figures: PilotFigures,
  { change, effects }: Impact,
  asOfMs: number,
): readonly Comparison[] {
  const own = effects.filter(({ scope }) => scope === "workflow");
  const [first] = own;
  if (first === undefined) return [];
  return figures
    .comparisons({
      by: change.workflow === "*" ? ["segment"] : ["workflow", "segment"],
      metrics: own.map(({ metric }) => metric),
      from: first.after.from,
      to: first.after.to,
      againstFrom: first.before.from,
      againstTo: first.before.to,
      asOf: asOfMs,
    })
    .filter(
      ({ workflow, value, before }) => workflow === change.workflow && (value !== null || before !== null),
    );
}

const NO_SEGMENTS: readonly SegmentEffect[] = [];
const NO_INTERVAL = { differenceLow: null, differenceHigh: null } as const;

function thinBefore({ before }: Comparison, scope: Effect["scope"], impact: Impact): string | null {
  if (scope === "workflow" && impact.daysBefore < impact.windowDays / 2) {
    return `data on ${impact.daysBefore} of ${impact.windowDays} days before, half are needed`;
  }
  return before === null ? "no data before the change" : null;
}

function thinAfter({ value }: Comparison, scope: Effect["scope"], impact: Impact): string | null {
  if (scope === "workflow" && impact.daysAfter < impact.windowDays / 2) {
    return `data on ${impact.daysAfter} of ${impact.windowDays} days after, half are needed`;
  }
  return value === null ? "no data after the change" : null;
}

/** The effects by verdict, in the words and the order in which a sentence names them. */
export function effectSentence({ effects }: ChangeImpact): string {
  const words: readonly (Verdict | null)[] = [
    "improved",
    "worse",
    "no detectable change",
    "not enough data",
    null,
  ];
  return words
    .flatMap((word): readonly string[] => {
      const own = effects.filter(({ verdict }) => verdict === word);
      return own.length === 0
        ? []
        : [`${word ?? "not yet due"}: ${own.map(({ metric }) => effectName(metric)).join(", ")}`];
    })
    .join(" · ");
}

/** The short name of an effect, as the method says it. */
export function effectName(metric: MetricId): string {
  return EFFECT_NAMES[metric] ?? metricDefinition(metric).name;
}

const EFFECT_NAMES: { readonly [Id in MetricId]?: string } = {
  "avd.cycleP50": "cycle time",
  "trust.acceptance": "acceptance",
  "trust.escalation": "escalation",
  "revenue.expansionPropensity": "expansion propensity",
  "cost.margin": "margin",
};
