import type { DailyBlock } from "./daily-block.ts";
import { DAILY } from "./daily-columns.ts";
import type { BlockTarget, DailySums } from "./daily-sums.ts";
import { put } from "./put-sum.ts";

const NONE = new Float64Array(0);

/** Columns with gaps: every row is asked, column by column, whether it has a value. */
export function sumMixedBlock(
  block: DailyBlock,
  { grouping, periodOf, unitValueOfCell, injective }: BlockTarget,
  sums: DailySums,
): void {
  const { rows, cellStarts, firstDay } = block;
  const { comboOfCell, comboCount } = grouping;
  const { cell, day, columns } = rows;
  const column = (place: number): Float64Array => columns[place] ?? NONE;
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
      let qualified = 0;
      let qualifiedRows = 0;
      let qualifiedOfEligible = 0;
      let eligibleOfQualified = 0;
      let qualifiedEligibleRows = 0;
      let qualifiedOfAttempted = 0;
      let attemptedOfQualified = 0;
      let qualifiedAttemptedRows = 0;
      let attemptedOfEligible = 0;
      let eligibleOfAttempted = 0;
      let attemptedEligibleRows = 0;
      let failedOfAttempted = 0;
      let attemptedOfFailed = 0;
      let failedRows = 0;
      let accepted = 0;
      let overridden = 0;
      let escalated = 0;
      let reviewedRows = 0;
      let outcomes = 0;
      let outcomeRows = 0;
      let model = 0;
      let modelRows = 0;
      let infra = 0;
      let infraRows = 0;
      let support = 0;
      let supportRows = 0;
      let revenue = 0;
      let revenueRows = 0;
      let active = 0;
      let activeRows = 0;
      do {
        const eligibleHere = eligibles[row] ?? Number.NaN;
        const attemptedHere = attempts[row] ?? Number.NaN;
        const qualifiedHere = qualifieds[row] ?? Number.NaN;
        if (qualifiedHere === qualifiedHere) {
          qualified += qualifiedHere;
          qualifiedRows += 1;
          if (eligibleHere === eligibleHere) {
            qualifiedOfEligible += qualifiedHere;
            eligibleOfQualified += eligibleHere;
            qualifiedEligibleRows += 1;
          }
          if (attemptedHere === attemptedHere) {
            qualifiedOfAttempted += qualifiedHere;
            attemptedOfQualified += attemptedHere;
            qualifiedAttemptedRows += 1;
          }
        }
        if (attemptedHere === attemptedHere) {
          if (eligibleHere === eligibleHere) {
            attemptedOfEligible += attemptedHere;
            eligibleOfAttempted += eligibleHere;
            attemptedEligibleRows += 1;
          }
          const failedHere = failures[row] ?? Number.NaN;
          if (failedHere === failedHere) {
            failedOfAttempted += failedHere;
            attemptedOfFailed += attemptedHere;
            failedRows += 1;
          }
        }
        const acceptedHere = accepts[row] ?? Number.NaN;
        const overriddenHere = overrides[row] ?? Number.NaN;
        const escalatedHere = escalations[row] ?? Number.NaN;
        const reviewedHere = acceptedHere + overriddenHere + escalatedHere;
        if (reviewedHere === reviewedHere) {
          accepted += acceptedHere;
          overridden += overriddenHere;
          escalated += escalatedHere;
          reviewedRows += 1;
        }
        const outcomesHere = outcomeCounts[row] ?? Number.NaN;
        if (outcomesHere === outcomesHere) {
          outcomes += outcomesHere;
          outcomeRows += 1;
        }
        const modelHere = models[row] ?? Number.NaN;
        if (modelHere === modelHere) {
          model += modelHere;
          modelRows += 1;
        }
        const infraHere = infras[row] ?? Number.NaN;
        if (infraHere === infraHere) {
          infra += infraHere;
          infraRows += 1;
        }
        const supportHere = supports[row] ?? Number.NaN;
        if (supportHere === supportHere) {
          support += supportHere;
          supportRows += 1;
        }
        const revenueHere = revenues[row] ?? Number.NaN;
        if (revenueHere === revenueHere) {
          revenue += revenueHere;
          revenueRows += 1;
        }
        const activeHere = actives[row] ?? Number.NaN;
        if (activeHere === activeHere) {
          active += activeHere;
          activeRows += 1;
        }
        row += 1;
      } while (row < end && periodOf[(day[row] ?? 0) - firstDay] === period);

      const group = period * comboCount + combo;
      put(sums.rows, group, row - first);
      if (qualifiedRows > 0) {
        put(sums.qualified, group, qualified);
        if (unitValue === unitValue) put(sums.valueMicros, group, qualified * unitValue);
        else sums.valueUnknown[group] = 1;
      }
      if (qualifiedEligibleRows > 0) {
        put(sums.qualifiedOfEligible, group, qualifiedOfEligible);
        put(sums.eligibleOfQualified, group, eligibleOfQualified);
      }
      if (qualifiedAttemptedRows > 0) {
        put(sums.qualifiedOfAttempted, group, qualifiedOfAttempted);
        put(sums.attemptedOfQualified, group, attemptedOfQualified);
      }
      if (attemptedEligibleRows > 0) {
        put(sums.attemptedOfEligible, group, attemptedOfEligible);
        put(sums.eligibleOfAttempted, group, eligibleOfAttempted);
      }
      if (failedRows > 0) {
        put(sums.failedOfAttempted, group, failedOfAttempted);
        put(sums.attemptedOfFailed, group, attemptedOfFailed);
      }
      if (reviewedRows > 0) {
        put(sums.accepted, group, accepted);
        put(sums.overridden, group, overridden);
        put(sums.escalated, group, escalated);
        put(sums.reviewed, group, accepted + overridden + escalated);
      }
      if (outcomeRows > 0) put(sums.outcomes, group, outcomes);
      if (modelRows > 0) put(sums.modelMicros, group, model);
      if (infraRows > 0) put(sums.infraMicros, group, infra);
      if (supportRows > 0) put(sums.supportMicros, group, support);
      if (revenueRows > 0) put(sums.revenueMicros, group, revenue);
      if (activeRows > 0) {
        put(sums.activeCustomers, group, active);
        if (injective) put(sums.activeDays, group, activeRows);
      }
    }
  }
}
