/** Random rows of loops.csv, incidents.csv, effort.csv and changes.csv. */
import { dateOf, monthOf } from "./calendar.ts";
import type { ChangeRow, EffortRow, IncidentRow, LoopRow } from "./inputs.ts";
import type { World } from "./random-world.ts";
import { instantOn, later } from "./random-world.ts";

export function loopRows(world: World, count: number): readonly LoopRow[] {
  const { random } = world;
  const missing = random.pick([0.05, 0.3]);
  return Array.from({ length: count }, (_, index) => {
    const detectedAt = instantOn(world, random.pick(world.dates));
    const luck = world.luck(dateOf(detectedAt, world.timeZone));
    let latest = detectedAt;
    const stamp = (): string | null =>
      random.orNull(missing, () => {
        latest = later(world, latest, 1 + Math.round(9 * (1 - luck)));
        return latest;
      });
    const triagedAt = stamp();
    const authorisedAt = stamp();
    const deployedAt = stamp();
    const validatedAt = stamp();
    const verdict =
      validatedAt === null
        ? null
        : random.orNull(0.2, () => random.pick(["improved", "improved", "neutral", "regressed"]));
    return {
      id: `l${index}`,
      workflow: random.pick(world.workflows),
      title: random.orNull(0.5, () => `Signal ${index}, "quoted"`),
      detectedAt,
      triagedAt,
      authorisedAt,
      deployedAt,
      validatedAt,
      verdict,
    };
  });
}

export function incidentRows(world: World, count: number): readonly IncidentRow[] {
  const { random } = world;
  return Array.from({ length: count }, (_, index) => {
    const startedAt = instantOn(world, random.pick(world.dates));
    return {
      id: `n${index}`,
      workflow: random.pick(world.workflows),
      title: null,
      startedAt,
      resolvedAt: random.orNull(0.2, () => later(world, startedAt, 3)),
      loop: null,
    };
  });
}

export function effortRows({ random, dates, workflows, segments }: World): readonly EffortRow[] {
  const months = [...new Set(dates.map(monthOf))];
  return months.flatMap((month) =>
    random.chance(0.5)
      ? []
      : [
          {
            month,
            workflow: random.pick(workflows),
            segment: random.pick(segments),
            personDays: random.int(0, 40) / 2,
            spend: random.orNull(0.5, () => BigInt(random.int(-10, 900)) * 1_000_000n),
          },
        ],
  );
}

export function changeRows(world: World): readonly ChangeRow[] {
  const { random, dates, workflows } = world;
  return Array.from({ length: random.int(0, 3) }, (_, index) => ({
    id: `g${index}`,
    at: instantOn(world, random.pick(dates)),
    workflow: random.pick(workflows),
    kind: random.pick(["ux", "policy;routing", "pricing", "other"]),
    title: null,
    plannedOn: random.orNull(0.5, () => random.pick(dates)),
    status: random.orNull(0.5, () => random.pick(["planned", "deployed", "rolled back"])),
  }));
}
