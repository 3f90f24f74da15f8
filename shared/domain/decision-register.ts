import { dayOf, instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { rowInForce } from "./approval.ts";
import type { LensCalibration } from "./calibration.ts";
import { calibrations, misses } from "./calibration.ts";
import { isOverridden } from "./decision-findings.ts";
import { takenAt } from "./decision-times.ts";
import type { Expectation } from "./expectation.ts";
import { expectationsOf } from "./expectation.ts";
import type { Finding } from "./finding.ts";
import { keyStates, missingKeys } from "./packaging-keys.ts";
import type { RightsContext } from "./rights.ts";
import { isTaken } from "./rights.ts";
import type { Bottleneck, Waits } from "./waits.ts";
import { bottleneck, coordinationDelay } from "./waits.ts";

/**
 * Where a decision stands. `waiting for a key`: everything is there but one of the two keys of commercial packaging.
 * `late`: its date passed without a decision, so that its default outcome holds. `overridden`: approved outside the
 * bands with the converged executive's recorded override.
 */
export type DecisionWord =
  | "draft"
  | "waiting for a key"
  | "routed"
  | "revise"
  | "late"
  | "approved"
  | "overridden"
  | "executed"
  | "rejected";

/** One line of the register. */
export interface RegisterRow {
  readonly id: string;
  readonly title: string;
  readonly word: DecisionWord;
  readonly category: number | null;
  readonly domain: string | null;
  readonly raisedAt: string | null;
  readonly dueOn: string | null;
  readonly decidedAt: string | null;
  readonly executedAt: string | null;
  /** Id of who decided; before that of whom it waits for; null: nobody is named. */
  readonly person: string | null;
  readonly findings: readonly Finding[];
  readonly expectations: readonly Expectation[];
}

/** The register with what it says of deciding as a whole. */
export interface DecisionRegister {
  /** The newest first. */
  readonly rows: readonly RegisterRow[];
  readonly delay: Waits;
  readonly bottleneck: Bottleneck;
  readonly calibrations: readonly LensCalibration[];
  readonly misses: readonly Expectation[];
}

/** The register at the moment of `context`; `findings` are those of the pilot's view at that moment. */
export function decisionRegister(context: RightsContext, findings: readonly Finding[]): DecisionRegister {
  const { pilot, figures, asOfMs } = context;
  const byDecision = Map.groupBy(findings, ({ about }) => about);
  const rows = recordsOf(pilot, "decision").map((decision): RegisterRow => {
    const { id, title, category, domain, raisedAt, dueOn, decidedAt, executedAt } = decision;
    return {
      id,
      title,
      word: decisionWord(context, decision),
      category: category ?? null,
      domain: domain ?? null,
      raisedAt: raisedAt ?? null,
      dueOn: dueOn ?? null,
      decidedAt: decidedAt ?? null,
      executedAt: executedAt ?? null,
      person: personOf(context, decision),
      findings: byDecision.get(id) ?? [],
      expectations: expectationsOf(pilot, figures, decision, asOfMs),
    };
  });
  const expectations = rows.flatMap((row) => row.expectations);
  return {
    rows: rows.toSorted((one, other) => momentOf(other) - momentOf(one)),
    delay: coordinationDelay(pilot, asOfMs),
    bottleneck: bottleneck(pilot, asOfMs),
    calibrations: calibrations(expectations),
    misses: misses(expectations),
  };
}

/** Where a decision stands at a moment. */
export function decisionWord(context: RightsContext, decision: RecordOf<"decision">): DecisionWord {
  const { pilot, figures, asOfMs } = context;
  const { status } = decision;
  const takenMs = instantOf(takenAt(decision));
  if (status === "executed" || status === "rejected") return status;
  if (isTaken(decision)) {
    return takenMs !== null && isOverridden(decision, takenMs) ? "overridden" : "approved";
  }
  const due = dayOf(decision.dueOn);
  if (due !== null && due < zoneClock(figures.settings.timeZone).dayOf(asOfMs)) return "late";
  if (status === "revise") return "revise";
  const { row } = rowInForce(context, decision);
  const keys = keyStates(pilot, decision, row);
  const waiting = missingKeys(keys, asOfMs);
  if (waiting.length > 0 && waiting.length < keys.length) return "waiting for a key";
  return decision.routed === undefined ? "draft" : "routed";
}

/** Who decided; before that whom it waits for: the holder of a key that is missing, the seat it was routed to, its owner. */
function personOf(context: RightsContext, decision: RecordOf<"decision">): string | null {
  if (decision.decidedBy !== undefined) return decision.decidedBy;
  const { row } = rowInForce(context, decision);
  const keys = keyStates(context.pilot, decision, row);
  const waiting = missingKeys(keys, context.asOfMs);
  const holder = waiting.length < keys.length ? waiting[0]?.holders[0] : undefined;
  return holder ?? decision.routed?.to ?? decision.owner ?? null;
}

function momentOf({ decidedAt, executedAt, raisedAt }: RegisterRow): number {
  return instantOf(decidedAt ?? executedAt ?? raisedAt ?? undefined) ?? 0;
}
