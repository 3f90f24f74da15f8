import { moneyPlaces } from "../metrics/money-places.ts";
import { isMetricId, type MetricId, metricDefinition } from "../metrics/registry.ts";

const MINUS = "\u2212";
const THIN_SPACE = "\u2009";

/** The name of a metric in sentences; an id that this version does not know stands for itself. */
export function metricName(metric: string): string {
  return isMetricId(metric) ? metricDefinition(metric).name : metric;
}

/** A value in a sentence of the domain: `15.4 %`, `2.44 per outcome`, `12.0 days`. Screens and reports format their own. */
export function metricValue(metric: MetricId, value: number): string {
  const number = bare(metric, value);
  const after = UNIT_AFTER[metricDefinition(metric).unit] ?? "";
  return `${number}${after}`;
}

/** A change in a sentence, always signed; of rates in points: `+1.5 pts`. */
export function metricChange(metric: MetricId, change: number): string {
  const sign = change > 0 ? "+" : "";
  const isRate = metricDefinition(metric).unit === "rate";
  return isRate ? `${sign}${bare(metric, change)} pts` : `${sign}${metricValue(metric, change)}`;
}

/** An interval without its unit: `13.2–18.0`; open ends in words; empty without ends. */
export function metricInterval(metric: MetricId, low: number | null, high: number | null): string {
  if (low === null && high === null) return "";
  if (low === null) return `up to ${bare(metric, high ?? 0)}`;
  if (high === null) return `from ${bare(metric, low)}`;
  // An en dash beside a minus sign cannot be read, and beside one sign the other is said too.
  const sign = low < 0 && high > 0 && /[1-9]/u.test(bare(metric, high)) ? "+" : "";
  return `${bare(metric, low)}${low < 0 ? "…" : "–"}${sign}${bare(metric, high)}`;
}

/** A count in a sentence, its thousands apart: `1,825`. */
export function unitCount(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
}

/** Money in a sentence, from decimals: `£4.50`, `SEK 1,204.00`. */
export function moneyWords(value: number, currency: string): string {
  const digits = Math.abs(value)
    .toFixed(2)
    .replace(/\B(?=(?:\d{3})+\.)/gu, ",");
  const sign = CURRENCY_SIGNS[currency] ?? `${currency} `;
  return `${value < 0 && /[1-9]/u.test(digits) ? MINUS : ""}${sign}${digits}`;
}

const CURRENCY_SIGNS: Readonly<Record<string, string>> = { EUR: "€", USD: "$", GBP: "£" };

function bare(metric: MetricId, value: number): string {
  const { unit } = metricDefinition(metric);
  const shown = unit === "rate" ? value * 100 : value;
  const places = unit === "money/outcome" ? moneyPlaces(shown) : unit === "units" || unit === "count" ? 0 : 1;
  const text = Math.abs(shown).toFixed(places);
  return shown < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

const UNIT_AFTER: Readonly<Record<string, string>> = {
  rate: `${THIN_SPACE}%`,
  minutes: " min",
  days: " days",
  "money/outcome": " per outcome",
  "units/customer": " per customer",
  "loops/week": " a week",
  "0–100": " of 100",
};
