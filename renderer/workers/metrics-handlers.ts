import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { LastingStanding } from "../../shared/portfolio/company-standing.ts";
import { momentOf } from "../app/clock.ts";
import type { ComingCache } from "../data/coming-cache.ts";
import type { LayoutCache } from "../data/layout-cache.ts";
import type { PilotReader } from "../data/pilot-reader.ts";
import type { PortfolioCache } from "../data/portfolio-cache.ts";
import { type FigureGround, figureGround, groundToCome } from "../figures/figure-ground.ts";
import { FIGURE_QUESTIONS, type QuestionName } from "../figures/figure-questions.ts";
import type { Overview } from "../figures/overview.ts";
import type { PortfolioAnswers, PortfolioName } from "../figures/portfolio-answers.ts";
import type { MetricsCalls, PortfolioQuestion } from "./metrics-calls.ts";
import { createPilotShelf } from "./pilot-shelf.ts";
import { createPortfolioKeeper } from "./portfolio-keeper.ts";
import { type CallHandlers, nextTask } from "./serve-calls.ts";

/** So far ahead answers are worked out: from a Friday evening until the next Monday. */
const LOOK_AHEAD_MS = 3 * 86_400_000;

/** What the metrics worker reads from beside what it is told. */
export interface MetricsSources {
  readonly reader: PilotReader;
  readonly cache: LayoutCache;
  /** Null: what the portfolio is answered with is not kept beyond this worker. */
  readonly answers: PortfolioCache | null;
  /** Null: what it will be answered in the days to come is not worked out ahead. */
  readonly coming: ComingCache | null;
}

