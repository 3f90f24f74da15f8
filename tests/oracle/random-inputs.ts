/** Seeded small input sets that look for trouble: every row is valid, every emptiness that is allowed occurs. */
import { addDays, datesOf } from "./calendar.ts";
import type { OracleInputs, OracleSettings } from "./inputs.ts";
import type { Random } from "./random.ts";
import { randomOf } from "./random.ts";
import { correctionRows, interactionRows, workRows } from "./random-operations.ts";
import { changeRows, effortRows, incidentRows, loopRows } from "./random-records.ts";
import { customerRows, revenueRows } from "./random-revenue.ts";
import type { World } from "./random-world.ts";
import { starts, zones } from "./random-world.ts";
import type { DroppedColumns } from "./template-csv.ts";

export interface Sizes {
  readonly days?: number;
  readonly workflows?: number;
  readonly segments?: number;
  readonly interactions?: number;
  readonly corrections?: number;
  readonly customers?: number;
  readonly loops?: number;
  readonly incidents?: number;
}

/** Enough of everything for most comparisons to be judged. */
export const fullSizes: Sizes = {
  days: 130,
  workflows: 1,
  segments: 2,
  interactions: 200,
  corrections: 60,
  customers: 160,
  loops: 90,
  incidents: 15,
};

export interface RandomCase {
  readonly inputs: OracleInputs;
  readonly settings: OracleSettings;
  /** Optional columns to leave out of the files; they are empty throughout in `inputs`. */
  readonly dropped: DroppedColumns;
  /** First and last date that events are drawn from (a few fall beside them). */
  readonly first: string;
  readonly last: string;
}

function randomSettings(world: World, startDate: string): OracleSettings {
  const { random, timeZone, workflows } = world;
  const entries = workflows.flatMap((workflow) =>
    random.chance(0.2)
      ? []
      : [
          [
            workflow,
            {
              ...(random.chance(0.8) ? { unitValue: BigInt(random.int(0, 9_000_000)) } : {}),
              ...(random.chance(0.5) ? { confidenceFloor: random.int(0, 10) / 10 } : {}),
              ...(random.chance(0.5) ? { unknownQualityCounts: random.chance(0.5) } : {}),
            },
          ] as const,
        ],
  );
  return {
    startDate,
    timeZone,
    workflows: Object.fromEntries(entries),
    ...(random.chance(0.3) ? { confirmationHours: random.int(0, 100) } : {}),
    ...(random.chance(0.3) ? { dealFitBar: random.pick([42.5, 60, 88]) } : {}),
    ...(random.chance(0.3) ? { rqi: { nrr: { weight: 0.5, floor: 0.9, target: 1.1 } } } : {}),
  };
}

type Names = readonly [string, ...string[]];
function firstOf(names: Names, count: number): Names {
  return [names[0], ...names.slice(1, count)];
}

/** The same seed and sizes give the same case. */
export function randomCase(seed: number, sizes: Sizes = {}): RandomCase {
  const random = randomOf(seed);
  const startDate = random.pick(starts);
  const first = addDays(startDate, -random.int(0, 20));
  const last = addDays(first, (sizes.days ?? random.pick([1, 4, 9, 40, 75, 130])) - 1);
  const [day, ...days] = datesOf({ from: first, to: last });
  const drift = random.pick([-0.4, -0.1, 0, 0, 0.1, 0.4]);
  const middle = days[Math.floor(days.length / 2)] ?? first;
  const world: World = {
    random,
    timeZone: random.pick(zones),
    dates: [day ?? first, ...days],
    workflows: firstOf(["Claims", "Tickets, tier 1", "Återbetalning"], sizes.workflows ?? random.int(1, 3)),
    segments: firstOf(["SMB", "Enterprise", "smb-2"], sizes.segments ?? random.int(1, 3)),
    luck: (date) => 0.5 + (date > middle ? drift : -drift),
  };
  const some = (given: number | undefined, most: number): number =>
    given ?? (random.chance(0.15) ? 0 : random.int(1, most));
  const customers = customerRows(world, some(sizes.customers, random.pick([6, 30, 70])));
  const drawn: OracleInputs = {
    work: workRows(world),
    interactions: interactionRows(world, some(sizes.interactions, random.pick([20, 60, 200]))),
    corrections: correctionRows(world, some(sizes.corrections, 20)),
    revenue: revenueRows(world, customers),
    customers,
    loops: loopRows(world, some(sizes.loops, random.pick([8, 40, 90]))),
    incidents: incidentRows(world, some(sizes.incidents, 8)),
    effort: effortRows(world),
    changes: changeRows(world),
  };
  const settings = randomSettings(world, startDate);
  return { ...dropColumns(random, drawn), settings, first, last };
}

/** Empties some optional columns throughout and names them, so that the files can do without them. */
function dropColumns(
  random: Random,
  inputs: OracleInputs,
): { readonly inputs: OracleInputs; readonly dropped: DroppedColumns } {
  const dropped = new Map<string, string[]>();
  const drop = <Row>(
    rows: readonly Row[],
    file: string,
    header: string,
    field: keyof Row,
  ): readonly Row[] => {
    if (!random.chance(0.06)) return rows;
    dropped.set(file, [...(dropped.get(file) ?? []), header]);
    return rows.map((row) => ({ ...row, [field]: null }));
  };
  let { work, interactions, corrections, revenue, customers, loops } = inputs;
  work = drop(work, "work.csv", "eligible", "eligible");
  work = drop(work, "work.csv", "attempted", "attempted");
  work = drop(work, "work.csv", "completed", "completed");
  work = drop(work, "work.csv", "qualified", "qualified");
  work = drop(work, "work.csv", "overridden", "overridden");
  work = drop(work, "work.csv", "outcomes", "outcomes");
  work = drop(work, "work.csv", "infra_cost", "infraCost");
  work = drop(work, "work.csv", "active_customers", "activeCustomers");
  work = drop(work, "work.csv", "revenue", "revenue");
  work = drop(work, "work.csv", "failed", "failed");
  interactions = drop(interactions, "interactions.csv", "customer", "customer");
  interactions = drop(interactions, "interactions.csv", "disposition", "disposition");
  interactions = drop(interactions, "interactions.csv", "quality", "quality");
  interactions = drop(interactions, "interactions.csv", "success", "success");
  interactions = drop(interactions, "interactions.csv", "cycle_minutes", "cycleMinutes");
  corrections = drop(corrections, "corrections.csv", "minutes", "minutes");
  revenue = drop(revenue, "revenue.csv", "contraction", "contraction");
  customers = drop(customers, "customers.csv", "promised_autonomy", "promisedAutonomy");
  customers = drop(customers, "customers.csv", "arr", "arr");
  loops = drop(loops, "loops.csv", "verdict", "verdict");
  return {
    inputs: { ...inputs, work, interactions, corrections, revenue, customers, loops },
    dropped: Object.fromEntries(dropped),
  };
}
