import { type Result, success } from "../../shared/errors/problem.ts";
import { figureGround } from "../figures/figure-ground.ts";
import { FIGURE_QUESTIONS, type QuestionName } from "../figures/figure-questions.ts";
import { createHeldPilots } from "./held-pilots.ts";
import type { MetricsCalls } from "./metrics-calls.ts";
import type { CallHandlers } from "./serve-calls.ts";
import { createTellingHandlers } from "./telling-handlers.ts";

/** The calls of the metrics worker over pilots of its own. */
export function createMetricsHandlers(): CallHandlers<MetricsCalls> {
  const pilots = createHeldPilots();
  const answer = <Name extends QuestionName>(
    name: Name,
    { pilotId, asOfMs, input }: MetricsCalls[Name]["input"],
  ): Result<MetricsCalls[Name]["output"]> => {
    const pilot = pilots.laidOut(pilotId);
    if (!pilot.ok) return pilot;
    // Each question is paired with its own input by the type of the calls; the table as a whole cannot say so.
    const question = FIGURE_QUESTIONS[name] as (ground: unknown, query: unknown) => unknown;
    return success(question(figureGround(pilot.value, asOfMs), input) as MetricsCalls[Name]["output"]);
  };
  const questions = Object.fromEntries(
    (Object.keys(FIGURE_QUESTIONS) as QuestionName[]).map((name) => [
      name,
      (question: MetricsCalls[typeof name]["input"]) => answer(name, question),
    ]),
  ) as unknown as Pick<CallHandlers<MetricsCalls>, QuestionName>;
  return {
    ...questions,
    ...createTellingHandlers(pilots),
  };
}
