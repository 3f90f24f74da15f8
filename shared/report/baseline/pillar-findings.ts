import { HEADLINES } from "../../domain/headlines.ts";
import type { Figure } from "../../metrics/figure.ts";
import type { Pillar } from "../../metrics/metric-settings.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import type { BaselineContext } from "./baseline-context.ts";
import { nameText } from "./blocks.ts";
import { PILLAR_FILES, PILLAR_NAMES, unitOf } from "./metric-print.ts";

/** The sentence that a pillar's page proves, with its headline figure in it. */
export function pillarFinding(context: BaselineContext, pillar: Pillar): string {
  const metric = HEADLINES[pillar];
  const figure = context.figure(metric);
  if (figure === null || figure.value === null) return missingFinding(pillar, figure);
  const value = context.format.value(figure.value, unitOf(metric)).text;
  const sentence = SENTENCES[pillar](value);
  const lowest = weakestSegment(context, pillar);
  return lowest === null ? sentence : `${sentence}; ${lowest}`;
}

/** The segment in which the headline is worst, as a clause: `lowest in Motor with 33.2 %`. Null under two segments. */
function weakestSegment(context: BaselineContext, pillar: Pillar): string | null {
  const metric = HEADLINES[pillar];
  const { direction } = metricDefinition(metric);
  if (direction === "none") return null;
  const known = context.input.pilot.segments.flatMap((segment) => {
    const figure = context.figure(metric, "*", segment);
    return figure === null || figure.value === null ? [] : [{ segment, value: figure.value }];
  });
  if (known.length < 2) return null;
  const worst = known.reduce((a, b) =>
    (direction === "up" ? b.value < a.value : b.value > a.value) ? b : a,
  );
  const value = context.format.value(worst.value, unitOf(metric)).text;
  // Where the worst segment prints like the whole there is nothing to tell.
  if (value === context.format.value(context.figure(metric)?.value ?? null, unitOf(metric)).text) return null;
  return `${direction === "up" ? "lowest" : "highest"} in ${nameText(worst.segment, 32)} with ${value}`;
}

function missingFinding(pillar: Pillar, figure: Figure | null): string {
  const name = metricDefinition(HEADLINES[pillar]).name.toLowerCase();
  if (pillar === "loop" && figure !== null && (figure.n ?? 0) > 0) {
    return `${PILLAR_NAMES[pillar]}: too few of ${figure.n ?? 0} loops have closed to give a median`;
  }
  return `${PILLAR_NAMES[pillar]} has no figure yet: the ${name} needs ${PILLAR_FILES[pillar]}`;
}

const SENTENCES: Readonly<Record<Pillar, (value: string) => string>> = {
  avd: (value) => `${value} of eligible work is completed without a person`,
  trust: (value) => `People accept ${value} of the results that they review`,
  cost: (value) => `A successful outcome costs ${value}`,
  revenue: (value) => `Revenue quality stands at ${value}`,
  loop: (value) => `A signal takes ${value} to become a validated change`,
};
