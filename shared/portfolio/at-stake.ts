import { currentWindow } from "../domain/current-window.ts";
import { lastMatureDate } from "../domain/maturity.ts";
import type { PilotFigures } from "../domain/pilot-figures.ts";
import { autonomyGap } from "../metrics/autonomy-gap.ts";
import { liveCustomers, revenueScope } from "../metrics/revenue-scope.ts";
import { emptyLine, type MoneyLine } from "./money-lines.ts";

const MICROS = 1e6;

/**
 * What a company has at stake: the annual revenue behind promises above what is delivered (metrics.md,
 * `revenue.autonomyGap`), and that of customers signed without fit since Day 0 (`revenue.churnDebt`). A customer may be
 * in both: the two are never added.
 */
export function atStakeLines(figures: PilotFigures, asOfMs: number): readonly [MoneyLine, MoneyLine] {
  return [promiseGap(figures, asOfMs), churnDebt(figures, asOfMs)];
}

function promiseGap(figures: PilotFigures, asOfMs: number): MoneyLine {
  const { month } = currentWindow(figures, asOfMs);
  const scope = revenueScope(figures.prepared.revenue, "*", month.from, month.to);
  const gap = autonomyGap(figures.prepared, scope);
  if (gap === null) return emptyLine("promise gap", "no promise on record, or nothing measured");
  const live = liveCustomers(figures.prepared.revenue, scope);
  const promised = live.filter(
    ({ promisedAutonomy, arrMicros }) => !Number.isNaN(promisedAutonomy) && !Number.isNaN(arrMicros),
  );
  return {
    ...emptyLine("promise gap", ""),
    value: gap.arrAboveBound,
    ...month,
    terms: [
      { name: "Promised, mean by annual revenue", value: gap.promised, unit: "rate" },
      { name: "Delivered, lower bound", value: gap.low, unit: "rate" },
      { name: "Customers with a promise", value: gap.customers, unit: "count" },
      {
        name: "Annual revenue behind all promises",
        value: promised.reduce((sum, { arrMicros }) => sum + arrMicros, 0) / MICROS,
        unit: "money",
      },
    ],
    lack: null,
  };
}

function churnDebt(figures: PilotFigures, asOfMs: number): MoneyLine {
  const { settings } = figures;
  const from = settings.startDate;
  const to = Math.min(lastMatureDate(settings, asOfMs), figures.range?.to ?? Number.NEGATIVE_INFINITY);
  if (Number.isNaN(from) || to < from) return emptyLine("churn debt", "no data");
  const scope = revenueScope(figures.prepared.revenue, "*", from, to);
  const [figure] = figures.figures({ by: [], metrics: ["revenue.churnDebt"], from, to });
  if (figure === undefined || figure.value === null)
    return emptyLine("churn debt", "nobody signed in a whole month since Day 0");
  return {
    ...emptyLine("churn debt", ""),
    value: figure.value,
    from: scope.from,
    to: scope.to,
    terms: [
      { name: "Customers under the bar, or without a score", value: figure.n, unit: "count" },
      { name: "Fit score that is the bar", value: settings.dealFitBar, unit: "count" },
    ],
    lack: null,
  };
}
