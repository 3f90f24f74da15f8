import type { Result } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { DayStanding, LastingStanding } from "../../shared/portfolio/company-standing.ts";
import type { QuestionAnswer, QuestionInput, QuestionName } from "./figure-questions.ts";
import type { KeptQuestion } from "./kept-answers.ts";
import type { Overview } from "./overview.ts";

/**
 * All figures of the window. A worker answers, so that the page stays free. PACK_FORMAT: a batch is damaged.
 * ABORTED_BY_CRASH: the worker died, and so did the one that was started in its place.
 */
export interface Figures {
  /** Asks about a pilot as it stands, at a moment in epoch milliseconds. */
  readonly ask: <Name extends QuestionName>(
    name: Name,
    pilot: PilotState,
    asOfMs: number,
    input: QuestionInput<Name>,
  ) => Promise<Result<QuestionAnswer<Name>>>;
  /**
   * The overviews of many pilots, told one by one as they are there; the pilots need not be open. Each is looked at by
   * its own clock. `stand`: what the pilot was made of (see `standOf`); null: that is not said. CANCELLED: the signal was
   * aborted.
   */
  readonly overviews: (
    pilotIds: readonly string[],
    nowMs: number,
    options: {
      readonly onOverview: (pilotId: string, overview: Result<Overview>, stand: string | null) => void;
      readonly signal?: AbortSignal;
    },
  ) => Promise<Result<null>>;
  /** Has pilots ready that may be opened next, so that the first question about them is answered sooner. */
  readonly prepare: (
    pilotIds: readonly string[],
    nowMs: number,
    signal?: AbortSignal,
  ) => Promise<Result<null>>;
  /**
   * Works out what the portfolio will be told of pilots in the days to come, if nobody changes them until then: the first
   * look at a new day need not compute it.
   */
  readonly lookAhead: (
    pilotIds: readonly string[],
    nowMs: number,
    signal?: AbortSignal,
  ) => Promise<Result<null>>;
  /** As the overviews, with what the portfolio says of each beside its overview. */
  readonly standings: (
    pilotIds: readonly string[],
    nowMs: number,
    options: {
      readonly onStanding: (pilotId: string, standing: Result<LastingStanding>) => void;
      readonly signal?: AbortSignal;
    },
  ) => Promise<Result<null>>;
  /** The same with the figures of each at the end of one day of its pilot; null: it has not lived through it. */
  readonly dayStandings: (
    pilotIds: readonly string[],
    nowMs: number,
    day: number,
    options: {
      readonly onStanding: (pilotId: string, standing: Result<DayStanding | null>) => void;
      readonly signal?: AbortSignal;
    },
  ) => Promise<Result<null>>;
  /** The worker forgets a pilot that is not shown any more. */
  readonly release: (pilotId: string) => void;
}

/** Figures whose last answers can be shown until the fresh ones are there. */
export interface RememberingFigures extends Figures {
  /**
   * The last answer to a question about these very records on this day of the pilot; null: there is none. Whoever shows it
   * asks all the same, and shows what is answered then.
   */
  readonly known: <Name extends KeptQuestion>(
    name: Name,
    pilot: PilotState,
    asOfMs: number,
  ) => QuestionAnswer<Name> | null;
}
