import { instantOf } from "../calendar/moments.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { kaplanMeierMedian } from "../statistics/kaplan-meier.ts";
import { convergedExecutives } from "./people-roles.ts";
import { isTaken } from "./rights.ts";

/** From when on the converged executive's seat is a bottleneck, where the pilot sets nothing else. */
export const DEFAULT_BOTTLENECK = { share: 0.4, days: 3 } as const;

/** From how many decisions on their share is held against its limit: one of two is no bottleneck. */
export const LEAST_TAKEN = 5;

/** How long decisions wait. Those that are still open count with their age, so that they do not hide. */
export interface Waits {
  /** Median days from raised to decided; null: too few were decided to say. */
  readonly medianDays: number | null;
  readonly decided: number;
  readonly open: number;
  /** Days that the oldest open one has waited; null: none is open. */
  readonly oldestOpenDays: number | null;
}

/** The converged executive's seat (method.md, 5: accountability is centralised, not every decision). */
export interface Bottleneck {
  /** Taken personally / taken by somebody who is named; null: none was. */
  readonly share: number | null;
  readonly personally: number;
  readonly taken: number;
  readonly waits: Waits;
  readonly limits: { readonly share: number; readonly days: number };
  /** Which of the two is over its limit. */
  readonly over: readonly ("share" | "wait")[];
}

const MS_PER_DAY = 86_400_000;

/** The coordination delay of all decisions at an instant: raised → decided (mission, B01). */
export function coordinationDelay(pilot: RecordsHolder, asOfMs: number): Waits {
  return waitsOf(recordsOf(pilot, "decision"), ({ raisedAt }) => raisedAt, asOfMs);
}

/** How much of the deciding is with the converged executive, and how long that seat lets people wait. */
export function bottleneck(pilot: RecordsHolder, asOfMs: number): Bottleneck {
  const seats = new Set(convergedExecutives(pilot).map(({ id }) => id));
  const decisions = recordsOf(pilot, "decision");
  const taken = decisions.filter(
    (decision) => decision.decidedBy !== undefined && isDecidedBy(decision, asOfMs),
  );
  const isOfSeat = ({ decidedBy, routed, owner }: RecordOf<"decision">): boolean => {
    const who = decidedBy ?? routed?.to ?? owner;
    return who !== undefined && seats.has(who);
  };
  const personally = taken.filter(isOfSeat).length;
  const waits = waitsOf(decisions.filter(isOfSeat), ({ raisedAt, routed }) => routed?.at ?? raisedAt, asOfMs);
  const share = taken.length === 0 ? null : personally / taken.length;
  const limits = { ...DEFAULT_BOTTLENECK, ...pilotRecord(pilot).bottleneck };
  return {
    share,
    personally,
    taken: taken.length,
    waits,
    limits,
    over: [
      ...(share !== null && taken.length >= LEAST_TAKEN && share > limits.share ? (["share"] as const) : []),
      ...(waits.medianDays !== null && waits.medianDays > limits.days ? (["wait"] as const) : []),
    ],
  };
}

function waitsOf(
  decisions: readonly RecordOf<"decision">[],
  startOf: (decision: RecordOf<"decision">) => string | undefined,
  asOfMs: number,
): Waits {
  const waits = decisions.flatMap((decision) => {
    const start = instantOf(startOf(decision));
    if (start === null || start > asOfMs) return [];
    const end = isDecidedBy(decision, asOfMs) ? instantOf(decision.decidedAt) : null;
    // A clock that was set back in between does not make a wait negative.
    return [{ days: Math.max(0, (end ?? asOfMs) - start) / MS_PER_DAY, isDecided: end !== null }];
  });
  const open = waits.filter(({ isDecided }) => !isDecided).map(({ days }) => days);
  return {
    medianDays: kaplanMeierMedian(
      Float64Array.from(waits, ({ days }) => days),
      Uint8Array.from(waits, ({ isDecided }) => (isDecided ? 1 : 0)),
    ),
    decided: waits.length - open.length,
    open: open.length,
    oldestOpenDays: open.length === 0 ? null : Math.max(...open),
  };
}

/** Taken or rejected by an instant. */
function isDecidedBy(decision: RecordOf<"decision">, asOfMs: number): boolean {
  const at = instantOf(decision.decidedAt);
  return at !== null && at <= asOfMs && (isTaken(decision) || decision.status === "rejected");
}
