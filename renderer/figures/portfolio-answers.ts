import { holdsUntil } from "../../shared/domain/holds-until.ts";
import type { LastingStanding } from "../../shared/portfolio/company-standing.ts";
import { isSample } from "../app/clock.ts";
import type { FigureGround } from "./figure-ground.ts";
import { standOf } from "./kept-answers.ts";
import type { Overview } from "./overview.ts";

/** What the portfolio asks of every company, and what answers it. */
export interface PortfolioAnswers {
  readonly overview: Overview;
  readonly standing: LastingStanding;
}

/** The name of one of these questions. */
export type PortfolioName = keyof PortfolioAnswers;

/** An answer with all that it rests on: what it says is true for as long as that holds. */
export interface PortfolioAnswer<Name extends PortfolioName = PortfolioName> {
  /** What the pilot was made of; see `standOf`. */
  readonly stand: string;
  /** The pilot is looked at by a clock of its own, which stands still (the sample). */
  readonly hasOwnClock: boolean;
  /** Epoch milliseconds: from then on, and before then; see `holdsUntil`. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly answer: PortfolioAnswers[Name];
}

/** What is kept of an answer that was given on this ground; null: it would not stay true. */
export function portfolioAnswer<Name extends PortfolioName>(
  ground: FigureGround,
  answer: PortfolioAnswers[Name],
): PortfolioAnswer<Name> | null {
  const { state, asOfMs } = ground;
  // The view may be of a moment before: what was answered from it is only true while the view is.
  const view = ground.view();
  const untilMs = holdsUntil(state, view);
  if (asOfMs < view.asOfMs || asOfMs >= untilMs) return null;
  return { stand: standOf(state), hasOwnClock: isSample(state), fromMs: asOfMs, untilMs, answer };
}

/**
 * The very answer that would be given now (epoch milliseconds) about a pilot that is made of `stand`; null: it has to be
 * asked.
 */
export function answerStill<Name extends PortfolioName>(
  kept: PortfolioAnswer<Name>,
  stand: string,
  nowMs: number,
): PortfolioAnswers[Name] | null {
  const asOfMs = kept.hasOwnClock ? kept.fromMs : nowMs;
  if (kept.stand !== stand || asOfMs < kept.fromMs || asOfMs >= kept.untilMs) return null;
  // All that an answer says of the moment itself; what counts from it is counted where it is shown.
  return "asOfMs" in kept.answer ? { ...kept.answer, asOfMs } : kept.answer;
}
