/** Pillar 5: learning loops. */
import { contains, datesOf, endInstant } from "./calendar.ts";
import type { Facts, Loop, Moment } from "./facts.ts";
import type { Figure, Scope } from "./figure.ts";
import { matches, plainFigure, quotientFigure, rateFigure } from "./figure.ts";
import type { Observation } from "./kaplan-meier.ts";
import { kaplanMeierMedian } from "./kaplan-meier.ts";
import { fraction, toNumber, whole } from "./rational.ts";

type Stamp = "detected" | "triaged" | "authorised" | "deployed" | "validated";

/** Start and end of each measured stage. */
export const loopStages: Readonly<Record<string, readonly [Stamp, Stamp]>> = {
  "loop.detectToDeploy": ["detected", "deployed"],
  "loop.detectToValidate": ["detected", "validated"],
  "loop.triage": ["detected", "triaged"],
  "loop.authorise": ["triaged", "authorised"],
  "loop.deploy": ["authorised", "deployed"],
  "loop.validate": ["deployed", "validated"],
};

const nanosecondsPerDay = 86_400_000_000_000n;
export const toDays = (nanoseconds: bigint): number => toNumber(fraction(nanoseconds, nanosecondsPerDay));

const loopsOf = (facts: Facts, scope: Scope): readonly Loop[] =>
  facts.loops.filter((loop) => matches(scope.workflow, loop.workflow));

/**
 * The stage's durations over the loops detected in the period. A stage that has begun by the period's end and is not
 * seen to end by then is censored there; a stage that has not begun is not observed.
 */
export function stageObservations(metric: string, facts: Facts, scope: Scope): readonly Observation[] {
  const stage = loopStages[metric];
  if (stage === undefined) throw new Error(`not a stage: ${metric}`);
  const end = endInstant(scope.range.to, facts.settings.timeZone);
  const byEnd = (moment: Moment | null): Moment | null =>
    moment !== null && moment.instant < end ? moment : null;
  return loopsOf(facts, scope)
    .filter((loop) => contains(scope.range, loop.detected.date))
    .flatMap((loop) => {
      const begun = byEnd(loop[stage[0]]);
      const done = byEnd(loop[stage[1]]);
      if (begun === null) return [];
      return [{ duration: (done?.instant ?? end) - begun.instant, event: done !== null }];
    });
}

function validatedIn(facts: Facts, scope: Scope): readonly Loop[] {
  return loopsOf(facts, scope).filter(
    (loop) => loop.validated !== null && contains(scope.range, loop.validated.date),
  );
}

/** Loops validated as improved on each calendar day of the range. */
export function dailyImproved(facts: Facts, scope: Scope): readonly number[] {
  const improved = validatedIn(facts, scope).filter((loop) => loop.improved);
  return datesOf(scope.range).map((date) => improved.filter((loop) => loop.validated?.date === date).length);
}

/** Any metric of pillar 5. */
export function loopFigure(metric: string, facts: Facts, scope: Scope): Figure {
  if (loopStages[metric] !== undefined) {
    const observations = stageObservations(metric, facts, scope);
    const median = kaplanMeierMedian(observations);
    return plainFigure(median === null ? null : toDays(median), observations.length);
  }
  const validated = validatedIn(facts, scope);
  const improved = validated.filter((loop) => loop.improved).length;
  const detected = loopsOf(facts, scope).filter((loop) => loop.detected.date <= scope.range.to);
  switch (metric) {
    case "loop.hitRate":
      return rateFigure({ numerator: improved, denominator: validated.length });
    case "loop.throughput": {
      if (detected.length === 0) return plainFigure(null, 0);
      const days = datesOf(scope.range).length;
      return quotientFigure(whole(improved), fraction(BigInt(days), 7n), improved);
    }
    case "loop.open": {
      if (detected.length === 0) return plainFigure(null, 0);
      const open = detected.filter(
        (loop) => loop.validated === null || loop.validated.date > scope.range.to,
      ).length;
      return plainFigure(open, open);
    }
    default:
      throw new Error(`not a metric of pillar 5: ${metric}`);
  }
}
