import type { MoneyKind, MoneyLine, MoneyTerm } from "../../portfolio/money-lines.ts";
import type { Status } from "../charts/status.ts";
import { NO_DATA } from "../format/number-format.ts";
import type { ReportFormat } from "../format/report-format.ts";

/** What a line is called. */
export const MONEY_NAMES: Readonly<Record<MoneyKind, string>> = {
  "value delivered": "Value delivered",
  "cost avoided": "Cost avoided",
  "promise gap": "Promise gap",
  "churn debt": "Churn debt",
};

/** A line as a tile or a cell has room for it: what was gained always with its sign. */
export function moneyText({ value, side }: MoneyLine, format: ReportFormat): string {
  if (value === null) return NO_DATA;
  const text = roundMoney(value, format);
  return side === "gained" && value > 0 ? `+${text}` : text;
}

/** The interval of a line; empty: it has none. */
export function moneyInterval({ low, high }: MoneyLine, format: ReportFormat): string {
  if (low === null && high === null) return "";
  const end = (value: number): string => roundMoney(value, format);
  if (low === null) return `up to ${end(high ?? 0)}`;
  if (high === null) return `from ${end(low)}`;
  return `${end(low)} … ${end(high)}`;
}

/** Without the small change: these are sums of weeks, not prices. */
function roundMoney(value: number, format: ReportFormat): string {
  const rounded = Math.abs(value) >= 10 || value === 0 ? Math.round(value) : value;
  return format.compact(rounded, "money").text.replace(/[.,]00$/u, "");
}

/** Whether what was gained is shown; null: nothing is said of what is at stake. */
export function moneyStatus({ side, value, verdict }: MoneyLine): Status | null {
  if (side === "at stake") return null;
  if (value === null) return { word: "no data" };
  if (verdict === null) return { word: "not enough data" };
  if (verdict !== "improved" && verdict !== "worse") return { word: verdict };
  return { word: verdict, direction: value < 0 ? "down" : "up" };
}

/** A term of a formula with its number. */
export function termText({ value, unit }: MoneyTerm, format: ReportFormat): string {
  return unit === "days" ? format.count(value) : format.value(value, unit).text;
}
