import { instantOf } from "../calendar/moments.ts";
import { recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { ApprovalGap } from "./approval.ts";
import { approvalGaps, contentLock, rowInForce } from "./approval.ts";
import type { DecisionWord } from "./decision-register.ts";
import { decisionWord } from "./decision-register.ts";
import type { Expectation } from "./expectation.ts";
import { expectationsOf } from "./expectation.ts";
import type { Finding } from "./finding.ts";
import type { LensReadingFigure } from "./lens-readings.ts";
import { lensReadings } from "./lens-readings.ts";
import type { MayAnswer } from "./may-i.ts";
import { guardrailsOf, mayI } from "./may-i.ts";
import type { OptionEffect } from "./net-effect.ts";
import { againstSum, optionEffects } from "./net-effect.ts";
import type { KeyState } from "./packaging-keys.ts";
import { categoryOf, keyStates } from "./packaging-keys.ts";
import type { RightsContext } from "./rights.ts";
import type { RightsRow } from "./rights-content.ts";
import type { PillarProgress } from "./system-value.ts";

/** One decision with everything that is to be seen before it is taken, and what became of it since. */
export interface DecisionCase {
  readonly decision: RecordOf<"decision">;
  readonly word: DecisionWord;
  /** The category that counts: its own, or that of its row. */
  readonly category: number | null;
  /** Its row in the matrix in force; null: none is for it. */
  readonly row: RightsRow | null;
  /** The version in force; 0: as it is today. */
  readonly version: number;
  readonly keys: readonly KeyState[];
  /** The delegated domain that it falls in, and whether that may be used now; null: in none. */
  readonly domain: (MayAnswer & { readonly name: string }) | null;
  /** What the three lenses read now. */
  readonly readings: readonly LensReadingFigure[];
  readonly effects: readonly OptionEffect[];
  /** Why the choice goes against the sum, or null. */
  readonly againstSum: string | null;
  /** What keeps it from being approved by whoever was asked for. */
  readonly gaps: readonly ApprovalGap[];
  /** Why what it says can no longer be changed, or null. */
  readonly lock: string | null;
  readonly findings: readonly Finding[];
  readonly expectations: readonly Expectation[];
  /** Milliseconds since it was raised, until it was decided or until now; null: nobody raised it on record. */
  readonly waitMs: number | null;
}

/** What a case is made from. */
export interface DecisionCaseSource extends RightsContext {
  readonly findings: readonly Finding[];
  /** How far the pillars have come, which the net effects start from. */
  readonly pillars: readonly PillarProgress[];
}

/** The case of a decision, asked for by somebody (id) who would decide it; null: there is no such decision. */
export function decisionCase(source: DecisionCaseSource, id: string, by?: string): DecisionCase | null {
  const { pilot, figures, asOfMs, findings, pillars } = source;
  const decision = recordById(pilot, "decision", id);
  if (decision === null) return null;
  const effects = optionEffects(decision, pillars);
  const { row, version } = rowInForce(source, decision);
  const [guardrail] = guardrailsOf(pilot, decision);
  const raisedAt = instantOf(decision.raisedAt);
  return {
    decision,
    word: decisionWord(source, decision),
    category: categoryOf(decision, row),
    row,
    version,
    keys: keyStates(pilot, decision, row),
    domain:
      guardrail === undefined
        ? null
        : { name: guardrail.domain, ...mayI(source, { domain: guardrail.domain, ...scopeOf(decision) }) },
    readings: lensReadings(pilot, figures, decision, asOfMs),
    effects,
    againstSum: againstSum(decision, effects),
    gaps: approvalGaps(source, decision, effects, by),
    lock: contentLock(decision),
    findings: findings.filter(({ about }) => about === id),
    expectations: expectationsOf(pilot, figures, decision, asOfMs),
    waitMs: raisedAt === null ? null : Math.max(0, (instantOf(decision.decidedAt) ?? asOfMs) - raisedAt),
  };
}

function scopeOf({ workflow, segment }: RecordOf<"decision">) {
  return {
    ...(workflow === undefined ? {} : { workflow }),
    ...(segment === undefined ? {} : { segment }),
  };
}
