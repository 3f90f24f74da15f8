import type { HiddenMove } from "../metrics/hidden-moves.ts";
import { hiddenMoves } from "../metrics/hidden-moves.ts";
import type { RecordOf } from "../records/record-types.ts";
import { type BaselineDifference, baselineDifferences } from "./baseline-comparison.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** The roll-ups that hide, since the sealed baseline, what happened in their segments. */
export function hiddenMovesNow(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot">,
  asOfMs: number,
): readonly HiddenMove[] {
  const rollUps = baselineDifferences(figures, baseline, [], asOfMs);
  const parts = baselineDifferences(figures, baseline, ["segment"], asOfMs);
  return hiddenMoves(rollUps.map(asComparison), parts.map(asComparison));
}

function asComparison(difference: BaselineDifference) {
  return { ...difference, rateEffect: null, mixEffect: null };
}
