import type { Pillar } from "../../metrics/metric-settings.ts";
import type { PillarStanding } from "../../portfolio/pillar-standing.ts";
import { unitOf } from "../baseline/metric-print.ts";
import type { Status } from "../charts/status.ts";
import { NO_DATA } from "../format/number-format.ts";
import type { ReportFormat } from "../format/report-format.ts";

/** The mark of a pillar: its verdict against the company's own baseline, or why there is none. */
export function pillarStatus(
  { value, verdict, difference }: Pick<PillarStanding, "value" | "verdict" | "difference">,
  isSealed: boolean,
): Status {
  if (value === null) return { word: "no data" };
  if (!isSealed) return { word: "not sealed" };
  if (verdict === null) return { word: "not enough data" };
  if (verdict !== "improved" && verdict !== "worse") return { word: verdict };
  return { word: verdict, direction: (difference ?? 0) < 0 ? "down" : "up" };
}

/** The difference as a cell has room for it; the value where there is none. A score goes without its unit. */
export function pillarText(
  { metric, value, difference }: Pick<PillarStanding, "metric" | "value" | "difference">,
  format: ReportFormat,
): string {
  const unit = unitOf(metric);
  if (difference === null)
    return unit === "score" ? format.bare(value, unit) : format.compact(value, unit).text;
  return unit === "score"
    ? format.difference(difference, unit).number
    : format.difference(difference, unit).text;
}

/** The same as a narrow column has room for it, whose head has the unit: a bare number; a share that is no difference keeps its sign. */
export function pillarNumber(
  { metric, value, difference }: Pick<PillarStanding, "metric" | "value" | "difference">,
  format: ReportFormat,
): string {
  const unit = unitOf(metric);
  const { numbers } = format;
  if (value === null) return NO_DATA;
  const places = (one: number): number => (Math.abs(one) < 1 ? 3 : 2);
  if (difference === null) {
    if (unit === "rate") return format.value(value, unit).text;
    return unit === "moneyPerOutcome" ? numbers.fixed(value, places(value)) : format.bare(value, unit);
  }
  return unit === "moneyPerOutcome"
    ? numbers.signed(difference, places(difference))
    : format.difference(difference, unit).number;
}

/** The unit of a pillar's differences, as the head of its column says it. */
export const PILLAR_UNITS: Readonly<Record<Pillar, string>> = {
  avd: "pts",
  trust: "pts",
  cost: "an outcome",
  revenue: "of 100",
  loop: "days",
};
