import type { EpochDay } from "../calendar/calendar-date.ts";
import type { Verdict } from "../statistics/difference.ts";

/** What a line of money is: two that were gained against the baseline, two that are at stake. */
export type MoneyKind = "value delivered" | "cost avoided" | "promise gap" | "churn debt";

/** One term of a line's formula, as it enters it. Money in decimals of the company's currency. */
export interface MoneyTerm {
  readonly name: string;
  readonly value: number | null;
  readonly unit: "money" | "moneyPerOutcome" | "rate" | "count" | "days";
}

/**
 * Money of one company, in decimals of its own currency: what it is, what it is made of, and how sure that is. It is
 * never added to another line or another company's, and never brought to a year.
 */
export interface MoneyLine {
  readonly kind: MoneyKind;
  readonly side: "gained" | "at stake";
  readonly value: number | null;
  /** The interval of what was gained; null: none, or open. */
  readonly low: number | null;
  readonly high: number | null;
  /** Whether what was gained is shown against the baseline; null: it is at stake, or there is no value. */
  readonly verdict: Verdict | null;
  /** The one workflow that it is of; null: of the company. */
  readonly workflow: string | null;
  readonly from: EpochDay | null;
  readonly to: EpochDay | null;
  /** The formula in words. */
  readonly formula: string;
  readonly terms: readonly MoneyTerm[];
  /** Why there is no value, in a few words; null: there is one. */
  readonly lack: string | null;
}

/** The formulas in words: the same on the screen, in the report and in its appendix. */
export const MONEY_FORMULAS: Readonly<Record<MoneyKind, string>> = {
  "value delivered":
    "(value per day now − value per day in the baseline) × days with data since the baseline",
  "cost avoided": "(cost per outcome in the baseline − cost per outcome now) × outcomes since the baseline",
  "promise gap": "sum of the annual revenue of live customers whose promise is above the lower bound",
  "churn debt":
    "sum of the annual revenue signed in the whole months since Day 0 with a fit score under the bar, or none",
};

/** A line without a value, with the reason. */
export function emptyLine(kind: MoneyKind, lack: string): MoneyLine {
  return {
    kind,
    side: kind === "value delivered" || kind === "cost avoided" ? "gained" : "at stake",
    value: null,
    low: null,
    high: null,
    verdict: null,
    workflow: null,
    from: null,
    to: null,
    formula: MONEY_FORMULAS[kind],
    terms: [],
    lack,
  };
}
