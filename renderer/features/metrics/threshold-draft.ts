import { engineVersion } from "../../../shared/domain/engine-threshold.ts";
import type { PreviewTerms } from "../../../shared/domain/threshold-preview.ts";
import { type ThresholdPlace, thresholdFault } from "../../../shared/domain/threshold-terms.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import type { Loosening } from "../../../shared/metrics/threshold.ts";
import { looseningsOf } from "../../../shared/metrics/threshold.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { numberFault, numberText, typedNumber, typedShare } from "../../components/typed-number.ts";

type Version = RecordOf<"threshold">["versions"][number];

/** What stands in the fields of the form: texts, as they are typed. Rates are typed in per cent. */
export interface ThresholdDraft {
  readonly direction: "above" | "below";
  readonly breach: string;
  readonly warn: string;
  readonly periods: string;
  readonly owner: string;
  readonly action: string;
  readonly hours: string;
}

/** The terms that a draft spells. */
export interface DraftTerms {
  readonly direction: "above" | "below";
  readonly breach: number;
  readonly warn: number | null;
  readonly periods: number;
  readonly owner: string | null;
  readonly action: string | null;
  readonly deadlineHours: number | null;
}

/** What is wrong with each field, in words; empty where all is well. */
export type DraftFaults = Partial<Record<keyof ThresholdDraft, string>>;

/** The draft of a threshold's newest terms, or an empty one on the side that is bad for the metric. */
export function draftOf(
  { metric }: ThresholdPlace,
  terms: Version | undefined,
  side?: "above" | "below",
): ThresholdDraft {
  const factor = unitOf(metric) === "rate" ? 100 : 1;
  return {
    direction:
      terms?.direction ?? side ?? (metricDefinition(metric).direction === "down" ? "above" : "below"),
    breach: numberText(terms?.breach, factor),
    warn: numberText(terms?.warn, factor),
    periods: String(terms?.periods ?? 1),
    owner: terms?.owner ?? "",
    action: terms?.action ?? "",
    hours: numberText(terms?.deadlineHours),
  };
}

/** What a draft says, or what is wrong with it. `self`: the threshold that is revised. */
export function readDraft(
  pilot: PilotState,
  place: ThresholdPlace,
  draft: ThresholdDraft,
  self?: string,
): { readonly terms: DraftTerms | null; readonly faults: DraftFaults } {
  const read = unitOf(place.metric) === "rate" ? typedShare : typedNumber;
  const optional = (text: string, as: (text: string) => number | null): number | null | undefined =>
    text.trim() === "" ? null : (as(text) ?? undefined);
  const breach = read(draft.breach);
  const warn = optional(draft.warn, read);
  const hours = optional(draft.hours, typedNumber);
  const periods = /^[1-9]\d?$/u.test(draft.periods.trim()) ? Number(draft.periods) : null;
  const faults: DraftFaults = {
    ...(breach === null && draft.breach.trim() !== ""
      ? { breach: numberFault(draft.breach) ?? "is not a number" }
      : {}),
    ...(warn === undefined ? { warn: numberFault(draft.warn) ?? "is not a number" } : {}),
    ...(periods === null || periods > 52 ? { periods: "a whole number from 1 to 52" } : {}),
    ...(hours === undefined || (hours !== null && (hours < 0 || hours > 87_600))
      ? { hours: "hours, from 0 to 87,600" }
      : {}),
  };
  if (breach === null || warn === undefined || periods === null || hours === undefined) {
    return { terms: null, faults };
  }
  if (Object.keys(faults).length > 0) return { terms: null, faults };
  const { direction } = draft;
  const line = { direction, breach, ...(warn === null ? {} : { warn }) };
  const fault = thresholdFault(pilot, place, line, self);
  if (fault !== null) {
    const field = fault.where === "/warn" ? "warn" : "breach";
    return { terms: null, faults: { [field]: fault.message } };
  }
  const terms = {
    direction,
    breach,
    warn,
    periods,
    owner: draft.owner === "" ? null : draft.owner,
    action: draft.action.trim() === "" ? null : draft.action.trim(),
    deadlineHours: hours,
  };
  return { terms, faults: {} };
}

/** In what a draft loosens the terms that stand; empty: in nothing. */
export function draftLoosens(current: Version | undefined, terms: DraftTerms | null): readonly Loosening[] {
  if (current === undefined || terms === null) return [];
  return looseningsOf(terms.direction, engineVersion(current), {
    ...terms,
    keeper: current.keeper ?? null,
    deadlineHours: terms.deadlineHours ?? Number.POSITIVE_INFINITY,
  });
}

/** The part of the terms that a preview needs. */
export function previewTerms({ direction, breach, warn, periods }: DraftTerms): PreviewTerms {
  return { direction, breach, warn, periods };
}
