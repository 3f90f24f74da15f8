import { verifyNarrative } from "../journal/narrative-digest.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { RecordOf } from "../records/record-types.ts";
import { baselineInForce } from "./baselines.ts";
import { type ClaimFault, type ClaimState, claimFaults, claimStates } from "./narrative-claims.ts";
import { type SentenceState, sentenceStates } from "./narrative-sentences.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { type RecordedOverrides, recordedOverrides } from "./recorded-overrides.ts";

/** A board narrative at a moment. */
export interface NarrativeState {
  readonly id: string;
  readonly title: string;
  readonly isPublished: boolean;
  /** It was published, and is still what was published. Null: a draft. */
  readonly isIntact: boolean | null;
  readonly sentences: readonly SentenceState[];
  readonly claims: readonly ClaimState[];
  /** What keeps a draft from being published; empty for what is published. */
  readonly faults: readonly ClaimFault[];
  /** What was overridden up to now, or up to when it was published: printed with it. */
  readonly overrides: RecordedOverrides;
  /** Places of the sentences that are older than a figure in them. */
  readonly older: readonly number[];
}

/** How a narrative stands: its figures now, its claims against the sealed baseline, and what keeps it from the board. */
export function narrativeState(
  pilot: PilotState,
  figures: PilotFigures,
  narrative: RecordOf<"narrative">,
  asOfMs: number,
): NarrativeState {
  const isPublished = narrative.status === "published";
  const sentences = sentenceStates(pilot, figures, narrative, asOfMs);
  const claims = claimStates(figures, baselineInForce(pilot), narrative.claims ?? [], asOfMs);
  const record = pilot.records.get(narrative.id);
  return {
    id: narrative.id,
    title: narrative.title,
    isPublished,
    isIntact: isPublished ? record !== undefined && verifyNarrative(record) === null : null,
    sentences,
    claims,
    faults: isPublished ? [] : claimFaults(claims),
    overrides: recordedOverrides(pilot, narrative.publishedAt ?? null),
    older: sentences.filter(({ isOlder }) => isOlder).map(({ place }) => place),
  };
}
