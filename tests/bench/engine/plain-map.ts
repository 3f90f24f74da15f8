import type { Answers } from "./answers.ts";
import { companyName, segmentName, workflowName } from "./names.ts";
import { QUANTILES, WORK_ANSWERS, Z } from "./questions.ts";
import type { SpreadInteractions, SpreadWork } from "./spread-work.ts";
import { FIRST_DAY, groupCount, SEGMENTS, UNIT_VALUE, WEEKS } from "./spread-work.ts";

/** Rows as objects and a Map of groups: what most programs do. */
export type WorkObject = ReturnType<typeof workObject>;
export type InteractionObject = ReturnType<typeof interactionObject>;

export function workObject(work: SpreadWork, row: number) {
  const { columns } = work;
  return {
    company: companyName(work.company[row] ?? 0),
    workflow: workflowName(work.workflow[row] ?? 0),
    segment: segmentName(work.segment[row] ?? 0),
    day: work.day[row] ?? 0,
    eligible: columns.eligible[row] ?? 0,
    attempted: columns.attempted[row] ?? 0,
    completed: columns.completed[row] ?? 0,
    qualified: columns.qualified[row] ?? 0,
    accepted: columns.accepted[row] ?? 0,
    overridden: columns.overridden[row] ?? 0,
    escalated: columns.escalated[row] ?? 0,
    outcomes: columns.outcomes[row] ?? 0,
    model: columns.model_cost[row] ?? 0,
    infra: columns.infra_cost[row] ?? 0,
    support: columns.support_cost[row] ?? 0,
    active: columns.active_customers[row] ?? 0,
    revenue: columns.revenue[row] ?? 0,
    failed: columns.failed[row] ?? 0,
  };
}

export function interactionObject(made: SpreadInteractions, row: number) {
  const cycle = made.cycle[row] ?? Number.NaN;
  const correction = made.correction[row] ?? Number.NaN;
  return {
    company: companyName(made.company[row] ?? 0),
    workflow: workflowName(made.workflow[row] ?? 0),
    segment: segmentName(made.segment[row] ?? 0),
    day: Math.floor((made.at[row] ?? 0) / 86_400_000),
    cycle: Number.isNaN(cycle) ? undefined : cycle,
    correction: Number.isNaN(correction) ? undefined : correction,
  };
}

interface Place {
  readonly company: string;
  readonly workflow: string;
  readonly segment: string;
  readonly day: number;
}

const weekOf = (day: number): number => Math.floor((day - FIRST_DAY) / 7);
const keyOf = (row: Place): string => `${row.company}|${row.workflow}|${row.segment}|${weekOf(row.day)}`;

/** Sums in one pass, then the figures of each group. */
export function mapWork(rows: readonly WorkObject[]) {
  const groups = new Map<string, WorkObject & { days: number }>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { ...row, days: 1 });
      continue;
    }
    group.days += 1;
    group.eligible += row.eligible;
    group.attempted += row.attempted;
    group.completed += row.completed;
    group.qualified += row.qualified;
    group.accepted += row.accepted;
    group.overridden += row.overridden;
    group.escalated += row.escalated;
    group.outcomes += row.outcomes;
    group.model += row.model;
    group.infra += row.infra;
    group.support += row.support;
    group.active += row.active;
    group.revenue += row.revenue;
    group.failed += row.failed;
  }
  return Array.from(groups.values(), (group) => ({ group, figures: figuresOf(group) }));
}

