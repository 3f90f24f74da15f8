/** Pillars 1-3: the sums over rows of a cell, and the figures made of them. */
import { contains, datesOf, endInstant } from "./calendar.ts";
import type { Facts, TimedEvent } from "./facts.ts";
import type { Figure, Scope } from "./figure.ts";
import { matches, plainFigure, quotientFigure, rateFigure } from "./figure.ts";
import type { OracleSettings, WorkRow } from "./inputs.ts";
import { quantileType7 } from "./numerics.ts";
import type { Rational } from "./rational.ts";
import { fraction, micros, minus, over, plus, toNumber, whole } from "./rational.ts";

export type CountColumn =
  | "eligible"
  | "attempted"
  | "qualified"
  | "accepted"
  | "overridden"
  | "escalated"
  | "outcomes"
  | "activeCustomers"
  | "failed";
export type MoneyColumn = "modelCost" | "infraCost" | "supportCost" | "revenue";
type Rows = readonly WorkRow[];

function inScope<T extends { readonly date: string; readonly workflow: string; readonly segment: string }>(
  items: readonly T[],
  scope: Scope,
): readonly T[] {
  return items.filter(
    (item) =>
      matches(scope.workflow, item.workflow) &&
      matches(scope.segment, item.segment) &&
      contains(scope.range, item.date),
  );
}

export const rowsIn = (facts: Facts, scope: Scope): Rows => inScope(facts.rows, scope);

/** Rows of each date that has any, in date order. */
export function byDate(rows: Rows): readonly Rows[] {
  const dates = [...new Set(rows.map((row) => row.date))].sort();
  return dates.map((date) => rows.filter((row) => row.date === date));
}

/** Sum of the cells that are present; null if none is. */
export function sumCounts(rows: Rows, column: CountColumn): Rational | null {
  const cells = rows.map((row) => row[column]).filter((cell) => cell !== null);
  return cells.length === 0 ? null : whole(cells.reduce((a, b) => a + b, 0));
}

/** Sum of money in whole currency units, exact; null if no cell is present. */
export function sumMoney(rows: Rows, column: MoneyColumn): Rational | null {
  const cells = rows.map((row) => row[column]).filter((cell) => cell !== null);
  return cells.length === 0 ? null : micros(cells.reduce((a, b) => a + b, 0n));
}

/** Model + infra + support cost; null if one of the three has no value at all in the rows. */
export function totalCost(rows: Rows): Rational | null {
  const model = sumMoney(rows, "modelCost");
  const infra = sumMoney(rows, "infraCost");
  const support = sumMoney(rows, "supportCost");
  return model === null || infra === null || support === null ? null : plus(plus(model, infra), support);
}

/** Revenue minus total cost; null if either is unknown. */
export function earnings(rows: Rows): Rational | null {
  const revenue = sumMoney(rows, "revenue");
  const cost = totalCost(rows);
  return revenue === null || cost === null ? null : minus(revenue, cost);
}

/** Qualified units at their workflow's unit value; null if a workflow with a value of qualified has no unit value. */
export function delivered(rows: Rows, settings: OracleSettings): Rational | null {
  const measured = rows.filter((row) => row.qualified !== null);
  if (measured.length === 0) return null;
  let value = 0n;
  for (const row of measured) {
    const unitValue = settings.workflows[row.workflow]?.unitValue;
    if (unitValue === undefined) return null;
    value += BigInt(row.qualified ?? 0) * unitValue;
  }
  return micros(value);
}

/** Mean over the days that have active customers of that day's sum over workflows and segments. */
function meanActiveCustomers(rows: Rows): Rational | null {
  const days = byDate(rows)
    .map((day) => sumCounts(day, "activeCustomers"))
    .filter((sum) => sum !== null);
  return days.length === 0 ? null : over(days.reduce(plus), whole(days.length));
}

interface RateColumns {
  readonly top: CountColumn;
  readonly bottom: readonly CountColumn[];
}
const reviewed: readonly CountColumn[] = ["accepted", "overridden", "escalated"];
/** Rates of counts of daily rows. */
export const dailyRates: Readonly<Record<string, RateColumns>> = {
  "avd.rate": { top: "qualified", bottom: ["eligible"] },
  "avd.coverage": { top: "attempted", bottom: ["eligible"] },
  "avd.yield": { top: "qualified", bottom: ["attempted"] },
  "trust.acceptance": { top: "accepted", bottom: reviewed },
  "trust.override": { top: "overridden", bottom: reviewed },
  "trust.escalation": { top: "escalated", bottom: reviewed },
  "system.failureRate": { top: "failed", bottom: ["attempted"] },
};

/** The two counts of a rate over the rows in which all of its columns are present; null if there is no such row. */
export function rateCounts(
  rows: Rows,
  { top, bottom }: RateColumns,
): { readonly numerator: number; readonly denominator: number } | null {
  const complete = rows.filter((row) => [top, ...bottom].every((column) => row[column] !== null));
  if (complete.length === 0) return null;
  const sum = (column: CountColumn): number => complete.reduce((a, row) => a + (row[column] ?? 0), 0);
  return { numerator: sum(top), denominator: bottom.map(sum).reduce((a, b) => a + b, 0) };
}

/** The latencies that the quantiles of a cell are taken of. */
export function minutesIn(events: readonly TimedEvent[], scope: Scope): readonly number[] {
  return inScope(events, scope)
    .map((event) => event.minutes)
    .filter((minutes) => minutes !== null);
}

/** Number of corrections, or null: none in the pilot at all, or neither rows nor corrections in the cell. */
export function correctionCount(facts: Facts, scope: Scope): number | null {
  const here = inScope(facts.corrections, scope).length;
  if (facts.corrections.length === 0) return null;
  return here === 0 && rowsIn(facts, scope).length === 0 ? null : here;
}

