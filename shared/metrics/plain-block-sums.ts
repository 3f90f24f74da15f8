import type { DailyBlock } from "./daily-block.ts";
import { DAILY } from "./daily-columns.ts";
import type { BlockTarget, DailySums } from "./daily-sums.ts";
import { put } from "./put-sum.ts";

const NONE = new Float64Array(0);

/** Columns that are there in all rows or in none: no row is asked whether it has them. */
export function sumPlainBlock(
  block: DailyBlock,
  { grouping, periodOf, unitValueOfCell, injective }: BlockTarget,
  sums: DailySums,
): void {
  const { rows, cellStarts, fills, firstDay } = block;
  const { comboOfCell, comboCount } = grouping;
  const { cell, day } = rows;
  const zeros = new Float64Array(rows.length);
  const has = (place: number): boolean => fills[place] === "full";
  const column = (place: number): Float64Array => (has(place) ? (rows.columns[place] ?? NONE) : zeros);
  const eligibles = column(DAILY.eligible);
  const attempts = column(DAILY.attempted);
  const qualifieds = column(DAILY.qualified);
  const accepts = column(DAILY.accepted);
  const overrides = column(DAILY.overridden);
  const escalations = column(DAILY.escalated);
  const outcomeCounts = column(DAILY.outcomes);
  const models = column(DAILY.model_cost);
  const infras = column(DAILY.infra_cost);
  const supports = column(DAILY.support_cost);
  const actives = column(DAILY.active_customers);
  const revenues = column(DAILY.revenue);
  const failures = column(DAILY.failed);
  const hasEligible = has(DAILY.eligible);
  const hasAttempted = has(DAILY.attempted);
  const hasQualified = has(DAILY.qualified);
  const hasReviewed = has(DAILY.accepted) && has(DAILY.overridden) && has(DAILY.escalated);
  const hasOutcomes = has(DAILY.outcomes);
  const hasModel = has(DAILY.model_cost);
  const hasInfra = has(DAILY.infra_cost);
  const hasSupport = has(DAILY.support_cost);
  const hasActive = has(DAILY.active_customers);
  const hasRevenue = has(DAILY.revenue);
  const hasFailed = has(DAILY.failed);

  for (let part = 0; part + 1 < cellStarts.length; part += 1) {
    let row = cellStarts[part] ?? 0;
    const end = cellStarts[part + 1] ?? 0;
    const rowCell = cell[row] ?? 0;
    const combo = comboOfCell[rowCell] ?? -1;
    if (combo < 0) continue;
    const unitValue = unitValueOfCell[rowCell] ?? Number.NaN;
    while (row < end) {
      const period = periodOf[(day[row] ?? 0) - firstDay] ?? -1;
      if (period < 0) {
        row += 1;
        continue;
      }
      const first = row;
      let eligible = 0;
      let attempted = 0;
      let qualified = 0;
      let accepted = 0;
      let overridden = 0;
      let escalated = 0;
      let outcomes = 0;
      let model = 0;
      let infra = 0;
      let support = 0;
      let active = 0;
      let revenue = 0;
      let failed = 0;
      do {
        eligible += eligibles[row] ?? 0;
        attempted += attempts[row] ?? 0;
        qualified += qualifieds[row] ?? 0;
        accepted += accepts[row] ?? 0;
        overridden += overrides[row] ?? 0;
        escalated += escalations[row] ?? 0;
        outcomes += outcomeCounts[row] ?? 0;
        model += models[row] ?? 0;
        infra += infras[row] ?? 0;
        support += supports[row] ?? 0;
        active += actives[row] ?? 0;
        revenue += revenues[row] ?? 0;
        failed += failures[row] ?? 0;
        row += 1;
      } while (row < end && periodOf[(day[row] ?? 0) - firstDay] === period);

      const group = period * comboCount + combo;
      put(sums.rows, group, row - first);
      if (hasQualified) {
        put(sums.qualified, group, qualified);
        if (unitValue === unitValue) put(sums.valueMicros, group, qualified * unitValue);
        else sums.valueUnknown[group] = 1;
        if (hasEligible) {
          put(sums.qualifiedOfEligible, group, qualified);
          put(sums.eligibleOfQualified, group, eligible);
        }
        if (hasAttempted) {
          put(sums.qualifiedOfAttempted, group, qualified);
          put(sums.attemptedOfQualified, group, attempted);
        }
      }
      if (hasAttempted && hasEligible) {
        put(sums.attemptedOfEligible, group, attempted);
        put(sums.eligibleOfAttempted, group, eligible);
      }
      if (hasFailed && hasAttempted) {
        put(sums.failedOfAttempted, group, failed);
        put(sums.attemptedOfFailed, group, attempted);
      }
      if (hasReviewed) {
        put(sums.accepted, group, accepted);
        put(sums.overridden, group, overridden);
        put(sums.escalated, group, escalated);
        put(sums.reviewed, group, accepted + overridden + escalated);
      }
      if (hasOutcomes) put(sums.outcomes, group, outcomes);
      if (hasModel) put(sums.modelMicros, group, model);
      if (hasInfra) put(sums.infraMicros, group, infra);
      if (hasSupport) put(sums.supportMicros, group, support);
      if (hasActive) {
        put(sums.activeCustomers, group, active);
        if (injective) put(sums.activeDays, group, row - first);
      }
      if (hasRevenue) put(sums.revenueMicros, group, revenue);
    }
  }
}
