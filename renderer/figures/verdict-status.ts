import type { BaselineDifference } from "../../shared/domain/baseline-comparison.ts";
import type { Status } from "../../shared/report/charts/status.ts";

/** The mark of a figure: its verdict against the baseline, or why there is none. */
export function verdictStatus(
  value: number | null,
  difference: Pick<BaselineDifference, "verdict" | "difference"> | undefined,
  hasBaseline: boolean,
): Status {
  if (value === null) return { word: "no data" };
  if (!hasBaseline) return { word: "not sealed" };
  const verdict = difference?.verdict ?? null;
  if (verdict === null) return { word: "not enough data" };
  if (verdict !== "improved" && verdict !== "worse") return { word: verdict };
  return { word: verdict, direction: (difference?.difference ?? 0) < 0 ? "down" : "up" };
}
