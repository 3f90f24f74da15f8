import { instantOf } from "../calendar/moments.ts";
import { compareText } from "../journal/journal-order.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { kaplanMeierMedian } from "../statistics/kaplan-meier.ts";

/** `waiting`: asked and not given; `passed over`: the change was authorised or went live without it. */
export type ApprovalWord = "given" | "waiting" | "passed over";

/** One approval of a change as it stands at a moment. */
export interface Approval {
  /** Id of the person who is to approve. */
  readonly by: string;
  readonly state: ApprovalWord;
  readonly askedAtMs: number | null;
  /** Days from being asked to being given, passed over, or now; null: nobody recorded when it was asked. */
  readonly waitedDays: number | null;
}

/** What is asked of one approver, and how long they take. */
export interface ApproverWait {
  readonly by: string;
  readonly asked: number;
  readonly given: number;
  readonly waiting: number;
  readonly passedOver: number;
  /**
   * Kaplan–Meier median of the days until an approval was given: those that still wait, or were passed over, count as
   * longer than they waited. Null: too few were given to say it.
   */
  readonly medianDays: number | null;
  /** Of those that wait now; null: none waits. */
  readonly longestWaitDays: number | null;
}

/** An owner of changes who waits, or waited, on an approver. */
export interface WaitPair {
  /** Id of the owner of the changes, or null where they have none. */
  readonly waits: string | null;
  readonly on: string;
  readonly asked: number;
  readonly waiting: number;
  readonly medianDays: number | null;
}

/** Who waits on whom before something may change (brief G4: approvals per change). */
export interface ApprovalWaits {
  readonly changes: number;
  readonly approvals: number;
  /** Approvals per change, those that asked nobody included; null: there is no change. */
  readonly perChange: number | null;
  readonly medianDays: number | null;
  /** Those who keep others waiting longest first. */
  readonly approvers: readonly ApproverWait[];
  readonly pairs: readonly WaitPair[];
}

const MS_PER_DAY = 86_400_000;

/** The approvals of a change at `asOfMs`, in the order in which they were recorded. */
export function approvalsOf(change: RecordOf<"change">, asOfMs: number): readonly Approval[] {
  // What was not given when the change was authorised, or went live, did not hold it up any longer.
  const decidedAt = instantOf(change.authorisedAt) ?? instantOf(change.at);
  const isDecided = change.status !== "planned";
  return (change.approvals ?? []).map(({ by, askedAt, givenAt }) => {
    const askedAtMs = instantOf(askedAt);
    const givenAtMs = instantOf(givenAt);
    const state = givenAtMs !== null ? "given" : isDecided ? "passed over" : "waiting";
    const until = givenAtMs ?? (isDecided ? decidedAt : asOfMs);
    const waitedDays =
      askedAtMs === null || until === null ? null : Math.max(0, (until - askedAtMs) / MS_PER_DAY);
    return { by, state, askedAtMs, waitedDays };
  });
}

/** Approvals per change, waiting time per approver, and who waits on whom, over all changes at `asOfMs`. */
export function approvalWaits(pilot: RecordsHolder, asOfMs: number): ApprovalWaits {
  const changes = recordsOf(pilot, "change");
  const asked = changes.flatMap((change) =>
    approvalsOf(change, asOfMs).map((approval) => ({ ...approval, owner: change.owner ?? null })),
  );
  const approvers = [...Map.groupBy(asked, ({ by }) => by)]
    .map(([by, own]) => approverWait(by, own))
    .toSorted(byDelay);
  const pairs = [...Map.groupBy(asked, ({ owner, by }) => JSON.stringify([owner, by])).values()]
    .flatMap((own): readonly WaitPair[] => {
      const [first] = own;
      if (first === undefined) return [];
      const { owner, by } = first;
      const { waiting, medianDays } = approverWait(by, own);
      return [{ waits: owner, on: by, asked: own.length, waiting, medianDays }];
    })
    .toSorted(
      (a, b) =>
        b.waiting - a.waiting ||
        (b.medianDays ?? 0) - (a.medianDays ?? 0) ||
        b.asked - a.asked ||
        compareText(`${a.waits ?? ""} ${a.on}`, `${b.waits ?? ""} ${b.on}`),
    );
  return {
    changes: changes.length,
    approvals: asked.length,
    perChange: changes.length === 0 ? null : asked.length / changes.length,
    medianDays: medianOf(asked),
    approvers,
    pairs,
  };
}

function approverWait(by: string, own: readonly Approval[]): ApproverWait {
  const count = (word: ApprovalWord): number => own.filter(({ state }) => state === word).length;
  const running = own.flatMap(({ state, waitedDays }) =>
    state === "waiting" && waitedDays !== null ? [waitedDays] : [],
  );
  return {
    by,
    asked: own.length,
    given: count("given"),
    waiting: count("waiting"),
    passedOver: count("passed over"),
    medianDays: medianOf(own),
    longestWaitDays: running.length === 0 ? null : Math.max(...running),
  };
}

function medianOf(approvals: readonly Approval[]): number | null {
  const timed = approvals.filter(({ waitedDays }) => waitedDays !== null);
  return kaplanMeierMedian(
    Float64Array.from(timed, ({ waitedDays }) => waitedDays ?? 0),
    Uint8Array.from(timed, ({ state }) => (state === "given" ? 1 : 0)),
  );
}

function byDelay(a: ApproverWait, b: ApproverWait): number {
  return (
    (b.longestWaitDays ?? -1) - (a.longestWaitDays ?? -1) ||
    (b.medianDays ?? -1) - (a.medianDays ?? -1) ||
    b.asked - a.asked ||
    compareText(a.by, b.by)
  );
}
