import { isMetricId } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { metricName } from "./metric-words.ts";

/** The roles whose short-term incentives the method ties to the pilot. */
const LEADER_ROLES: ReadonlySet<string> = new Set(["CPO", "CTO", "CRO", "converged executive"]);

/** What can be wrong with a plan. `bookings alone` is hard: P3 does not close with it, whatever is overridden. */
export type IncentiveFlagKind =
  | "no plan"
  | "weights"
  | "less than half shared"
  | "bookings alone"
  | "shadow metric"
  | "other shared metrics";

/** One thing that is wrong with a plan, as a sentence without a full stop. */
export interface IncentiveFlag {
  readonly kind: IncentiveFlagKind;
  readonly isHard: boolean;
  readonly text: string;
}

/** The plan of one leader with what is wrong with it. */
export interface IncentivePlan {
  readonly person: string;
  readonly name: string;
  readonly role: string | null;
  readonly rows: readonly RecordOf<"incentive">[];
  /** Sum of the weights; 1 is right. */
  readonly total: number;
  /** Part of the weight that is on shared pilot outcomes, 0–1; null: there is no weight. */
  readonly sharedShare: number | null;
  readonly flags: readonly IncentiveFlag[];
}

/** All plans, and whether this copy holds them. */
export interface IncentivePlans {
  /** Some plans are withheld from this copy: nothing can be said. */
  readonly isWithheld: boolean;
  /** Leaders first, then others who have a plan. */
  readonly plans: readonly IncentivePlan[];
  /** The shared metrics that most leaders have, sorted; what the others are held against. */
  readonly sharedMetrics: readonly string[];
}

/** Those who lead product, technology and revenue and have not left. */
export function pilotLeaders(pilot: RecordsHolder): readonly RecordOf<"person">[] {
  return recordsOf(pilot, "person").filter(
    ({ role, active }) => role !== undefined && LEADER_ROLES.has(role) && active !== false,
  );
}

/** Is a row paid on bookings? It says so, or its metric is called so and nobody denied it. */
export function isBookings({
  bookings,
  metric,
}: Pick<RecordOf<"incentive">, "bookings" | "metric">): boolean {
  return bookings ?? /\bbookings?\b/iu.test(metric);
}

/** A row on an outcome that the leaders share: it is marked so, it is a metric of the pilot, and it is not bookings. */
export function isSharedOutcome(row: Pick<RecordOf<"incentive">, "shared" | "bookings" | "metric">): boolean {
  return row.shared === true && isMetricId(row.metric) && !isBookings(row);
}

/** The plans with the checks of the method (7): half on shared outcomes, the same for all, no bookings alone, no shadow. */
export function incentivePlans(pilot: RecordsHolder): IncentivePlans {
  const all = recordsOf(pilot, "incentive");
  if (all.some(({ withheld }) => withheld.length > 0))
    return { isWithheld: true, plans: [], sharedMetrics: [] };
  const leaders = pilotLeaders(pilot);
  const leading = new Set(leaders.map(({ id }) => id));
  const others = recordsOf(pilot, "person").filter(
    ({ id }) => !leading.has(id) && all.some(({ person }) => person === id),
  );
  const rowsOf = (person: string) => all.filter((row) => row.person === person);
  const shared = mostShared(leaders.map(({ id }) => rowsOf(id)).filter((rows) => rows.length > 0));
  const shadows = keptShadowMetrics(pilot);
  return {
    isWithheld: false,
    sharedMetrics: shared,
    plans: [...leaders, ...others].map(({ id, name, role }) => {
      const rows = rowsOf(id);
      const total = weightOf(rows);
      const isLeader = leading.has(id);
      return {
        person: id,
        name,
        role: role ?? null,
        rows,
        total,
        sharedShare: total > 0 ? weightOf(rows.filter(isSharedOutcome)) / total : null,
        flags: isLeader ? planFlags(name, rows, shadows, shared) : shadowFlags(name, rows, shadows),
      };
    }),
  };
}

