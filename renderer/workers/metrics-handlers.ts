import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { momentOf } from "../app/clock.ts";
import type { LayoutCache } from "../data/layout-cache.ts";
import type { PilotReader } from "../data/pilot-reader.ts";
import { type FigureGround, figureGround } from "../figures/figure-ground.ts";
import { FIGURE_QUESTIONS, type QuestionName } from "../figures/figure-questions.ts";
import type { Overview } from "../figures/overview.ts";
import type { MetricsCalls, PortfolioQuestion } from "./metrics-calls.ts";
import { createPilotShelf } from "./pilot-shelf.ts";
import { type CallContext, type CallHandlers, nextTask } from "./serve-calls.ts";

/** What the metrics worker reads from beside what it is told. */
export interface MetricsSources {
  readonly reader: PilotReader;
  readonly cache: LayoutCache;
}

/** The calls of the metrics worker over pilots of its own. */
export function createMetricsHandlers(sources: MetricsSources | null = null): CallHandlers<MetricsCalls> {
  const shelf = createPilotShelf(sources?.reader ?? null, sources?.cache ?? null);
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
      name === "overview" ? name : undefined,
    );
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
  const overviews = async (
    question: PortfolioQuestion,
    { onProgress, isCancelled }: CallContext<MetricsCalls["overviews"]["progress"]>,
  ): Promise<Result<null>> => {
    const { database } = question;
    const tell = (pilotId: string, overview: Result<Overview>): void => onProgress({ pilotId, overview });
    const done = await each(question, isCancelled, FIGURE_QUESTIONS.overview, tell, "overview");
    if (done.ok && database !== null && !swept.has(database)) {
      swept.add(database);
      await sweep(database);
    }
    return done;
  };
  const standings: CallHandlers<MetricsCalls>["standings"] = (question, { onProgress, isCancelled }) =>
    each(
      question,
      isCancelled,
      FIGURE_QUESTIONS.standing,
      (pilotId, standing) => onProgress({ pilotId, standing }),
      "standing",
    );
  const dayStandings: CallHandlers<MetricsCalls>["dayStandings"] = (question, { onProgress, isCancelled }) =>
    each(
      question,
      isCancelled,
      (ground) => FIGURE_QUESTIONS.dayStanding(ground, question.day),
      (pilotId, standing) => onProgress({ pilotId, standing }),
    );
  /** Layouts of pilots that are gone go too. */
  const sweep = async (database: string): Promise<void> => {
    const known = await sources?.reader.pilotIds(database);
    if (known?.ok === true) await sources?.cache.keepOnly(known.value);
  };

  const questions = Object.fromEntries(
    (Object.keys(FIGURE_QUESTIONS) as QuestionName[]).map((name) => [
      name,
      (question: MetricsCalls[typeof name]["input"]) => answer(name, question),
    ]),
  ) as unknown as Pick<CallHandlers<MetricsCalls>, QuestionName>;
  return {
    ...questions,
    overviews,
    standings,
    dayStandings,
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
