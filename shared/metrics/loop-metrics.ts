import type { EpochDay } from "../calendar/calendar-date.ts";
import { kaplanMeierMedian } from "../statistics/kaplan-meier.ts";
import type { FigureParts } from "./figure-parts.ts";
import { plainParts, quotientParts, rateParts } from "./figure-parts.ts";
import type { Loop, LoopMoment } from "./loop-rows.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";

/** Where pillar 5 looks: one workflow or `*`, and first and last day. */
export interface LoopScope {
  readonly workflow: string;
  readonly from: EpochDay;
  readonly to: EpochDay;
}

const MS_PER_DAY = 86_400_000;

/** Where each measured stage begins and ends. */
export const LOOP_STAGES: ReadonlyMap<string, readonly [LoopMoment, LoopMoment]> = new Map([
  ["loop.detectToDeploy", ["detected", "deployed"]],
  ["loop.detectToValidate", ["detected", "validated"]],
  ["loop.triage", ["detected", "triaged"]],
  ["loop.authorise", ["triaged", "authorised"]],
  ["loop.deploy", ["authorised", "deployed"]],
  ["loop.validate", ["deployed", "validated"]],
]);

/**
 * The durations in days of a stage over the loops detected in the scope. A stage that has begun and is not seen to end by
 * the scope's end is censored there; one that has not begun by then is not observed.
 */
export function stageDurations(
  id: string,
  prepared: PreparedDataset,
  scope: LoopScope,
): { readonly durations: Float64Array; readonly observed: Uint8Array } {
  const [start, end] = LOOP_STAGES.get(id) ?? ["detected", "validated"];
  const limit = prepared.clock.startOfDay(scope.to + 1);
  const begun = loopsOf(prepared, scope).filter(
    (loop) => loop.on.detected >= scope.from && loop.on.detected <= scope.to && loop.at[start] < limit,
  );
  return {
    durations: Float64Array.from(
      begun,
      (loop) => ((loop.at[end] < limit ? loop.at[end] : limit) - loop.at[start]) / MS_PER_DAY,
    ),
    observed: Uint8Array.from(begun, (loop) => (loop.at[end] < limit ? 1 : 0)),
  };
}

/** The loops of a scope's workflow. */
export function loopsOf(prepared: PreparedDataset, scope: LoopScope): readonly Loop[] {
  return scope.workflow === "*"
    ? prepared.loops
    : prepared.loops.filter((loop) => loop.workflow === scope.workflow);
}

/** The loops validated in a scope. */
export function validatedIn(prepared: PreparedDataset, scope: LoopScope): readonly Loop[] {
  return loopsOf(prepared, scope).filter(({ on }) => on.validated >= scope.from && on.validated <= scope.to);
}

/** Any metric of pillar 5 for a scope. */
export function loopParts(id: string, prepared: PreparedDataset, scope: LoopScope): FigureParts {
  if (LOOP_STAGES.has(id)) {
    const { durations, observed } = stageDurations(id, prepared, scope);
    return plainParts(kaplanMeierMedian(durations, observed), durations.length);
  }
  const detected = loopsOf(prepared, scope).filter((loop) => loop.on.detected <= scope.to);
  switch (id) {
    case "loop.throughput": {
      if (detected.length === 0) return plainParts(null, 0);
      const improved = validatedIn(prepared, scope).filter((loop) => loop.improved).length;
      return quotientParts(improved, Math.max(0, scope.to - scope.from + 1) / 7, improved);
    }
    case "loop.hitRate": {
      const validated = validatedIn(prepared, scope);
      return rateParts(validated.filter((loop) => loop.improved).length, validated.length);
    }
    case "loop.open": {
      if (detected.length === 0) return plainParts(null, 0);
      const open = detected.filter((loop) => !(loop.on.validated <= scope.to)).length;
      return plainParts(open, open);
    }
    default:
      throw new RangeError(`not a metric of pillar 5: ${id}`);
  }
}