/** The calls of the metrics worker over pilots of its own. */
export function createMetricsHandlers(sources: MetricsSources | null = null): CallHandlers<MetricsCalls> {
  const shelf = createPilotShelf(sources?.reader ?? null, sources?.cache ?? null);
  const keeper = createPortfolioKeeper(sources);
  const swept = new Set<string>();

  const answer = <Name extends QuestionName>(
    name: Name,
    { pilotId, asOfMs, input }: MetricsCalls[Name]["input"],
  ): Promise<Result<MetricsCalls[Name]["output"]>> => {
    // Each question is paired with its own input by the type of the calls; the table as a whole cannot say so.
    const question = FIGURE_QUESTIONS[name] as (
      ground: unknown,
      query: unknown,
    ) => MetricsCalls[Name]["output"];
    return shelf.answer(
      pilotId,
      () => asOfMs,
      (pilot) => question(figureGround(pilot, asOfMs), input),
    );
  };
  const overview = async ({
    pilotId,
    asOfMs,
  }: MetricsCalls["overview"]["input"]): Promise<Result<Overview>> => {
    const { ask, keep } = keeper.noting(pilotId, "overview", FIGURE_QUESTIONS.overview);
    const answered = await shelf.answer(
      pilotId,
      () => asOfMs,
      (pilot) => ask(figureGround(pilot, asOfMs)),
      "overview",
    );
    keep(answered);
    return answered;
  };
  /** One pilot after the other, each looked at by its own clock. */
  const each = async <Answer>(
    { database, pilotIds, nowMs }: PortfolioQuestion,
    isCancelled: () => boolean,
    ask: (ground: FigureGround) => Answer,
    tell: (pilotId: string, answer: Result<Answer>) => void,
    name?: QuestionName,
  ): Promise<Result<null>> => {
    for (const pilotId of pilotIds) {
      if (isCancelled()) return failure("CANCELLED", "it was cancelled");
      if (database !== null) shelf.hold({ kind: "stored", database, pilotId, mark: null });
      const answered = await shelf.answer(
        pilotId,
        (state) => momentOf(state, nowMs),
        (pilot, asOfMs) => ask(figureGround(pilot, asOfMs)),
        name,
      );
      tell(pilotId, answered);
      // Lets a cancellation come in.
      await nextTask();
    }
    return success(null);
  };
  /** Tells what is true as it was answered last, and gives the pilots that are left. */
  const tellStillTrue = async <Name extends PortfolioName>(
    { database, pilotIds, nowMs }: PortfolioQuestion,
    name: Name,
    tell: (pilotId: string, answer: Result<PortfolioAnswers[Name]>, stand: string | null) => void,
  ): Promise<readonly string[]> => {
    if (database === null) return pilotIds;
    const known = await keeper.stillTrue(database, pilotIds, name, nowMs);
    for (const [pilotId, still] of known) tell(pilotId, success(still.answer), still.stand);
    return pilotIds.filter((pilotId) => !known.has(pilotId));
  };
  /** Computes an answer for each, which is kept. */
  const eachKept = async <Name extends PortfolioName>(
    question: PortfolioQuestion,
    isCancelled: () => boolean,
    name: Name,
    compute: (ground: FigureGround) => PortfolioAnswers[Name],
    tell: (pilotId: string, answer: Result<PortfolioAnswers[Name]>, stand: string | null) => void,
  ): Promise<Result<null>> => {
    for (const pilotId of question.pilotIds) {
      const { ask, stand, keep } = keeper.noting(pilotId, name, compute);
      const told = (_: string, answered: Result<PortfolioAnswers[Name]>): void => {
        tell(pilotId, answered, stand());
        keep(answered);
      };
      const done = await each({ ...question, pilotIds: [pilotId] }, isCancelled, ask, told, name);
      if (!done.ok) return done;
    }
    return success(null);
  };
  const overviewsStillTrue: CallHandlers<MetricsCalls>["overviewsStillTrue"] = async (
    question,
    { onProgress },
  ) => {
    await tellStillTrue(question, "overview", (pilotId, told, stand) =>
      onProgress({ pilotId, overview: told, stand }),
    );
    return success(null);
  };
  const overviews: CallHandlers<MetricsCalls>["overviews"] = (question, { onProgress, isCancelled }) =>
    eachKept(question, isCancelled, "overview", FIGURE_QUESTIONS.overview, (pilotId, told, stand) =>
      onProgress({ pilotId, overview: told, stand }),
    );
  const prepare: CallHandlers<MetricsCalls>["prepare"] = (question, { isCancelled }) =>
    each(question, isCancelled, FIGURE_QUESTIONS.overview, () => undefined, "overview");
  /** Answers both questions of a moment to come; what is known of now stays as it is. */
  const answerToCome = async (pilotId: string, fromMs: number): Promise<Result<null>> => {
    const overviewToCome = keeper.noting(pilotId, "overview", FIGURE_QUESTIONS.overview);
    const standingToCome = keeper.noting(pilotId, "standing", FIGURE_QUESTIONS.standing);
    const answered = await shelf.answer(
      pilotId,
      () => fromMs,
      (pilot) => {
        const ground = groundToCome(pilot, fromMs);
        overviewToCome.ask(ground);
        standingToCome.ask(ground);
        return null;
      },
    );
    await overviewToCome.keepComing(answered);
    await standingToCome.keepComing(answered);
    return answered;
  };
  const lookAhead: CallHandlers<MetricsCalls>["lookAhead"] = async (
    { database, pilotIds, nowMs },
    { isCancelled },
  ) => {
    if (database === null || (sources?.coming ?? null) === null) return success(null);
    for (const pilotId of pilotIds) {
      let before = nowMs;
      for (;;) {
        if (isCancelled()) return failure("CANCELLED", "it was cancelled");
        const fromMs = await keeper.unknownFrom(database, pilotId, nowMs + LOOK_AHEAD_MS);
        // Nothing was kept of the moment before: nothing will be.
        if (fromMs === null || fromMs <= before) break;
        before = fromMs;
        shelf.hold({ kind: "stored", database, pilotId, mark: null });
        const answered = await answerToCome(pilotId, fromMs);
        if (!answered.ok) return answered;
        await nextTask();
      }
    }
    return success(null);
  };
  const standings: CallHandlers<MetricsCalls>["standings"] = async (
    question,
    { onProgress, isCancelled },
  ) => {
    const tell = (pilotId: string, standing: Result<LastingStanding>): void =>
      onProgress({ pilotId, standing });
    const pilotIds = await tellStillTrue(question, "standing", tell);
    return eachKept({ ...question, pilotIds }, isCancelled, "standing", FIGURE_QUESTIONS.standing, tell);
  };
  const dayStandings: CallHandlers<MetricsCalls>["dayStandings"] = (question, { onProgress, isCancelled }) =>
    each(
      question,
      isCancelled,
      (ground) => FIGURE_QUESTIONS.dayStanding(ground, question.day),
      (pilotId, standing) => onProgress({ pilotId, standing }),
    );
  /** Layouts of pilots that are gone go, and what was answered about them: once, after all were looked over. */
  const sweep: CallHandlers<MetricsCalls>["sweep"] = async (database) => {
    if (swept.has(database)) return success(null);
    swept.add(database);
    const known = await sources?.reader.pilotIds(database);
    if (known?.ok !== true) return success(null);
    await sources?.cache.keepOnly(known.value);
    await keeper.keepOnly(known.value);
    return success(null);
  };

  const questions = Object.fromEntries(
    (Object.keys(FIGURE_QUESTIONS) as QuestionName[]).map((name) => [
      name,
      (question: MetricsCalls[typeof name]["input"]) => answer(name, question),
    ]),
  ) as unknown as Pick<CallHandlers<MetricsCalls>, QuestionName>;
  return {
    ...questions,
    overview,
    readAhead: async () => {
      await keeper.readAhead();
      return success(null);
    },
    overviewsStillTrue,
    overviews,
    prepare,
    lookAhead,
    standings,
    dayStandings,
    sweep,
    hold: (pilot) => {
      shelf.hold(pilot);
      return success(null);
    },
    extend: (gain) => shelf.extend(gain),
    release: (pilotId) => {
      shelf.release(pilotId);
      return success(null);
    },
  };
}
