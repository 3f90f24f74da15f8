import type { PillarStanding } from "../../portfolio/pillar-standing.ts";
import { unitOf } from "../baseline/metric-print.ts";
import type { Status } from "../charts/status.ts";
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
