import type { Pillar } from "../metrics/metric-settings.ts";
import type { MetricId } from "../metrics/registry.ts";
import { type DecimalMark, fieldDecimal, typedDecimal } from "../observations/typed-decimal.ts";

/**
 * The five numbers of Meeting Zero, one per pillar. Four are the headlines; of revenue a room without any set-up knows
 * what its customers pay, not an index: the retention of one month.
 */
export const MEETING_METRICS = {
  avd: "avd.rate",
  trust: "trust.acceptance",
  cost: "cost.perOutcome",
  revenue: "revenue.nrr",
  loop: "loop.detectToValidate",
} as const satisfies { readonly [Name in Pillar]: MetricId };

/** Who has to be named: the leaders of product, technology and revenue. */
export const MEETING_ROLES = ["CPO", "CTO", "CRO"] as const;
export type MeetingRole = (typeof MEETING_ROLES)[number];

/** What a meeting that ends without a decision has shown. */
export const BOTTLENECK = "your operating model is the bottleneck";

/** A number as it was typed: in the metric's own unit, or why it cannot be taken, as a sentence without a full stop. */
export type TypedFigure =
  | { readonly ok: true; readonly value: number; readonly doubt: string | null }
  | { readonly ok: false; readonly fault: string };

/** Reads a number of Meeting Zero. Rates are typed in per cent; what is likely meant otherwise is asked, never guessed. */
export function typedFigure(pillar: Pillar, text: string, mark: DecimalMark = "."): TypedFigure {
  const decimal = typedDecimal(text, mark);
  if (!decimal.ok) return decimal;
  const { plain } = decimal;
  if (/^[+-]/u.test(plain))
    return { ok: false, fault: `write a number, such as ${fieldDecimal("12.5", mark)}` };
  const typed = Number(plain);
  // A shift of the decimal point, not a division: 99.4 % is 0.994 and no double beside it.
  const share = Number(`${plain}e-2`);
  switch (pillar) {
    case "avd":
    case "trust":
      if (typed > 100) return { ok: false, fault: "a share is at most 100 %" };
      return {
        ok: true,
        value: share,
        doubt: typed > 0 && typed < 1 ? `${plain} %, or ${Number((typed * 100).toFixed(6))} %?` : null,
      };
    case "revenue":
      if (typed > 1000) return { ok: false, fault: "a month's retention is at most 1,000 %" };
      return {
        ok: true,
        value: share,
        doubt: typed < 90 || typed > 105 ? "for one month? A year's figure says something else" : null,
      };
    case "cost":
      return { ok: true, value: typed, doubt: null };
    case "loop":
      return { ok: true, value: typed, doubt: typed > 365 ? "in days?" : null };
  }
}
