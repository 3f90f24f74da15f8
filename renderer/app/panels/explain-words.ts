import { METRIC_SIDES, unitsCounted } from "../../../shared/metrics/metric-sentences.ts";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { FigureUnit, ReportFormat } from "../../../shared/report/format/report-format.ts";
import type { Explanation } from "../../figures/explanation.ts";

/** `qualified 3,248 / eligible 5,600 = 58.0 %`; without a quotient what was counted. */
export function formulaWords({ place, figure }: Explanation, format: ReportFormat): string {
  const { metric } = place;
  const unit = unitOf(metric);
  if (figure === null || figure.value === null) return "no data";
  const { numerator, denominator, value, n } = figure;
  const result = format.value(value, unit).text;
  const sides = METRIC_SIDES[metric];
  if (sides !== undefined && numerator !== null && denominator !== null) {
    const [above, below] = sides;
    return `${above} ${side(metric, "above", numerator, format)} / ${below} ${side(metric, "below", denominator, format)} = ${result}`;
  }
  return n === null ? result : `${result} over ${format.count(n)} ${unitsCounted(metric)}`;
}

function side(metric: MetricId, which: "above" | "below", value: number, format: ReportFormat): string {
  const isMoney =
    (metric.startsWith("cost.") && (which === "above" || metric === "cost.margin")) ||
    metric === "revenue.nrr" ||
    metric === "revenue.grr" ||
    (metric === "revenue.dealFit" && which === "below");
  return isMoney ? format.value(value, "money").text : format.numbers.upTo(value, 2);
}

/** Which interval stands beside a value, and what it is over. */
export function intervalWords(metric: MetricId, low: number | null, high: number | null): string {
  if (low === null && high === null)
    return "no interval: too few data, or none exists for this kind of metric";
  switch (metricDefinition(metric).kind) {
    case "dailyRate":
    case "recordRate":
      return "95 % Wilson interval over its own two counts";
    case "dayQuotient":
      return "95 % interval over the days, by the ratio estimator";
    case "chained":
    case "customerQuotient":
      return "95 % interval over the customers, by the ratio estimator";
    case "quantile":
      return "95 % interval from the sorted values";
    case "survival":
      return "95 % band of the Kaplan–Meier curve; what is still open counts";
    case "gap":
      return "95 % interval of the delivered rate, against the promised mean";
    case "index":
    case "stock":
      return "";
  }
}

/** What stands in the place of a 90th percentile of too few events. */
export function fewWords(
  { median, worst }: NonNullable<Explanation["few"]>,
  n: number,
  unit: FigureUnit,
  format: ReportFormat,
): string {
  return `n ${n}: a 90th percentile is not judged below 30. Median ${format.value(median, unit).text}, worst ${format.value(worst, unit).text}.`;
}
