/** Thresholds over a random case, with lines drawn near the values that its metrics take, so that some fire. */
import { addDays } from "./calendar.ts";
import { oracleMetrics } from "./metrics.ts";
import type { OracleThreshold, OracleVersion } from "./obligations.ts";
import { type Random, randomOf } from "./random.ts";
import type { RandomCase } from "./random-inputs.ts";
import { dimensionsOf, type Metric, metrics } from "./registry.ts";

const EXACT =
  /^(avd\.(volume|rate|coverage|yield)|trust\.(acceptance|override|escalation)|loop\.(hitRate|open))$/u;

type Some<Item> = readonly [Item, ...Item[]];

/** The same seed gives the same thresholds. */
export function randomThresholds(
  seed: number,
  { inputs, settings, first, last }: RandomCase,
  count: number,
): readonly OracleThreshold[] {
  const random = randomOf(seed * 7919 + 13);
  const names = (
    of: readonly { readonly workflow?: string; readonly segment?: string }[],
    key: "workflow" | "segment",
  ) => [...new Set(of.flatMap((row) => row[key] ?? []))] as string[];
  const workflows: Some<string> = [
    "*",
    "*",
    ...names([...inputs.work, ...inputs.interactions, ...inputs.loops], "workflow"),
  ];
  const segments: Some<string> = ["*", "*", ...names([...inputs.work, ...inputs.interactions], "segment")];
  return Array.from({ length: count }, (_, index): OracleThreshold => {
    const metric = random.pick(metrics as unknown as Some<Metric>);
    const scope = (dimension: "workflow" | "segment", from: Some<string>): string =>
      dimensionsOf[metric.group].includes(dimension) ? random.pick(from) : "*";
    const workflow = scope("workflow", workflows);
    const segment = scope("segment", segments);
    const values = oracleMetrics(inputs, settings, {
      by: [
        ...(workflow === "*" ? [] : (["workflow"] as const)),
        ...(segment === "*" ? [] : (["segment"] as const)),
        metric.group === "revenue" ? "month" : "week",
      ],
      metrics: [metric.id],
    })
      .filter((row) => row.workflow === workflow && row.segment === segment)
      .flatMap(({ value }) => value ?? []);
    return {
      id: `threshold-${index + 1}`,
      metric: metric.id,
      workflow,
      segment,
      direction: random.pick(["above", "below"]),
      versions: Array.from({ length: random.int(1, 3) }, (__, place) =>
        randomVersion(random, place + 1, values, EXACT.test(metric.id), first, last),
      ),
    };
  });
}

function randomVersion(
  random: Random,
  version: number,
  values: readonly number[],
  isExact: boolean,
  first: string,
  last: string,
): OracleVersion {
  const [low, ...rest] = values;
  const near = low === undefined ? random.next() : random.pick([low, ...rest]);
  const span = Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last), {
    largestUnit: "day",
  }).days;
  return {
    version,
    // Any date will do: a version applies to the periods that begin on it or later.
    appliesFrom: addDays(first, random.chance(0.4) ? -random.int(0, 40) : random.int(0, Math.max(1, span))),
    // On the line itself only where a value is exact in both engines: counts, and rates of counts.
    breach: random.chance(0.3) && isExact ? near : near * (0.7 + 0.6 * random.next()),
    periods: random.pick([1, 1, 1, 2, 3]),
    deadlineHours: random.chance(0.2) ? null : random.int(0, 200),
  };
}
