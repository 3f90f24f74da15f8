import { type BaselineSplit, baselineSplit } from "../../shared/domain/baseline-split.ts";
import { baselineInForce } from "../../shared/domain/baselines.ts";
import { type ComingRow, comingRows } from "../../shared/domain/coming.ts";
import { type EscalationClock, escalationClocks } from "../../shared/domain/escalation-clock.ts";
import { type FragileGrowth, fragileGrowth } from "../../shared/domain/fragile-growth.ts";
import { hiddenMovesNow } from "../../shared/domain/hidden-now.ts";
import { type LineNow, linesNow } from "../../shared/domain/lines-now.ts";
import { type NextReview, nextReview } from "../../shared/domain/next-review.ts";
import { type RegressionNote, regressionNotes } from "../../shared/domain/regression-note.ts";
import { type ReviewReady, reviewReady } from "../../shared/domain/review-ready.ts";
import { type RightCase, rightCase } from "../../shared/domain/right-case.ts";
import type { FigureGround } from "./figure-ground.ts";

/** What the figures hide or flatter, said unasked. */
export interface FigureFlags {
  /** The change of every roll-up that hides what its segments did. */
  readonly splits: readonly BaselineSplit[];
  readonly fragile: FragileGrowth | null;
  readonly regression: readonly RegressionNote[];
}

/** Everything on Today beyond the overview. */
export interface TodayNow extends FigureFlags {
  readonly lines: readonly LineNow[];
  readonly escalations: readonly EscalationClock[];
  /** The delegated rights that are not active, as cases. */
  readonly heldBack: readonly RightCase[];
  readonly coming: readonly ComingRow[];
  readonly next: NextReview | null;
  readonly ready: ReviewReady;
}

/** What Today shows of a pilot at a moment. */
export function todayNow(ground: FigureGround): TodayNow {
  const { state, figures, asOfMs } = ground;
  const view = ground.view();
  return {
    ...figureFlags(ground),
    lines: linesNow(state, figures, asOfMs),
    escalations: escalationClocks(state, asOfMs),
    heldBack: view.rights
      .filter(({ state: word }) => word !== "active")
      .flatMap(({ id }) => rightCase(state, view, asOfMs, id) ?? []),
    coming: comingRows(state, view, asOfMs),
    next: nextReview(state, view.moment),
    ready: reviewReady(state, figures, asOfMs),
  };
}

/** The flags of a pilot's figures against its sealed baseline; none without one. */
export function figureFlags({ state, figures, asOfMs }: FigureGround): FigureFlags {
  const baseline = baselineInForce(state);
  if (baseline === null) return { splits: [], fragile: null, regression: [] };
  return {
    splits: hiddenMovesNow(figures, baseline, asOfMs).flatMap(
      ({ metric, workflow }) => baselineSplit(figures, baseline, metric, workflow, asOfMs) ?? [],
    ),
    fragile: fragileGrowth(figures, baseline, asOfMs),
    regression: regressionNotes(state, figures, baseline, asOfMs),
  };
}
