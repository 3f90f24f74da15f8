import type { Result } from "../../shared/errors/problem.ts";
import type { DayStanding, LastingStanding } from "../../shared/portfolio/company-standing.ts";
import type { QuestionAnswer, QuestionInput, QuestionName } from "../figures/figure-questions.ts";
import type { Overview } from "../figures/overview.ts";
import type { TellingCalls } from "./pilot-teller.ts";

/** A question about a pilot that the worker was told of, at a moment in epoch milliseconds. */
export interface PilotQuestion<Name extends QuestionName> {
  readonly pilotId: string;
  readonly asOfMs: number;
  readonly input: QuestionInput<Name>;
}

/** The overview of one of many pilots, or why there is none. */
export interface PilotOverview {
  readonly pilotId: string;
  readonly overview: Result<Overview>;
  /** What the pilot was made of; see `standOf`. Null: it is in no database. */
  readonly stand: string | null;
}

/** Pilots of a database to look over, as they stand there. Without a database: pilots that the worker was told of. */
export interface PortfolioQuestion {
  readonly database: string | null;
  readonly pilotIds: readonly string[];
  /** Epoch milliseconds; the sample is looked at by its own clock. */
  readonly nowMs: number;
}

/** What the portfolio says of one of many pilots beside its overview, or why nothing. */
export interface PilotStanding {
  readonly pilotId: string;
  readonly standing: Result<LastingStanding>;
}

/** The figures of one of many pilots at a day of its own; null: it has not lived through it. */
export interface PilotDayStanding {
  readonly pilotId: string;
  readonly standing: Result<DayStanding | null>;
}

/** What the metrics worker can be asked for: the questions of the window, and many pilots at once. */
export type MetricsCalls = TellingCalls & {
  /** Reads what was answered last, before anybody asks for it. */
  readonly readAhead: { readonly input: null; readonly progress: never; readonly output: null };
  /** The overviews that are true as they were answered last are told at once; all others are left out. */
  readonly overviewsStillTrue: {
    readonly input: PortfolioQuestion;
    readonly progress: PilotOverview;
    readonly output: null;
  };
  /** Overviews are computed, and told one by one as they are there. CANCELLED: the window does not want the rest. */
  readonly overviews: {
    readonly input: PortfolioQuestion;
    readonly progress: PilotOverview;
    readonly output: null;
  };
  /** Lays pilots out that may be opened next; nothing is told. */
  readonly prepare: {
    readonly input: PortfolioQuestion;
    readonly progress: never;
    readonly output: null;
  };
  /** Works out what will be answered in the days to come, and keeps it; nothing is told. CANCELLED: it is not wanted now. */
  readonly lookAhead: {
    readonly input: PortfolioQuestion;
    readonly progress: never;
    readonly output: null;
  };
  /** Those that are still true at once, the others as they are computed. */
  readonly standings: {
    readonly input: PortfolioQuestion;
    readonly progress: PilotStanding;
    readonly output: null;
  };
  readonly dayStandings: {
    readonly input: PortfolioQuestion & { readonly day: number };
    readonly progress: PilotDayStanding;
    readonly output: null;
  };
  /** Forgets what is kept of pilots that are in the database no more. */
  readonly sweep: { readonly input: string; readonly progress: never; readonly output: null };
} & {
  readonly [Name in QuestionName]: {
    readonly input: PilotQuestion<Name>;
    readonly progress: never;
    readonly output: QuestionAnswer<Name>;
  };
};
