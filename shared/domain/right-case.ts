import { instantOf } from "../calendar/moments.ts";
import { maturesAt } from "../metrics/maturity.ts";
import { isMetricId } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { judgedRange } from "./band-state.ts";
import { takenAt } from "./decision-times.ts";
import type { CaseSource } from "./obligation-case.ts";
import { holdsRightsBack, type PilotObligation } from "./pilot-obligations.ts";
import { concerns, isTaken, type RightState, touches } from "./rights.ts";

/** A delegated right as it stands: why, since when, and what was decided in spite of it. */
export interface RightCase {
  readonly right: RightState;
  /** Obligations that hold it back, the earliest first. */
  readonly obligations: readonly PilotObligation[];
  /** Epoch milliseconds from which it is held back; null: it is not, or nobody knows since when. */
  readonly sinceMs: number | null;
  /** Decisions taken in it since then, the earliest first. */
  readonly taken: readonly RecordOf<"decision">[];
  /** Names. */
  readonly holders: readonly string[];
}

/** The case of one delegated right at `asOfMs`; null: there is none with that id. */
export function rightCase(
  pilot: RecordsHolder,
  { figures, obligations, rights }: CaseSource,
  asOfMs: number,
  id: string,
): RightCase | null {
  const right = rights.find((one) => one.id === id);
  const guardrail = recordById(pilot, "guardrail", id);
  if (right === undefined || guardrail === null) return null;
  const bands = guardrail.bands ?? [];
  const holding = obligations
    .filter((one) => holdsRightsBack(one) && bands.some((band) => touches({ pilot }, band, one)))
    .toSorted((a, b) => (a.firedAtMs ?? 0) - (b.firedAtMs ?? 0));
  const { prepared, settings } = figures;
  const breached = bands.flatMap(({ metric }, place) => {
    if (right.bands[place]?.state !== "breach" || !isMetricId(metric)) return [];
    const { to } = judgedRange(figures, metric, asOfMs);
    return [maturesAt(prepared.clock, to, settings.confirmationHours)];
  });
  const starts = [...holding.flatMap(({ firedAtMs }) => firedAtMs ?? []), ...breached];
  const sinceMs = right.state !== "suspended" || starts.length === 0 ? null : Math.min(...starts);
  return {
    right,
    obligations: holding,
    sinceMs,
    taken: sinceMs === null ? [] : takenSince(pilot, guardrail, sinceMs, asOfMs),
    holders: right.holders.flatMap((holder) => recordById(pilot, "person", holder)?.name ?? []),
  };
}

function takenSince(
  pilot: RecordsHolder,
  guardrail: RecordOf<"guardrail">,
  sinceMs: number,
  asOfMs: number,
): readonly RecordOf<"decision">[] {
  const timeOf = (decision: RecordOf<"decision">): number => instantOf(takenAt(decision)) ?? Number.NaN;
  return recordsOf(pilot, "decision")
    .filter((decision) => isTaken(decision) && concerns(decision, guardrail))
    .filter((decision) => timeOf(decision) >= sinceMs && timeOf(decision) <= asOfMs)
    .toSorted((a, b) => timeOf(a) - timeOf(b));
}