/** Corrections of each date that has rows or corrections. */
export function dailyCorrections(facts: Facts, scope: Scope): readonly number[] {
  const corrections = inScope(facts.corrections, scope);
  const dates = new Set([...rowsIn(facts, scope), ...corrections].map((item) => item.date));
  return [...dates].map((date) => corrections.filter((item) => item.date === date).length);
}

const nanosecondsPerMinute = 60_000_000_000n;

/** Minutes of the incidents started on one of the dates, cut at the end of `lastDate`. */
function incidentMinutes(facts: Facts, scope: Scope, lastDate: string): Rational {
  const end = endInstant(lastDate, facts.settings.timeZone);
  let nanoseconds = 0n;
  for (const { started, resolved } of incidentsIn(facts, scope)) {
    const stop = resolved === null || resolved.instant > end ? end : resolved.instant;
    nanoseconds += stop - started.instant;
  }
  return fraction(nanoseconds, nanosecondsPerMinute);
}

function incidentsIn(facts: Facts, scope: Scope): Facts["incidents"] {
  return facts.incidents.filter(
    (incident) => matches(scope.workflow, incident.workflow) && contains(scope.range, incident.started.date),
  );
}

/** Incident minutes of every calendar day of the range, by the day on which the incident started. */
export function dailyIncidentMinutes(facts: Facts, scope: Scope): readonly Rational[] {
  return datesOf(scope.range).map((date) =>
    incidentMinutes(facts, { ...scope, range: { from: date, to: date } }, scope.range.to),
  );
}

const counted = (sum: Rational | null): number => (sum === null ? 0 : toNumber(sum));

function costPerOutcome(rows: Rows, cost: Rational | null): Figure {
  const outcomes = sumCounts(rows, "outcomes");
  return quotientFigure(cost, outcomes, counted(outcomes));
}

function quantileFigure(events: readonly TimedEvent[], scope: Scope, q: number): Figure {
  const minutes = minutesIn(events, scope);
  return plainFigure(quantileType7(minutes, q), minutes.length);
}

/** Any metric of pillars 1-3. */
export function operationsFigure(metric: string, facts: Facts, scope: Scope): Figure {
  const rows = rowsIn(facts, scope);
  const rate = dailyRates[metric];
  if (rate !== undefined) return rateFigure(rateCounts(rows, rate));
  const qualified = sumCounts(rows, "qualified");
  switch (metric) {
    case "avd.volume":
      return plainFigure(qualified === null ? null : toNumber(qualified), counted(qualified));
    case "avd.perCustomer":
      return quotientFigure(qualified, meanActiveCustomers(rows), counted(qualified));
    case "avd.value": {
      const value = delivered(rows, facts.settings);
      return plainFigure(value === null ? null : toNumber(value), counted(qualified));
    }
    case "avd.cycleP50":
      return quantileFigure(facts.cycles, scope, 0.5);
    case "avd.cycleP90":
      return quantileFigure(facts.cycles, scope, 0.9);
    case "trust.correctionP50":
      return quantileFigure(facts.corrections, scope, 0.5);
    case "trust.correctionP90":
      return quantileFigure(facts.corrections, scope, 0.9);
    case "trust.corrections": {
      const count = correctionCount(facts, scope);
      return plainFigure(count, count ?? 0);
    }
    case "cost.total": {
      const cost = totalCost(rows);
      return plainFigure(cost === null ? null : toNumber(cost), null);
    }
    case "cost.perOutcome":
      return costPerOutcome(rows, totalCost(rows));
    case "cost.modelPerOutcome":
      return costPerOutcome(rows, sumMoney(rows, "modelCost"));
    case "cost.infraPerOutcome":
      return costPerOutcome(rows, sumMoney(rows, "infraCost"));
    case "cost.supportPerOutcome":
      return costPerOutcome(rows, sumMoney(rows, "supportCost"));
    case "cost.margin":
      return quotientFigure(earnings(rows), sumMoney(rows, "revenue"), null);
    case "system.incidentMinutes": {
      const value =
        facts.incidents.length === 0 ? null : toNumber(incidentMinutes(facts, scope, scope.range.to));
      return plainFigure(value, incidentsIn(facts, scope).length);
    }
    default:
      throw new Error(`not a metric of pillars 1-3: ${metric}`);
  }
}

/** y and x of one day's rows, for the quotients over days; null = that day does not have it. */
export interface DayQuotient {
  readonly y: (day: Rows, settings: OracleSettings) => Rational | null;
  readonly x: (day: Rows) => Rational | null;
}
const onePerDay = (): Rational => whole(1);
const outcomesOf = (day: Rows): Rational | null => sumCounts(day, "outcomes");
export const dayQuotients: Readonly<Record<string, DayQuotient>> = {
  "avd.volume": { y: (day) => sumCounts(day, "qualified"), x: onePerDay },
  "avd.value": { y: delivered, x: onePerDay },
  "avd.perCustomer": {
    y: (day) => sumCounts(day, "qualified"),
    x: (day) => sumCounts(day, "activeCustomers"),
  },
  "cost.perOutcome": { y: totalCost, x: outcomesOf },
  "cost.modelPerOutcome": { y: (day) => sumMoney(day, "modelCost"), x: outcomesOf },
  "cost.infraPerOutcome": { y: (day) => sumMoney(day, "infraCost"), x: outcomesOf },
  "cost.supportPerOutcome": { y: (day) => sumMoney(day, "supportCost"), x: outcomesOf },
  "cost.margin": { y: earnings, x: (day) => sumMoney(day, "revenue") },
};
