import type { Result } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { QuestionAnswer, QuestionInput, QuestionName } from "./figure-questions.ts";

/**
 * All figures of the window. A worker answers, so that the page stays free. PACK_FORMAT: a batch is damaged.
 * ABORTED_BY_CRASH: the worker died; asking again starts a new one.
 */
export interface Figures {
  /** Asks about a pilot as it stands, at a moment in epoch milliseconds. */
  readonly ask: <Name extends QuestionName>(
    name: Name,
    pilot: PilotState,
    asOfMs: number,
    input: QuestionInput<Name>,
  ) => Promise<Result<QuestionAnswer<Name>>>;
  /** The worker forgets a pilot that is not shown any more. */
  readonly release: (pilotId: string) => void;
}
