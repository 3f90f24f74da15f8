/** Random rows of work.csv, interactions.csv and corrections.csv. */
import type { CorrectionRow, InteractionRow, WorkRow } from "./inputs.ts";
import type { World } from "./random-world.ts";
import { instantOn } from "./random-world.ts";

/** Money that is smaller on lucky dates, sometimes nothing or a credit. */
const cost = ({ random, luck }: World, date: string): bigint =>
  random.chance(0.1)
    ? BigInt(-random.int(0, 5_000_000))
    : random.chance(0.1)
      ? 0n
      : BigInt(Math.round(random.int(20_000_000, 90_000_000) * (1.1 - luck(date))));

function workRow(world: World, date: string, workflow: string, segment: string): WorkRow {
  const { random, luck } = world;
  const empty = random.pick([0, 0, 0.1, 0.4]);
  const cell = <T>(draw: () => T): T | null => random.orNull(empty, draw);
  const eligible = random.chance(0.08) ? 0 : random.int(0, 40);
  const attempted = random.int(0, eligible);
  const completed = random.int(0, attempted);
  const lucky = (most: number): number => Math.round(most * luck(date) * (0.6 + 0.8 * random.next()));
  const accepted = Math.min(attempted, random.chance(0.3) ? random.int(0, attempted) : lucky(attempted));
  const overridden = random.int(0, attempted - accepted);
  return {
    date,
    workflow,
    segment,
    eligible: cell(() => eligible),
    attempted: cell(() => attempted),
    completed: cell(() => completed),
    qualified: cell(() => Math.min(completed, lucky(completed))),
    accepted: cell(() => accepted),
    overridden: cell(() => overridden),
    escalated: cell(() => random.int(0, attempted - accepted - overridden)),
    outcomes: cell(() => (random.chance(0.1) ? 0 : random.int(0, eligible))),
    modelCost: cell(() => cost(world, date)),
    infraCost: cell(() => cost(world, date)),
    supportCost: cell(() => cost(world, date)),
    activeCustomers: cell(() => random.int(0, 9)),
    revenue: cell(() => cost(world, date) * 3n),
    failed: cell(() => random.int(0, attempted)),
  };
}

export function workRows(world: World): readonly WorkRow[] {
  const { random, dates, workflows, segments } = world;
  const gap = random.pick([0, 0.1, 0.5]);
  return dates.flatMap((date) =>
    workflows.flatMap((workflow) =>
      segments.flatMap((segment) => (random.chance(gap) ? [] : [workRow(world, date, workflow, segment)])),
    ),
  );
}

function interactionRow(world: World, index: number, dates: readonly [string, ...string[]]): InteractionRow {
  const { random } = world;
  const mode = random.pick(["autonomous", "autonomous", "autonomous", "assisted", "manual"]);
  const date = random.pick(dates);
  const dispositions = ["accepted", "accepted", "overridden", "escalated", "none"] as const;
  return {
    id: `i${index}`,
    at: instantOn(world, date),
    workflow: random.pick(world.workflows),
    segment: random.pick(world.segments),
    customer: random.orNull(0.4, () => `c${random.int(1, 5)}`),
    mode,
    disposition: random.orNull(0.2, () => (mode === "manual" ? "none" : random.pick(dispositions))),
    quality: random.orNull(0.2, () => random.pick(["pass", "pass", "fail", "unknown"])),
    confidence: random.orNull(0.3, () => random.int(0, 10) / 10),
    cycleMinutes: random.orNull(0.2, () => Math.round(random.int(0, 200) * (1 - world.luck(date))) / 4),
    correctionMinutes: random.orNull(0.8, () => random.int(0, 90)),
    success: random.orNull(0.4, () => random.chance(0.6)),
    modelCost: random.orNull(0.3, () => cost(world, date)),
    infraCost: random.orNull(0.3, () => cost(world, date)),
    supportCost: random.orNull(0.3, () => cost(world, date)),
  };
}

export function interactionRows(world: World, count: number): readonly InteractionRow[] {
  // Some dates only, so that daily rows stay in use beside them.
  const [first, ...rest] = world.dates.filter(() => world.random.chance(0.4));
  if (first === undefined) return [];
  return Array.from({ length: count }, (_, index) => interactionRow(world, index, [first, ...rest]));
}

export function correctionRows(world: World, count: number): readonly CorrectionRow[] {
  const { random } = world;
  return Array.from({ length: count }, (_, index) => ({
    id: `k${index}`,
    at: instantOn(world, random.pick(world.dates)),
    workflow: random.pick(world.workflows),
    segment: random.pick(world.segments),
    minutes: random.orNull(0.1, () => random.int(0, 60) / 2),
  }));
}
