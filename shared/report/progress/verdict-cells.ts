import type { BaselineDifference } from "../../domain/baseline-comparison.ts";
import type { MetricId } from "../../metrics/registry.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import { optionalCell } from "../baseline/blocks.ts";
import { rawKindOf, unitOf } from "../baseline/metric-print.ts";
import type { Status } from "../charts/status.ts";
import type { ReportFormat } from "../format/report-format.ts";
import type { TableCell } from "../report-document.ts";

/** A verdict as a state: the word of the engine, and the way in which the value went. */
export function verdictStatus(difference: Pick<BaselineDifference, "verdict" | "difference"> | null): Status {
  const verdict = difference?.verdict ?? null;
  if (verdict === null) return { word: "not enough data" };
  const change = difference?.difference ?? 0;
  return verdict === "improved" || verdict === "worse"
    ? { word: verdict, direction: change < 0 ? "down" : "up" }
    : { word: verdict };
}

/** A verdict in a cell; a metric that is never judged has the dash. */
export function verdictCell(difference: BaselineDifference | null): TableCell {
  if (difference === null) return { text: "no data", status: { word: "no data" } };
  const { direction } = metricDefinition(difference.metric);
  if (difference.verdict === null && direction === "none") return optionalCell(null);
  const status = verdictStatus(difference);
  return { text: status.word, status };
}

/** A value with its interval below it. */
export function valueCell(
  metric: MetricId,
  figure: { readonly value: number | null; readonly low: number | null; readonly high: number | null } | null,
  format: ReportFormat,
): TableCell {
  const unit = unitOf(metric);
  const interval = format.interval(figure?.low ?? null, figure?.high ?? null, unit);
  return {
    text: format.value(figure?.value ?? null, unit).text,
    raw: figure?.value ?? null,
    rawKind: rawKindOf(unit),
    ...(interval === "" ? {} : { detail: interval }),
  };
}

/** A sealed value. */
export function beforeCell(
  metric: MetricId,
  difference: BaselineDifference | null,
  format: ReportFormat,
): TableCell {
  const { before = null, beforeLow = null, beforeHigh = null } = difference ?? {};
  return valueCell(metric, { value: before, low: beforeLow, high: beforeHigh }, format);
}

/** A difference from the baseline with its interval below it. */
export function differenceCell(
  metric: MetricId,
  difference: BaselineDifference | null,
  format: ReportFormat,
): TableCell {
  const unit = unitOf(metric);
  const value = difference?.difference ?? null;
  const interval = format.interval(
    difference?.differenceLow ?? null,
    difference?.differenceHigh ?? null,
    unit,
  );
  return {
    text: format.difference(value, unit).text,
    raw: value,
    rawKind: unit === "rate" ? "signedRate" : rawKindOf(unit),
    ...(interval === "" ? {} : { detail: interval }),
  };
}
