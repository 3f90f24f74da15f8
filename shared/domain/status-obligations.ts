import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { formatInstant } from "../calendar/instant.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonObject } from "../json/json.ts";
import type { ThresholdVersion } from "../metrics/threshold.ts";
import type { ThresholdPeriod } from "../metrics/threshold-periods.ts";
import { recordById } from "../records/read-records.ts";
import type { GivenAnswer } from "./obligation-answers.ts";
import { type LedgerEventKind, type LedgerRow, obligationLedger, whoAnswered } from "./obligation-ledger.ts";
import type { ObligationTerms, ObligationWord, PilotObligation } from "./pilot-obligations.ts";

/** The figure of one period that fired an obligation. Dates are YYYY-MM-DD. */
export interface StatusPeriod {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
}

/** How an obligation was answered: by whom (a name), why, when, and the figures that were seen then. */
export interface StatusAnswer {
  readonly answer: "obeyed" | "overruled";
  readonly by: string;
  readonly reason: string | null;
  readonly at: string;
  readonly figures: readonly JsonObject[];
}

/** A fired obligation: metric and scope, the words committed to, its owner by name, moments in UTC. */
export interface StatusObligation {
  readonly id: string;
  readonly metric: string;
  readonly workflow: string;
  readonly segment: string;
  readonly period: string;
  readonly state: ObligationWord;
  /** An answered one whose data were restated since, so that nothing fires it any more. */
  readonly restated: boolean;
  readonly action: string | null;
  readonly owner: string | null;
  readonly firedAt: string | null;
  readonly deadline: string | null;
  readonly expiredAt: string | null;
  readonly keeper: string | null;
  readonly line: ObligationTerms | null;
  readonly proof: "breach" | "unproven" | null;
  readonly figures: readonly StatusPeriod[];
  readonly answer: StatusAnswer | null;
  /** Id of the threshold that fired it. */
  readonly threshold: string;
}

/** An obligation of the ledger with all that happened to it; `withdrawn`: the data were restated before an answer. */
export interface StatusLedgerRow extends Omit<StatusObligation, "state" | "expiredAt" | "proof"> {
  readonly state: ObligationWord | "withdrawn";
  readonly events: readonly {
    readonly kind: LedgerEventKind;
    readonly at: string;
    readonly who: string | null;
    readonly text: string | null;
  }[];
}

/** Terms that were loosened or ended (`after` null): old and new. */
export interface StatusOverrule {
  readonly threshold: string;
  readonly metric: string;
  readonly workflow: string;
  readonly segment: string;
  readonly direction: "above" | "below";
  readonly before: StatusTerms;
  readonly after: StatusTerms | null;
  readonly appliesFrom: string;
  /** It changed the period that ran when it was recorded. */
  readonly insidePeriod: boolean;
  readonly at: string;
  readonly who: string | null;
  readonly reason: string;
}

/** The terms of a version of a threshold. */
export interface StatusTerms {
  readonly version: number;
  readonly warn: number | null;
  readonly breach: number;
  readonly periods: number;
  readonly action: string | null;
  readonly deadlineHours: number | null;
}

/** What `status --ledger` adds: all obligations ever, the newest first, and every loosening of terms. */
export interface StatusLedger {
  readonly obligations: readonly StatusLedgerRow[];
  readonly overrules: readonly StatusOverrule[];
}

/** The obligations of a pilot as the verb `status` gives them. */
export function statusObligations(
  state: PilotState,
  obligations: readonly PilotObligation[],
): readonly StatusObligation[] {
  return obligations.map((one): StatusObligation => {
    const { id, metric, workflow, segment, period, restated, action } = one;
    return {
      id,
      metric,
      workflow,
      segment,
      period,
      state: one.state,
      restated,
      action,
      ...whoAndWhen(state, one),
      expiredAt: momentText(one.expiredAtMs),
      ...termsAndFigures(state, one),
      proof: one.proof,
    };
  });
}

/** The ledger of a pilot as `status --ledger` gives it, at `asOfMs` (epoch milliseconds). */
export function statusLedger(
  state: PilotState,
  obligations: readonly PilotObligation[],
  asOfMs: number,
): StatusLedger {
  const { rows, overrules } = obligationLedger(state, obligations, asOfMs);
  return {
    obligations: rows.map((row): StatusLedgerRow => {
      const { id, metric, workflow, segment, period, restated, action } = row;
      return {
        id,
        metric,
        workflow,
        segment,
        period,
        state: row.state,
        restated,
        action,
        ...whoAndWhen(state, row),
        ...termsAndFigures(state, row),
        events: row.events.map(({ kind, atMs, who, text }) => ({ kind, at: formatInstant(atMs), who, text })),
      };
    }),
    overrules: overrules.map(
      ({ before, after, appliesFrom, isInsidePeriod, atMs, ...overrule }): StatusOverrule => ({
        ...overrule,
        before: statusTerms(before),
        after: after === null ? null : statusTerms(after),
        appliesFrom: formatCalendarDate(appliesFrom),
        insidePeriod: isInsidePeriod,
        at: formatInstant(atMs),
      }),
    ),
  };
}

function whoAndWhen(
  state: PilotState,
  { owner, firedAtMs, deadlineMs }: Pick<LedgerRow, "owner" | "firedAtMs" | "deadlineMs">,
) {
  return {
    owner: nameOf(state, owner),
    firedAt: momentText(firedAtMs),
    deadline: momentText(deadlineMs),
  };
}

function termsAndFigures(
  state: PilotState,
  row: Pick<LedgerRow, "keeper" | "terms" | "figures" | "answer" | "threshold">,
) {
  const { keeper, terms, figures, answer, threshold } = row;
  return {
    keeper: nameOf(state, keeper),
    line: terms,
    figures: figures.map(statusPeriod),
    answer: answer === null ? null : statusAnswer(state, answer),
    threshold,
  };
}

function statusPeriod({ label, from, to, value, low, high, n }: ThresholdPeriod): StatusPeriod {
  return {
    period: label,
    from: formatCalendarDate(from),
    to: formatCalendarDate(to),
    value,
    low,
    high,
    n,
  };
}

function statusAnswer(state: PilotState, given: GivenAnswer): StatusAnswer {
  const { answer, reason, atMs, figures } = given;
  return { answer, by: whoAnswered(state, given), reason, at: formatInstant(atMs), figures };
}

function statusTerms({
  version,
  warn,
  breach,
  periods,
  action,
  deadlineHours,
}: ThresholdVersion): StatusTerms {
  const deadline = Number.isFinite(deadlineHours) ? deadlineHours : null;
  return { version, warn, breach, periods, action, deadlineHours: deadline };
}

function nameOf(state: PilotState, person: string | null): string | null {
  return person === null ? null : (recordById(state, "person", person)?.name ?? null);
}

function momentText(epochMs: number | null): string | null {
  return epochMs === null ? null : formatInstant(epochMs);
}
