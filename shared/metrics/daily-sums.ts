import { BLOCK_DAYS } from "./cell-rows.ts";
import type { DailyBlock } from "./daily-block.ts";
import { DAILY } from "./daily-columns.ts";
import type { DailyGrouping } from "./daily-grouping.ts";
import { isInjective } from "./daily-grouping.ts";

/**
 * Sums over the daily rows of each group. NaN: no row of the group has the column (of a pair: all its columns), which is
 * "no data" and not 0. Money is in micros.
 */
export interface DailySums {
  readonly groupCount: number;
  /** Rows that are used, and corrections; NaN: none. */
  readonly rows: Float64Array;
  readonly corrections: Float64Array;
  /** Over rows that have both columns. */
  readonly qualifiedOfEligible: Float64Array;
  readonly eligibleOfQualified: Float64Array;
  readonly attemptedOfEligible: Float64Array;
  readonly eligibleOfAttempted: Float64Array;
  readonly qualifiedOfAttempted: Float64Array;
  readonly attemptedOfQualified: Float64Array;
  readonly failedOfAttempted: Float64Array;
  readonly attemptedOfFailed: Float64Array;
  /** Over rows that have all three dispositions. */
  readonly accepted: Float64Array;
  readonly overridden: Float64Array;
  readonly escalated: Float64Array;
  readonly reviewed: Float64Array;
  /** Over rows that have the column. */
  readonly qualified: Float64Array;
  readonly outcomes: Float64Array;
  readonly modelMicros: Float64Array;
  readonly infraMicros: Float64Array;
  readonly supportMicros: Float64Array;
  readonly revenueMicros: Float64Array;
  readonly activeCustomers: Float64Array;
  /** Days that have active customers. */
  readonly activeDays: Float64Array;
  /** Σ qualified × unit value of the workflows that have one, in micros. */
  readonly valueMicros: Float64Array;
  /** 1 where a workflow has a value of `qualified` and no unit value. */
  readonly valueUnknown: Uint8Array;
}

/** Empty sums. */
function noSums(groupCount: number): DailySums {
  const sum = (): Float64Array => new Float64Array(groupCount).fill(Number.NaN);
  return {
    groupCount,
    rows: sum(),
    corrections: sum(),
    qualifiedOfEligible: sum(),
    eligibleOfQualified: sum(),
    attemptedOfEligible: sum(),
    eligibleOfAttempted: sum(),
    qualifiedOfAttempted: sum(),
    attemptedOfQualified: sum(),
    failedOfAttempted: sum(),
    attemptedOfFailed: sum(),
    accepted: sum(),
    overridden: sum(),
    escalated: sum(),
    reviewed: sum(),
    qualified: sum(),
    outcomes: sum(),
    modelMicros: sum(),
    infraMicros: sum(),
    supportMicros: sum(),
    revenueMicros: sum(),
    activeCustomers: sum(),
    activeDays: sum(),
    valueMicros: sum(),
    valueUnknown: new Uint8Array(groupCount),
  };
}

/**
 * Sums the blocks' rows by group in one pass. `unitValueOfCell` is in micros, NaN where the workflow has none.
 * Doubles are exact as long as the sums stay below 2⁵³; `exactDailyMoney` is for those that may not.
 */
export function sumDaily(
  blocks: readonly DailyBlock[],
  grouping: DailyGrouping,
  unitValueOfCell: Float64Array,
): DailySums {
  const sums = noSums(grouping.comboCount * grouping.periodCount);
  const injective = isInjective(grouping);
  for (const block of blocks) {
    if (block.firstDay > grouping.to || block.firstDay + BLOCK_DAYS <= grouping.from) continue;
    const periodOf = periodsOfBlock(block, grouping);
    if (block.fills.includes("some")) sumMixedBlock(block, grouping, periodOf, unitValueOfCell, sums);
    else sumPlainBlock(block, grouping, periodOf, unitValueOfCell, sums);
    if (block.fills[DAILY.active_customers] !== "none") {
      countActiveDays(block, grouping, periodOf, injective, sums.activeDays);
    }
    countCorrections(block, grouping, periodOf, sums.corrections);
  }
  return sums;
}

/** The period of each of a block's days; −1: left out. */
export function periodsOfBlock(block: DailyBlock, grouping: DailyGrouping): Int32Array {
  const periods = new Int32Array(BLOCK_DAYS).fill(-1);
  for (let offset = 0; offset < BLOCK_DAYS; offset += 1) {
    const day = block.firstDay + offset;
    if (day < grouping.from || day > grouping.to) continue;
    periods[offset] = grouping.periodOfDay[day - grouping.from] ?? -1;
  }
  return periods;
}

function put(sums: Float64Array, group: number, value: number): void {
  const sum = sums[group] ?? Number.NaN;
  sums[group] = sum === sum ? sum + value : value;
}

const NONE = new Float64Array(0);

/** Columns that are there in all rows or in none: no row is asked whether it has them. */
function sumPlainBlock(
  block: DailyBlock,
  grouping: DailyGrouping,
  periodOf: Int32Array,
  unitValueOfCell: Float64Array,
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
      if (hasActive) put(sums.activeCustomers, group, active);
      if (hasRevenue) put(sums.revenueMicros, group, revenue);
    }
  }
}