/** The hard flags: what keeps P3 open. */
export function hardIncentiveFlags(pilot: RecordsHolder): readonly string[] {
  return incentivePlans(pilot).plans.flatMap(({ flags }) =>
    flags.filter(({ isHard }) => isHard).map(({ text }) => text),
  );
}

function planFlags(
  name: string,
  rows: readonly RecordOf<"incentive">[],
  shadows: ReadonlySet<string>,
  shared: readonly string[],
): readonly IncentiveFlag[] {
  if (rows.length === 0) return [flag("no plan", `${name} has no incentive plan`)];
  const total = weightOf(rows);
  const paid = rows.filter(({ weight }) => weight > 0);
  const half = weightOf(rows.filter(isSharedOutcome));
  const isHalf = half > 0 && half >= total / 2 - 1e-9;
  const own = sharedMetricsOf(rows);
  return [
    ...(Math.abs(total - 1) < 1e-9
      ? []
      : [flag("weights", `the weights of ${name}'s plan add up to ${percent(total)} %, not 100 %`)]),
    ...(isHalf
      ? []
      : [flag("less than half shared", `less than half of ${name}'s plan is on shared outcomes`)]),
    ...(paid.length > 0 && paid.every(isBookings)
      ? [flag("bookings alone", `${name} is paid on bookings alone`, true)]
      : []),
    ...shadowFlags(name, rows, shadows),
    ...(own.join("\n") === shared.join("\n")
      ? []
      : [flag("other shared metrics", otherWords(name, own, shared))]),
  ];
}

function shadowFlags(
  name: string,
  rows: readonly RecordOf<"incentive">[],
  shadows: ReadonlySet<string>,
): readonly IncentiveFlag[] {
  return rows
    .filter((row) => row.shadowMetric !== undefined || shadows.has(row.metric.toLowerCase()))
    .map(({ metric }) => flag("shadow metric", `${name}'s plan pays the shadow metric "${metric}"`));
}

function otherWords(name: string, own: readonly string[], shared: readonly string[]): string {
  const without = shared.filter((metric) => !own.includes(metric));
  const besides = own.filter((metric) => !shared.includes(metric));
  const parts = [
    ...(without.length > 0 ? [`lacks ${without.map(metricName).join(", ")}`] : []),
    ...(besides.length > 0 ? [`has ${besides.map(metricName).join(", ")}`] : []),
  ];
  return `${name} does not share the outcomes of the others: ${parts.join(" and ")}`;
}

/** The list of shared metrics that most plans have; of two that are as frequent the longer, then the first by name. */
function mostShared(plans: readonly (readonly RecordOf<"incentive">[])[]): readonly string[] {
  const lists = plans.map((rows) => sharedMetricsOf(rows));
  const counts = Map.groupBy(lists, (list) => list.join("\n"));
  const ranked = [...counts.values()].toSorted((one, other) => {
    const [a = [], b = []] = [one[0], other[0]];
    return other.length - one.length || b.length - a.length || (a.join() < b.join() ? -1 : 1);
  });
  return ranked[0]?.[0] ?? [];
}

function sharedMetricsOf(rows: readonly RecordOf<"incentive">[]): readonly string[] {
  const own = rows.filter((row) => isSharedOutcome(row) && row.weight > 0).map(({ metric }) => metric);
  return [...new Set(own)].toSorted();
}

function weightOf(rows: readonly RecordOf<"incentive">[]): number {
  return rows.reduce((sum, { weight }) => sum + weight, 0);
}

/** Names in lower case of the shadow metrics that are kept: those that are not to be converted or retired. */
function keptShadowMetrics(pilot: RecordsHolder): ReadonlySet<string> {
  const kept = recordsOf(pilot, "shadowMetric").filter(
    ({ decision, withheld }) => withheld.length === 0 && (decision === undefined || decision === "keep"),
  );
  return new Set(kept.map(({ name }) => name.toLowerCase()));
}

function flag(kind: IncentiveFlagKind, text: string, isHard = false): IncentiveFlag {
  return { kind, isHard, text };
}

function percent(share: number): number {
  return Number((share * 100).toFixed(2));
}
