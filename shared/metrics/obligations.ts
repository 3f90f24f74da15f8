import type { ObligationAnswer } from "./threshold.ts";
import type { Firing } from "./threshold-state.ts";

/**
 * `open`: to be answered; `expired`: no answer by the deadline, and an answer that came later does not undo that;
 * `late data`: the data came in after the deadline, so it has not expired, until a review closes without an answer.
 */
export type ObligationState = "open" | "obeyed" | "overruled" | "expired" | "late data";

/** An obligation as it stands. */
export interface Obligation {
  readonly id: string;
  /** Null: an answered one whose data were restated, so that nothing fires it any more. */
  readonly firing: Firing | null;
  readonly state: ObligationState;
  /** The answer that stands: the last one. It may stand beside `expired`. */
  readonly answer: ObligationAnswer | null;
  /** When it expired; null: it has not. */
  readonly expiredAt: number | null;
  /** When its data came in, where that was after its deadline; null: in time, or it is answered or open anyway. */
  readonly arrivedAt: number | null;
  readonly restated: boolean;
}

/** What obligations depend on beside the firings. Moments are epoch milliseconds. */
export interface ObligationFacts {
  /** In the order in which they were given; the last one stands. */
  readonly answers: readonly ObligationAnswer[];
  readonly asOf: number;
  /** When the data that fired it came in; null: in time. */
  readonly arrivedAt: (firing: Firing) => number | null;
  /** When weekly reviews were closed. */
  readonly reviewsClosedAt: readonly number[];
}

/** All obligations: those that fire, and the answered ones that no longer do. Later answers replace earlier ones. */
export function obligationsOf(firings: readonly Firing[], facts: ObligationFacts): Obligation[] {
  const answers = Map.groupBy(
    facts.answers.filter(({ at }) => at <= facts.asOf),
    ({ obligation }) => obligation,
  );
  const fired = new Set(firings.map((firing) => firing.obligation));
  const standing = firings.map((firing): Obligation => {
    const given = answers.get(firing.obligation) ?? [];
    const answer = given.at(-1) ?? null;
    const first = given.reduce((earliest, { at }) => Math.min(earliest, at), Number.POSITIVE_INFINITY);
    const expiry = first <= firing.deadline ? null : expiryOf(firing, facts);
    const expiredAt = expiry !== null && expiry.at !== null && first > expiry.at ? expiry.at : null;
    return {
      id: firing.obligation,
      firing,
      state:
        expiredAt !== null
          ? "expired"
          : (answer?.answer ?? ((expiry?.lateAt ?? null) === null ? "open" : "late data")),
      answer,
      expiredAt,
      arrivedAt: expiry?.lateAt ?? null,
      restated: false,
    };
  });
  const restated = [...answers].flatMap(([id, given]): readonly Obligation[] => {
    const answer = given.at(-1);
    if (answer === undefined || fired.has(id)) return [];
    return [
      { id, firing: null, state: answer.answer, answer, expiredAt: null, arrivedAt: null, restated: true },
    ];
  });
  return [...standing, ...restated];
}

/** When an obligation expires where nobody answers: by `asOf`, or not yet (null). Null: its deadline has not passed. */
function expiryOf(
  firing: Firing,
  { asOf, arrivedAt, reviewsClosedAt }: ObligationFacts,
): { readonly at: number | null; readonly lateAt: number | null } | null {
  if (asOf <= firing.deadline) return null;
  const arrived = arrivedAt(firing);
  if (arrived === null || arrived <= firing.deadline) return { at: firing.deadline, lateAt: null };
  const closed = reviewsClosedAt.filter((at) => at >= arrived && at <= asOf);
  return { at: closed.length === 0 ? null : Math.min(...closed), lateAt: arrived };
}

/** What an import did: the obligations that it fired and those that it withdrew. */
export function obligationChanges<Fired extends { readonly obligation: string }>(
  before: readonly Fired[],
  after: readonly Fired[],
): { readonly fired: readonly Fired[]; readonly withdrawn: readonly Fired[] } {
  const had = new Set(before.map((firing) => firing.obligation));
  const has = new Set(after.map((firing) => firing.obligation));
  return {
    fired: after.filter((firing) => !had.has(firing.obligation)),
    withdrawn: before.filter((firing) => !has.has(firing.obligation)),
  };
}
