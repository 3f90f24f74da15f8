import type { Table } from "../observations/table.ts";
import { numbersOf, textAt } from "../observations/table.ts";
import type { CountedRows, RowSource } from "./counted-rows.ts";
import { rowsWhere } from "./counted-rows.ts";
import { requiredTexts } from "./daily-columns.ts";
import { dailyFigureRows, scopeTest } from "./daily-figure-rows.ts";
import type { FigurePlace } from "./figure-place.ts";
import { LOOP_STAGES } from "./loop-metrics.ts";
import { CHAINED_METRICS, indebted } from "./revenue-metrics.ts";
import type { Customer } from "./revenue-rows.ts";
import { customersOf, liveCustomers, type RevenueScope, revenueScope, signedIn } from "./revenue-scope.ts";

/** The incidents that started within a place. */
export function incidentFigureRows(
  { tables, prepared }: RowSource,
  place: FigurePlace,
): readonly CountedRows[] {
  const table = tables.incidents;
  if (table === null) return [];
  const isHere = scopeTest(table, place);
  const started = numbersOf(table, "started_at");
  const rows = rowsWhere(table, (row) => {
    const day = prepared.clock.dayOf(started?.[row] ?? Number.NaN);
    return day >= place.from && day <= place.to && isHere(row);
  });
  return [counted("incidents", rows)];
}

/** The loops that a metric of pillar 5 looks at; hit rate: those validated, the improved ones above the line. */
export function loopFigureRows({ tables, prepared }: RowSource, place: FigurePlace): readonly CountedRows[] {
  const table = tables.loops;
  if (table === null) return [];
  const { clock } = prepared;
  const isHere = scopeTest(table, place);
  const verdict = requiredTexts(table, "verdict");
  const at = (moment: string, row: number): number => numbersOf(table, `${moment}_at`)?.[row] ?? Number.NaN;
  const isWithin = (moment: string, row: number): boolean => {
    const epochMs = at(moment, row);
    const day = Number.isNaN(epochMs) ? Number.NaN : clock.dayOf(epochMs);
    return day >= place.from && day <= place.to;
  };
  const limit = clock.startOfDay(place.to + 1);
  const [begin] = LOOP_STAGES.get(place.metric) ?? ["detected"];
  const isImproved = (row: number): boolean => textAt(verdict, row) === "improved";
  const tests: Readonly<Record<string, (row: number) => boolean>> = {
    "loop.throughput": (row) => isWithin("validated", row) && isImproved(row),
    "loop.hitRate": (row) => isWithin("validated", row),
    "loop.open": (row) => at("detected", row) < limit && !(at("validated", row) < limit),
  };
  const test = tests[place.metric] ?? ((row) => isWithin("detected", row) && at(begin, row) < limit);
  const rows = rowsWhere(table, (row) => isHere(row) && test(row));
  const isRate = place.metric === "loop.hitRate";
  return [
    {
      ...counted("loops", rows),
      sides: isRate
        ? {
            above: Float64Array.from(rows, (row) => (isImproved(row) ? 1 : 0)),
            below: new Float64Array(rows.length).fill(1),
          }
        : null,
    },
  ];
}

/** The revenue rows and the customers behind a metric of pillar 4, over the whole months of the place. */
export function revenueFigureRows(source: RowSource, place: FigurePlace): readonly CountedRows[] {
  const records = source.prepared.revenue;
  const scope = revenueScope(records, place.segment, place.from, place.to);
  const { settings } = source.prepared;
  const parts: CountedRows[] = [];
  const { metric } = place;
  const isIndex = metric === "revenue.rqi";
  if (isIndex || CHAINED_METRICS.some((id) => id === metric))
    parts.push(...cohortRows(source, scope, scope.chain));
  if (metric === "revenue.expansionPropensity") parts.push(...cohortRows(source, scope, scope.months));
  const customers: Customer[] = [];
  if (isIndex || metric === "revenue.timeToValue") {
    customers.push(...customersOf(records, scope).filter(({ signedOn }) => signedOn <= scope.to));
  }
  if (metric === "revenue.dealFit") {
    const hasBoth = ({ fitScore, arrMicros }: Customer) =>
      !Number.isNaN(fitScore) && !Number.isNaN(arrMicros);
    customers.push(...signedIn(records, scope).filter(hasBoth));
  }
  if (metric === "revenue.churnDebt") customers.push(...indebted(records, scope, settings.dealFitBar));
  if (metric === "revenue.autonomyGap") {
    const promisers = liveCustomers(records, scope).filter(
      ({ promisedAutonomy, arrMicros }) => !Number.isNaN(promisedAutonomy) && !Number.isNaN(arrMicros),
    );
    customers.push(...promisers);
    parts.push(...deliveredRows(source, scope, promisers));
  }
  return [...customerRows(source.tables.customers, customers), ...parts];
}

/** The rows of the months' cohorts: those that began their month with revenue. */
function cohortRows(
  { tables }: RowSource,
  scope: RevenueScope,
  months: readonly number[],
): readonly CountedRows[] {
  const table = tables.revenue;
  if (table === null) return [];
  const wanted = new Set(months);
  const segment = requiredTexts(table, "segment");
  const starting = numbersOf(table, "starting_mrr");
  const month = numbersOf(table, "month");
  const rows = rowsWhere(
    table,
    (row) =>
      wanted.has(month?.[row] ?? Number.NaN) &&
      (starting?.[row] ?? 0) > 0 &&
      (scope.segment === "*" || textAt(segment, row) === scope.segment),
  );
  return [counted("revenue", rows)];
}

function customerRows(table: Table | null, customers: readonly Customer[]): readonly CountedRows[] {
  if (table === null || customers.length === 0) return [];
  const names = new Set(customers.map(({ name }) => name));
  const key = requiredTexts(table, "customer");
  return [
    counted(
      "customers",
      rowsWhere(table, (row) => names.has(textAt(key, row))),
    ),
  ];
}

/** What the promisers' segments were delivered: the rows behind `avd.rate` there. */
function deliveredRows(
  source: RowSource,
  { from, to }: RevenueScope,
  promisers: readonly Customer[],
): readonly CountedRows[] {
  const segments = new Set(promisers.map(({ segment }) => segment));
  return [...segments].flatMap((segment) =>
    dailyFigureRows(source, { metric: "avd.rate", workflow: "*", segment, from, to }),
  );
}

function counted(input: CountedRows["input"], rows: Uint32Array): CountedRows {
  return { input, rows, sides: null, unused: 0 };
}
