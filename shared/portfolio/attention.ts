import { instantOf } from "../calendar/moments.ts";
import { PHASES } from "../calendar/period.ts";
import type { PhaseId } from "../domain/checklist-template.ts";
import { isUnanswered } from "../domain/obligation-answered.ts";
import type { PilotObligation } from "../domain/pilot-obligations.ts";
import type { PilotView } from "../domain/pilot-view.ts";
import type { HiddenMove } from "../metrics/hidden-moves.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { OverdueAsks } from "./ask-load.ts";

/** Why a company needs somebody this week. */
export type AttentionReason =
  | {
      readonly kind: "breach" | "expired";
      /** Id of the obligation. */
      readonly obligation: string;
      readonly metric: MetricId;
      /** Of the period that fired it. */
      readonly value: number | null;
      /** Until it has to be answered, or since it should have been; null: it has no deadline. */
      readonly leftMs: number | null;
    }
  | {
      readonly kind: "gate";
      /** That a later phase runs with this gate open; null: none does. */
      readonly warning: string | null;
      readonly isUnsealed: boolean;
      readonly lateItems: number;
    }
  | {
      readonly kind: "hidden fall";
      readonly metric: MetricId;
      readonly workflow: string;
      readonly segments: number;
    }
  | { readonly kind: "asks overdue"; readonly asks: number; readonly daysLate: number }
  | {
      /** The phase ends within days, and its gate is open. */
      readonly kind: "not proven";
      readonly phase: PhaseId;
      readonly items: number;
      readonly daysLeft: number;
    }
  | { readonly kind: "silent"; readonly days: number };

/** The kinds in the order of need: the first is the most urgent (design brief 4.1). */
export const NEED_ORDER = [
  "breach",
  "expired",
  "gate",
  "hidden fall",
  "asks overdue",
  "not proven",
  "silent",
] as const satisfies readonly AttentionReason["kind"][];

/** What the reasons are found in. */
export interface AttentionFacts
  extends Pick<PilotView, "moment" | "obligations" | "items" | "gates" | "findings" | "asOfMs"> {
  readonly hidden: readonly HiddenMove[];
  readonly overdueAsks: OverdueAsks;
  /** ISO 8601 of the last entry that came from the company; empty: there is none. */
  readonly lastEntryAt: string;
}

const MS_PER_DAY = 86_400_000;
/** A pack is sent every week; after one day more it is missing. */
export const CYCLE_DAYS = 7;
const GRACE_DAYS = 1;
/** Days before the end of a phase from which an open gate is named. */
const NEAR_DAYS = 7;

/** The reasons of a company, the most urgent first; a diligence target has none. */
export function attentionOf(facts: AttentionFacts): readonly AttentionReason[] {
  if (facts.moment.stage === "target") return [];
  return [
    ...obligationReasons(facts),
    ...gateReasons(facts),
    ...facts.hidden
      .filter(({ kind }) => kind === "flat while every segment falls")
      .map(
        ({ metric, workflow, segments }): AttentionReason => ({
          kind: "hidden fall",
          metric,
          workflow,
          segments: segments.length,
        }),
      ),
    ...askReasons(facts),
    ...unprovenReasons(facts),
    ...silentReasons(facts),
  ].toSorted(byNeed);
}

/** The order of reasons: by kind, then by what is left or how long it has been. */
export function byNeed(a: AttentionReason, b: AttentionReason): number {
  return rank(a) - rank(b) || urgency(a) - urgency(b);
}

/** The order of companies: that of their first reasons; those without one last. Equal need keeps the given order. */
export function byCompanyNeed(
  a: { readonly attention: readonly AttentionReason[] },
  b: { readonly attention: readonly AttentionReason[] },
): number {
  const [one] = a.attention;
  const [other] = b.attention;
  if (one === undefined || other === undefined) {
    return Number(one === undefined) - Number(other === undefined);
  }
  return byNeed(one, other);
}

/** Days since the last entry that came from the company; null: there is none. */
export function silentDays({
  lastEntryAt,
  asOfMs,
}: Pick<AttentionFacts, "lastEntryAt" | "asOfMs">): number | null {
  const at = instantOf(lastEntryAt);
  return at === null ? null : Math.max(0, Math.floor((asOfMs - at) / MS_PER_DAY));
}

/** Whether nothing came within the cycle. */
export function isSilent(facts: Pick<AttentionFacts, "lastEntryAt" | "asOfMs">): boolean {
  return (silentDays(facts) ?? 0) >= CYCLE_DAYS + GRACE_DAYS;
}

function rank({ kind }: AttentionReason): number {
  return NEED_ORDER.indexOf(kind);
}

/** The smaller, the sooner somebody is needed. */
function urgency(reason: AttentionReason): number {
  switch (reason.kind) {
    case "breach":
    case "expired":
      return reason.leftMs ?? Number.MAX_SAFE_INTEGER;
    case "gate":
      return reason.warning === null ? 1 : 0;
    case "hidden fall":
      return -reason.segments;
    case "asks overdue":
      return -reason.daysLate;
    case "not proven":
      return reason.daysLeft;
    case "silent":
      return -reason.days;
  }
}

function obligationReasons({ obligations, asOfMs }: AttentionFacts): readonly AttentionReason[] {
  return obligations.filter(isUnanswered).map(
    (obligation: PilotObligation): AttentionReason => ({
      kind: obligation.state === "expired" ? "expired" : "breach",
      obligation: obligation.id,
      metric: obligation.metric,
      value: obligation.figures.at(-1)?.value ?? null,
      leftMs: obligation.deadlineMs === null ? null : obligation.deadlineMs - asOfMs,
    }),
  );
}

function gateReasons({ items, gates, findings }: AttentionFacts): readonly AttentionReason[] {
  const lateItems = items.filter(({ late }) => late).length;
  const warning = gates.find((gate) => gate.warning !== null)?.warning ?? null;
  const isUnsealed = findings.some(({ code }) => code === "baseline not sealed");
  return lateItems === 0 && warning === null && !isUnsealed
    ? []
    : [{ kind: "gate", warning, isUnsealed, lateItems }];
}

function askReasons({ overdueAsks: { count, daysLate } }: AttentionFacts): readonly AttentionReason[] {
  return count === 0 ? [] : [{ kind: "asks overdue", asks: count, daysLate }];
}

function unprovenReasons({ gates, moment: { day, phase } }: AttentionFacts): readonly AttentionReason[] {
  const gate = gates.find((one) => one.phase === phase && one.state === "open");
  const last = PHASES.find(({ label }) => label === phase)?.lastDay;
  if (gate === undefined || last === undefined || day === null || last - day > NEAR_DAYS) return [];
  return [{ kind: "not proven", phase: gate.phase, items: gate.missing.length, daysLeft: last - day }];
}

function silentReasons(facts: AttentionFacts): readonly AttentionReason[] {
  const days = silentDays(facts);
  return days !== null && isSilent(facts) ? [{ kind: "silent", days }] : [];
}