/** Columns with gaps: each row is put straight into its group, column by column where it has them. */
function sumMixedBlock(
  block: DailyBlock,
  grouping: DailyGrouping,
  periodOf: Int32Array,
  unitValueOfCell: Float64Array,
  sums: DailySums,
): void {
  const { rows, firstDay } = block;
  const { comboOfCell, comboCount } = grouping;
  const { cell, day, columns } = rows;
  const column = (place: number): Float64Array => columns[place] ?? NONE;
  const eligibles = column(DAILY.eligible);
  const attempts = column(DAILY.attempted);
  const qualifieds = column(DAILY.qualified);
  const accepts = column(DAILY.accepted);
  const overrides = column(DAILY.overridden);
  const escalations = column(DAILY.escalated);
  const failures = column(DAILY.failed);
  const singles: readonly (readonly [Float64Array, Float64Array])[] = [
    [column(DAILY.outcomes), sums.outcomes],
    [column(DAILY.model_cost), sums.modelMicros],
    [column(DAILY.infra_cost), sums.infraMicros],
    [column(DAILY.support_cost), sums.supportMicros],
    [column(DAILY.active_customers), sums.activeCustomers],
    [column(DAILY.revenue), sums.revenueMicros],
  ];
  const groups = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const period = periodOf[(day[row] ?? 0) - firstDay] ?? -1;
    const combo = comboOfCell[cell[row] ?? 0] ?? -1;
    const group = period < 0 || combo < 0 ? -1 : period * comboCount + combo;
    groups[row] = group;
    if (group < 0) continue;
    put(sums.rows, group, 1);
    const eligible = eligibles[row] ?? Number.NaN;
    const attempted = attempts[row] ?? Number.NaN;
    const qualified = qualifieds[row] ?? Number.NaN;
    const failed = failures[row] ?? Number.NaN;
    if (qualified === qualified) {
      put(sums.qualified, group, qualified);
      const unitValue = unitValueOfCell[cell[row] ?? 0] ?? Number.NaN;
      if (unitValue === unitValue) put(sums.valueMicros, group, qualified * unitValue);
      else sums.valueUnknown[group] = 1;
      if (eligible === eligible) {
        put(sums.qualifiedOfEligible, group, qualified);
        put(sums.eligibleOfQualified, group, eligible);
      }
      if (attempted === attempted) {
        put(sums.qualifiedOfAttempted, group, qualified);
        put(sums.attemptedOfQualified, group, attempted);
      }
    }
    if (attempted === attempted) {
      if (eligible === eligible) {
        put(sums.attemptedOfEligible, group, attempted);
        put(sums.eligibleOfAttempted, group, eligible);
      }
      if (failed === failed) {
        put(sums.failedOfAttempted, group, failed);
        put(sums.attemptedOfFailed, group, attempted);
      }
    }
    const accepted = accepts[row] ?? Number.NaN;
    const overridden = overrides[row] ?? Number.NaN;
    const escalated = escalations[row] ?? Number.NaN;
    const reviewed = accepted + overridden + escalated;
    if (reviewed === reviewed) {
      put(sums.accepted, group, accepted);
      put(sums.overridden, group, overridden);
      put(sums.escalated, group, escalated);
      put(sums.reviewed, group, reviewed);
    }
  }
  for (const [values, target] of singles) {
    for (let row = 0; row < rows.length; row += 1) {
      const value = values[row] ?? Number.NaN;
      const group = groups[row] ?? -1;
      if (value === value && group >= 0) put(target, group, value);
    }
  }
}

/** Where several cells share a group, their days must not count twice. */
function countActiveDays(
  block: DailyBlock,
  grouping: DailyGrouping,
  periodOf: Int32Array,
  injective: boolean,
  activeDays: Float64Array,
): void {
  const { rows, firstDay } = block;
  const active = rows.columns[DAILY.active_customers] ?? NONE;
  const seen = injective ? null : new Uint8Array(grouping.comboCount * BLOCK_DAYS);
  for (let row = 0; row < rows.length; row += 1) {
    const value = active[row] ?? Number.NaN;
    if (value !== value) continue;
    const offset = (rows.day[row] ?? 0) - firstDay;
    const period = periodOf[offset] ?? -1;
    const combo = grouping.comboOfCell[rows.cell[row] ?? 0] ?? -1;
    if (period < 0 || combo < 0) continue;
    if (seen !== null) {
      const place = combo * BLOCK_DAYS + offset;
      if (seen[place] === 1) continue;
      seen[place] = 1;
    }
    put(activeDays, period * grouping.comboCount + combo, 1);
  }
}

function countCorrections(
  block: DailyBlock,
  grouping: DailyGrouping,
  periodOf: Int32Array,
  corrections: Float64Array,
): void {
  const { length, cell, day } = block.corrections;
  for (let row = 0; row < length; row += 1) {
    const period = periodOf[(day[row] ?? 0) - block.firstDay] ?? -1;
    const combo = grouping.comboOfCell[cell[row] ?? 0] ?? -1;
    if (period >= 0 && combo >= 0) put(corrections, period * grouping.comboCount + combo, 1);
  }
}
