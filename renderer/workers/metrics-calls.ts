import type { QuestionAnswer, QuestionInput, QuestionName } from "../figures/figure-questions.ts";
import type { TellingCalls } from "./pilot-teller.ts";

/** A question about a pilot that the worker was told of, at a moment in epoch milliseconds. */
export interface PilotQuestion<Name extends QuestionName> {
  readonly pilotId: string;
  readonly asOfMs: number;
  readonly input: QuestionInput<Name>;
}

/** What the metrics worker can be asked for: the questions of the window. */
export type MetricsCalls = TellingCalls & {
  readonly [Name in QuestionName]: {
    readonly input: PilotQuestion<Name>;
    readonly progress: never;
    readonly output: QuestionAnswer<Name>;
  };
};
