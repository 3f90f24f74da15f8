/** Random rows of revenue.csv and customers.csv. */
import { addDays, monthOf } from "./calendar.ts";
import type { CustomerRow, RevenueRow } from "./inputs.ts";
import type { World } from "./random-world.ts";

export function revenueRows(world: World, customers: readonly CustomerRow[]): readonly RevenueRow[] {
  const { random, dates, segments, luck } = world;
  const months = [...new Set(dates.map(monthOf))];
  const skipped = random.chance(0.2) ? random.pick(["", ...months]) : "";
  const cents = (low: number, high: number): bigint => BigInt(random.int(low, high)) * 10_000n;
  return months.flatMap((month) =>
    customers.flatMap(({ customer, segment }): readonly RevenueRow[] => {
      if (month === skipped || random.chance(0.15)) return [];
      const start = random.chance(0.1) ? 0n : cents(0, 90_000);
      const expansion = random.chance(0.7) ? 0n : cents(0, 9_000);
      const contraction = random.chance(luck(`${month}-15`)) ? 0n : (start * BigInt(random.int(0, 10))) / 10n;
      const churned = random.chance(0.9) ? 0n : start + expansion - contraction;
      const cell = (value: bigint): bigint | null => (value === 0n && random.chance(0.5) ? null : value);
      return [
        {
          month,
          customer,
          segment: random.chance(0.1) ? random.pick(segments) : segment,
          startingMrr: cell(start),
          expansion: cell(expansion),
          contraction: cell(contraction),
          churned: cell(churned),
        },
      ];
    }),
  );
}

export function customerRows(world: World, count: number): readonly CustomerRow[] {
  const { random, dates, segments } = world;
  const waiting = random.pick([0.1, 0.4]);
  return Array.from({ length: count }, (_, index) => {
    const earlier = random.chance(0.4) ? random.int(1, 60) : 0;
    const signedOn = random.orNull(0.1, () => addDays(random.pick(dates), -earlier));
    const fits =
      signedOn === null || random.chance(world.luck(signedOn))
        ? ([60, 60.1, 88, 100] as const)
        : ([0, 42.5, 59.9] as const);
    const firstValueOn =
      signedOn === null
        ? null
        : random.orNull(waiting, () =>
            addDays(signedOn, 5 * random.int(0, Math.round(12 * (1 - world.luck(signedOn))))),
          );
    return {
      customer: `c${index + 1}`,
      segment: random.pick(segments),
      signedOn,
      firstValueOn,
      fitScore: random.orNull(0.2, () => random.pick<number>([...fits])),
      arr: random.orNull(0.2, () => BigInt(random.int(0, 500)) * 100_000_000n),
      promisedAutonomy: random.orNull(0.5, () => random.int(0, 20) / 20),
      renewalOn: random.orNull(0.5, () => addDays(random.pick(dates), 100)),
    };
  });
}