function figuresOf(group: WorkObject & { readonly days: number }) {
  const reviewed = group.accepted + group.overridden + group.escalated;
  const cost = group.model + group.infra + group.support;
  const { outcomes, revenue, active } = group;
  const perOutcome = (micros: number): number => (outcomes === 0 ? Number.NaN : micros / 1e6 / outcomes);
  return {
    rate: rateOf(group.qualified, group.eligible),
    coverage: rateOf(group.attempted, group.eligible),
    yield: rateOf(group.qualified, group.attempted),
    acceptance: rateOf(group.accepted, reviewed),
    override: rateOf(group.overridden, reviewed),
    escalation: rateOf(group.escalated, reviewed),
    failures: rateOf(group.failed, group.attempted),
    volume: group.qualified,
    perCustomer: active === 0 ? Number.NaN : group.qualified / (active / group.days),
    value: (group.qualified * UNIT_VALUE) / 1e6,
    total: cost / 1e6,
    perOutcome: perOutcome(cost),
    modelPerOutcome: perOutcome(group.model),
    infraPerOutcome: perOutcome(group.infra),
    supportPerOutcome: perOutcome(group.support),
    margin: revenue === 0 ? Number.NaN : (revenue - cost) / revenue,
  };
}

function rateOf(above: number, below: number) {
  if (below === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  const value = above / below;
  const half = Z * Math.sqrt((value * (1 - value) + (Z * Z) / (4 * below)) / below);
  const centre = value + (Z * Z) / (2 * below);
  const scale = 1 + (Z * Z) / below;
  return { value, low: (centre - half) / scale, high: (centre + half) / scale };
}

/** Values gathered by group, sorted, and read off. */
export function mapQuantiles(rows: readonly InteractionObject[]) {
  const groups = new Map<string, { first: InteractionObject; cycle: number[]; correction: number[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    let group = groups.get(key);
    if (group === undefined) {
      group = { first: row, cycle: [], correction: [] };
      groups.set(key, group);
    }
    if (row.cycle !== undefined) group.cycle.push(row.cycle);
    if (row.correction !== undefined) group.correction.push(row.correction);
  }
  return Array.from(groups.values(), ({ first, cycle, correction }) => {
    cycle.sort((a, b) => a - b);
    correction.sort((a, b) => a - b);
    return {
      group: first,
      quantiles: [sorted(cycle, 0.5), sorted(cycle, 0.9), sorted(correction, 0.5), sorted(correction, 0.9)],
    };
  });
}

function sorted(values: readonly number[], share: number): number {
  const position = (values.length - 1) * share;
  const rank = Math.floor(position);
  const value = values[rank] ?? Number.NaN;
  return position === rank ? value : value + (position - rank) * ((values[rank + 1] ?? value) - value);
}

const last4 = (name: string): number => Number(name.slice(-4));

/** The place of a group's answer. */
function placeOf(row: Place, workflows: number): number {
  const cell = (last4(row.company) * workflows + last4(row.workflow)) * SEGMENTS + last4(row.segment);
  return cell * WEEKS + weekOf(row.day);
}

export function answersOfMap(results: ReturnType<typeof mapWork>, workflows: number): Answers {
  const answers = new Map(
    WORK_ANSWERS.map((id) => [id, new Float64Array(groupCount({ workflows })).fill(Number.NaN)]),
  );
  for (const { group, figures } of results) {
    const place = placeOf(group, workflows);
    // Both lists are in the order of the questions.
    const numbers = Object.values(figures).flatMap((figure) =>
      typeof figure === "number" ? [figure] : [figure.value, figure.low, figure.high],
    );
    for (const [at, id] of WORK_ANSWERS.entries()) {
      const column = answers.get(id);
      if (column !== undefined) column[place] = numbers[at] ?? Number.NaN;
    }
  }
  return answers;
}

export function answersOfMapQuantiles(results: ReturnType<typeof mapQuantiles>, workflows: number): Answers {
  const answers = new Map<string, Float64Array>();
  for (const [at, [id]] of QUANTILES.entries()) {
    const column = new Float64Array(groupCount({ workflows })).fill(Number.NaN);
    for (const { group, quantiles } of results)
      column[placeOf(group, workflows)] = quantiles[at] ?? Number.NaN;
    answers.set(id, column);
  }
  return answers;
}
