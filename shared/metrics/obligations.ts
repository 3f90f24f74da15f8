import type { ObligationAnswer } from "./threshold.ts";
import type { Firing } from "./threshold-state.ts";

/**
 * `open`: to be answered; `expired`: no answer by the deadline; `late data`: the data came in after the deadline, so it
 * has not expired, until a review closes without an answer.
 */
export type ObligationState = "open" | "obeyed" | "overruled" | "expired" | "late data";

/** An obligation as it stands. */
export interface Obligation {
  readonly id: string;
  /** Null: an answered one whose data were restated, so that nothing fires it any more. */
  readonly firing: Firing | null;
  readonly state: ObligationState;
  readonly answer: ObligationAnswer | null;
  readonly restated: boolean;
}

/** What obligations depend on beside the firings. Moments are epoch milliseconds. */
export interface ObligationFacts {
  readonly answers: readonly ObligationAnswer[];
  readonly asOf: number;
  /** When the data that fired it came in; not given: in time. */
  readonly arrivedAt: (firing: Firing) => number | null;
  /** When weekly reviews were closed. */
  readonly reviewsClosedAt: readonly number[];
}

/** All obligations: those that fire, and the answered ones that no longer do. Later answers replace earlier ones. */
export function obligationsOf(firings: readonly Firing[], facts: ObligationFacts): Obligation[] {
  const answers = new Map<string, ObligationAnswer>();
  for (const answer of facts.answers.toSorted((a, b) => a.at - b.at)) {
    if (answer.at <= facts.asOf) answers.set(answer.obligation, answer);
  }
  const fired = new Set(firings.map((firing) => firing.obligation));
  const standing = firings.map((firing): Obligation => {
    const answer = answers.get(firing.obligation) ?? null;
    return {
      id: firing.obligation,
      firing,
      state: answer?.answer ?? unansweredState(firing, facts),
      answer,
      restated: false,
    };
  });
  const restated = [...answers.values()]
    .filter((answer) => !fired.has(answer.obligation))
    .map(
      (answer): Obligation => ({
        id: answer.obligation,
        firing: null,
        state: answer.answer,
        answer,
        restated: true,
      }),
    );
  return [...standing, ...restated];
}

function unansweredState(firing: Firing, facts: ObligationFacts): ObligationState {
  if (facts.asOf <= firing.deadline) return "open";
  const arrived = facts.arrivedAt(firing);
  if (arrived === null || arrived <= firing.deadline) return "expired";
  const reviewed = facts.reviewsClosedAt.some((closed) => closed >= arrived && closed <= facts.asOf);
  return reviewed ? "expired" : "late data";
}

/** What an import did: the obligations that it fired and those that it withdrew. */
export function obligationChanges(
  before: readonly Firing[],
  after: readonly Firing[],
): { readonly fired: readonly Firing[]; readonly withdrawn: readonly Firing[] } {
  const had = new Set(before.map((firing) => firing.obligation));
  const has = new Set(after.map((firing) => firing.obligation));
  return {
    fired: after.filter((firing) => !had.has(firing.obligation)),
    withdrawn: before.filter((firing) => !has.has(firing.obligation)),
  };
}
