import type { CustomerRow } from "../../../shared/domain/customer-rows.ts";
import type { Comparison } from "../../../shared/metrics/figure.ts";
import type { Status } from "../../../shared/report/charts/status.ts";

/** How a promise stands against the interval of what is delivered; null: one of them is not there. */
export function promiseStatus({ promised, trust }: Pick<CustomerRow, "promised" | "trust">): Status | null {
  const { low, high } = trust.delivered ?? { low: null, high: null };
  if (promised === null || low === null || high === null) return null;
  if (promised <= low) return { word: "holds" };
  return { word: promised > high ? "breach" : "unproven" };
}

/** Where the acceptance of the customer's segment goes: the comparison that shows it falling, else the one of the weeks. */
export function trustComparison({ trust }: Pick<CustomerRow, "trust">) {
  const { trend, sinceBaseline } = trust;
  return sinceBaseline?.verdict === "worse" && trend?.verdict !== "worse"
    ? { ...sinceBaseline, since: "baseline" as const }
    : trend === null
      ? null
      : { ...trend, since: "weeks" as const };
}

/** The mark of that comparison. */
export function trustStatus(comparison: Pick<Comparison, "verdict" | "difference"> | null): Status {
  const verdict = comparison?.verdict ?? null;
  if (verdict === null) return { word: "not enough data" };
  if (verdict !== "improved" && verdict !== "worse") return { word: verdict };
  return { word: verdict, direction: (comparison?.difference ?? 0) < 0 ? "down" : "up" };
}
