import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { QuestionAnswer } from "./figure-questions.ts";
import type { Figures, RememberingFigures } from "./figures.ts";
import {
  answerAtOnce,
  isKept,
  type KeptAnswer,
  type KeptAnswers,
  type KeptQuestion,
  keptAnswer,
  keptOf,
} from "./kept-answers.ts";

/** What answers are remembered with. */
export interface RememberOptions {
  /** Keeps an answer beyond this window; absent: they are remembered here alone. */
  readonly keep?: (pilot: PilotState, name: KeptQuestion, kept: KeptAnswer) => void;
  /** What was kept of pilots before. */
  readonly kept?: ReadonlyMap<string, KeptAnswers>;
  /** Questions wait for it: until then there is nobody to ask. */
  readonly ready?: Promise<unknown>;
}

/** Figures that remember the last answers to the questions that a company shows first. */
export function rememberAnswers<Inner extends Figures>(
  figures: Inner,
  { keep, kept = new Map(), ready = Promise.resolve() }: RememberOptions = {},
): Inner & RememberingFigures {
  const known = new Map(kept);
  return {
    ...figures,
    known: (name, pilot, asOfMs) => answerAtOnce(known.get(pilot.pilotId) ?? {}, name, pilot, asOfMs),
    ask: async (name, pilot, asOfMs, input) => {
      await ready;
      const answer = await figures.ask(name, pilot, asOfMs, input);
      if (answer.ok && isKept(name)) {
        const { pilotId } = pilot;
        // A name of a question that is kept is paired with its answer; the compiler does not follow that for a name it does not know.
        const fresh = keptAnswer(pilot, asOfMs, answer.value as QuestionAnswer<KeptQuestion>);
        known.set(pilotId, { ...known.get(pilotId), [name]: fresh });
        keep?.(pilot, name, fresh);
      }
      return answer;
    },
    overviews: async (pilotIds, nowMs, { onOverview, ...options }) => {
      await ready;
      return figures.overviews(pilotIds, nowMs, {
        ...options,
        onOverview: (pilotId, overview, stand) => {
          // The company that is opened next stands at once; beyond this window only one that was opened is kept.
          if (overview.ok && stand !== null) {
            const { timeZone, asOfMs } = overview.value;
            const fresh = keptOf<"overview">(stand, timeZone, asOfMs, overview.value);
            known.set(pilotId, { ...known.get(pilotId), overview: fresh });
          }
          onOverview(pilotId, overview, stand);
        },
      });
    },
    prepare: async (...asked) => {
      await ready;
      return figures.prepare(...asked);
    },
    lookAhead: async (...asked) => {
      await ready;
      return figures.lookAhead(...asked);
    },
    standings: async (...asked) => {
      await ready;
      return figures.standings(...asked);
    },
    dayStandings: async (...asked) => {
      await ready;
      return figures.dayStandings(...asked);
    },
    release: (pilotId) => {
      known.delete(pilotId);
      figures.release(pilotId);
    },
  };
}
